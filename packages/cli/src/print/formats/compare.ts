/** A comparison in two columns: what is held, what is asked for, and why they differ. */
import {
  type Comparison,
  type ElementComparison,
  type OutcomeMatch,
  type OutcomePlace,
  reasonOf,
  type Suggestion,
} from '@microcred/equivalence'
import type { Claim } from '@microcred/validators/claims'
import type { Paint } from '../paint.js'
import { visible, width } from '../visible.js'

const COLUMN = 38
const SIGN = 2

const GRADES: Readonly<Record<Comparison['grade'], string>> = {
  exact: 'exact',
  broader: 'broader: all that is asked for, and more',
  narrower: 'narrower: what is asked for is all of this, and more',
  partial: 'partial',
  none: 'none: nothing that is asked for is covered',
  undetermined: 'undetermined: too much is left unsaid',
}

const DIFFERENCES: Readonly<Record<Comparison['difference'], string>> = {
  none: 'no difference',
  'non-substantial': 'no substantial difference',
  substantial: 'a substantial difference',
  undetermined: 'not to be told',
}

const SIGNS: Readonly<Record<ElementComparison['status'], string>> = {
  none: '✓',
  'non-substantial': '~',
  substantial: '✗',
  undetermined: '?',
}

const RELATIONS: Readonly<Record<OutcomeMatch['relation'], string>> = {
  exact: '=',
  broader: '>',
  narrower: '<',
  partial: '≈',
}

const BASES: Readonly<Record<Exclude<OutcomeMatch['basis'], 'concept'>, string>> = {
  outcome: 'the same outcome',
  hierarchy: 'by the hierarchy of concepts',
  'recorded-match': 'as somebody recorded',
  'skill-match': 'as the outcome itself says',
}

const CONCEPTS: Readonly<Record<OutcomeMatch['relation'], string>> = {
  exact: 'the same concepts',
  broader: 'the same concepts and others',
  narrower: 'a part of the concepts',
  partial: 'some of the concepts',
}

/** One achievement of the source and what it came to. */
export interface Result {
  readonly claim: Claim
  readonly comparison: Comparison
}

/** One comparison in full. */
export function compared(comparison: Comparison, paint: Paint): string {
  const { source, target, outcomes, elements, suggestions } = comparison
  return [
    ...verdict(comparison, paint),
    '',
    ...row(' ', 'What is held', 'What is asked for', paint.dim),
    ...row(' ', textOf(source.title), textOf(target.title), paint.bold),
    '',
    paint.bold('Learning outcomes'),
    ...outcomes.covered.flatMap((match) => matched(match, paint)),
    ...outcomes.missing.flatMap((place) => row('✗', '', called(place), paint.red)),
    ...outcomes.surplus.flatMap((place) => row('+', called(place), '', paint.dim)),
    '',
    paint.bold('Elements'),
    ...elements.flatMap((element) => difference(element, paint)),
    ...(suggestions.length > 0
      ? ['', paint.bold('For a person to look at; nothing was computed from it')]
      : []),
    ...suggestions.flatMap((each) => suggested(each, paint)),
    '',
    paint.dim(visible(closing(comparison))),
  ].join('\n')
}

/** The comparisons of a transcript, a line each. */
export function comparedEach(results: readonly Result[], paint: Paint): string {
  const lines = results.map(({ comparison }, at) => {
    const { grade, covered, difference, source } = comparison
    const sign = COLOURS[difference](paint)(SIGNS[difference])
    const words = `${grade}, ${percent(covered)} covered, ${DIFFERENCES[difference]}`
    return `${sign} ${String(at + 1).padStart(3)}  ${padded(visible(textOf(source.title)), COLUMN)}  ${words}`
  })
  const { target } = results[0]!.comparison
  return [
    `${paint.bold(`${results.length} achievements`)}, each against ${visible(textOf(target.title))}`,
    '',
    ...lines,
    '',
    paint.dim(
      `--claim 1 to ${results.length} shows one in full. ${visible(closing(results[0]!.comparison))}`,
    ),
  ].join('\n')
}

const COLOURS: Readonly<Record<Comparison['difference'], (paint: Paint) => Paint['red']>> = {
  none: ({ green }) => green,
  'non-substantial': ({ green }) => green,
  substantial: ({ red }) => red,
  undetermined: ({ yellow }) => yellow,
}

function verdict({ grade, difference, covered, purpose, computed, decision }: Comparison, paint: Paint) {
  const colour = COLOURS[difference](paint)
  const lines = [
    `${colour(paint.bold(GRADES[grade]))}; ${percent(covered)} of the outcomes covered, ${DIFFERENCES[difference]} for ${purpose}`,
  ]
  if (!decision) return lines
  const { evaluator, decided, granted, conditions } = decision.decision
  return [
    ...lines,
    ...wrapped(`Decided by ${textOf(evaluator.name)} on ${decided}.`, 2 * COLUMN),
    ...(granted ? [`Granted: ${granted.value} ${granted.unit}.`] : []),
    ...(conditions ? wrapped(`Condition: ${textOf(conditions)}`, 2 * COLUMN) : []),
    `Computed: ${computed.grade}, ${DIFFERENCES[computed.difference]}.`,
  ]
}

const closing = ({ policy, at }: Comparison): string =>
  `${policy.id} ${policy.version}${at ? `, as of ${at}` : ''}. The receiving organisation decides.`

function matched(match: OutcomeMatch, paint: Paint): string[] {
  const { relation, covers, distance, basis, source, target } = match
  const how = basis === 'concept' ? CONCEPTS[relation] : BASES[basis]
  const steps = distance > 1 ? `, ${distance} steps` : ''
  const part = covers < 1 ? `, counts ${percent(covers)}` : ''
  return [
    ...row(RELATIONS[relation], called(source), called(target), covers < 1 ? paint.yellow : paint.green),
    paint.dim(`    ${relation}: ${how}${steps}${part}`),
  ]
}

function difference(element: ElementComparison, paint: Paint): string[] {
  const colour = COLOURS[element.status](paint)
  const [first, ...others] = wrapped(reasonOf(element), 2 * COLUMN + SIGN - 14)
  const name = padded(element.element, 12)
  return [
    `${colour(SIGNS[element.status])} ${name}${first}`,
    ...others.map((line) => `${' '.repeat(SIGN + 12)}${line}`),
  ]
}

function suggested({ source, target, because, similarity, relation }: Suggestion, paint: Paint): string[] {
  const why = {
    text: `texts ${percent(similarity ?? 0)} alike`,
    relation: `${relation}, which the policy counts for nothing`,
    'close-match': 'a close match',
  }[because]
  return [...row('·', called(source), called(target), paint.dim), paint.dim(`    ${why}`)]
}

/** Two texts side by side, wrapped; the sign stands before them once. */
function row(sign: string, left: string, right: string, colour: Paint['red']): string[] {
  const [lefts, rights] = [wrapped(left, COLUMN), wrapped(right, COLUMN)]
  return Array.from({ length: Math.max(lefts.length, rights.length) }, (_, at) =>
    `${at === 0 ? colour(sign) : ' '} ${padded(lefts[at] ?? '', COLUMN)}  ${rights[at] ?? ''}`.trimEnd(),
  )
}

const padded = (text: string, columns: number): string =>
  text + ' '.repeat(Math.max(0, columns - width(text)))

/** A text in lines of at most some columns; longer words are broken. */
function wrapped(text: string, columns: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of visible(text)
    .split(' ')
    .flatMap((each) => broken(each, columns))) {
    if (line !== '' && width(line) + 1 + width(word) > columns) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}

function broken(word: string, columns: number): string[] {
  if (width(word) <= columns) return [word]
  const letters = [...word]
  const half = Math.ceil(letters.length / 2)
  return [letters.slice(0, half), letters.slice(half)].flatMap((each) => broken(each.join(''), columns))
}

const percent = (share: number): string => `${Math.floor(share * 100 + 1e-9)} %`

const called = ({ title, id, pointer }: OutcomePlace): string => textOf(title) || id || pointer

const textOf = (text: Readonly<Record<string, string>>): string => text.en ?? Object.values(text)[0] ?? ''
