/** A comparison in two columns: what is held, what is asked for, and why they differ. */

import '../command-words.js'
import { say } from '@microcred/core/messages'
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
import { type Spoken, spokenIn, textOf } from '../words.js'

const COLUMN = 38
const SIGN = 2

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

/** One achievement of the source and what it came to. */
export interface Result {
  readonly claim: Claim
  readonly comparison: Comparison
}

/** One comparison in full. */
export function compared(comparison: Comparison, paint: Paint, spoken: Spoken = spokenIn()): string {
  const { words } = spoken
  const { source, target, outcomes, elements, suggestions } = comparison
  return [
    ...verdict(comparison, paint, spoken),
    '',
    ...row(' ', words('compare/held'), words('compare/asked'), paint.dim),
    ...row(' ', textOf(source.title, spoken), textOf(target.title, spoken), paint.bold),
    '',
    paint.bold(words('compare/outcomes')),
    ...outcomes.covered.flatMap((match) => matched(match, paint, spoken)),
    ...outcomes.missing.flatMap((place) => row('✗', '', called(place, spoken), paint.red)),
    ...outcomes.surplus.flatMap((place) => row('+', called(place, spoken), '', paint.dim)),
    '',
    paint.bold(words('compare/elements')),
    ...elements.flatMap((element) => difference(element, paint, spoken)),
    ...(suggestions.length > 0 ? ['', paint.bold(words('compare/look-at'))] : []),
    ...suggestions.flatMap((each) => suggested(each, paint, spoken)),
    '',
    paint.dim(visible(closing(comparison, spoken))),
  ].join('\n')
}

/** The comparisons of a transcript, a line each. */
export function comparedEach(results: readonly Result[], paint: Paint, spoken: Spoken = spokenIn()): string {
  const { words } = spoken
  const lines = results.map(({ comparison }, at) => {
    const { grade, covered, difference, source } = comparison
    const sign = COLOURS[difference](paint)(SIGNS[difference])
    const line = words('compare/each-line', {
      grade: words(`compare/relation-${grade}`),
      percent: percent(covered),
      difference: words(`compare/difference-${difference}`),
    })
    return `${sign} ${String(at + 1).padStart(3)}  ${padded(visible(textOf(source.title, spoken)), COLUMN)}  ${line}`
  })
  const { target } = results[0]!.comparison
  return [
    paint.bold(
      words('compare/each', { count: results.length, target: visible(textOf(target.title, spoken)) }),
    ),
    '',
    ...lines,
    '',
    paint.dim(
      `${words('compare/show-one', { count: results.length })} ${visible(closing(results[0]!.comparison, spoken))}`,
    ),
  ].join('\n')
}

const COLOURS: Readonly<Record<Comparison['difference'], (paint: Paint) => Paint['red']>> = {
  none: ({ green }) => green,
  'non-substantial': ({ green }) => green,
  substantial: ({ red }) => red,
  undetermined: ({ yellow }) => yellow,
}

function verdict(
  { grade, difference, covered, purpose, computed, decision }: Comparison,
  paint: Paint,
  spoken: Spoken,
): string[] {
  const { words } = spoken
  const said = words('compare/verdict', {
    grade: paint.bold(words(`compare/grade-${grade}`)),
    percent: percent(covered),
    difference: words(`compare/difference-${difference}`),
    purpose,
  })
  const lines = [COLOURS[difference](paint)(said)]
  if (!decision) return lines
  const { evaluator, decided, granted, conditions } = decision.decision
  const who = textOf(evaluator.name, spoken)
  return [
    ...lines,
    ...wrapped(words('compare/decided', { who, on: decided }), 2 * COLUMN),
    ...(granted ? [words('compare/granted', { value: granted.value, unit: granted.unit })] : []),
    ...(conditions
      ? wrapped(words('compare/condition', { text: textOf(conditions, spoken) }), 2 * COLUMN)
      : []),
    words('compare/computed', {
      grade: words(`compare/relation-${computed.grade}`),
      difference: words(`compare/difference-${computed.difference}`),
    }),
  ]
}

const closing = ({ policy, at }: Comparison, { words }: Spoken): string =>
  `${policy.id} ${policy.version}${at ? words('compare/as-of', { at }) : ''}. ${words('compare/decides')}`

function matched(match: OutcomeMatch, paint: Paint, spoken: Spoken): string[] {
  const { relation, covers, distance, basis, source, target } = match
  const { words } = spoken
  const how = words(basis === 'concept' ? `compare/concepts-${relation}` : `compare/basis-${basis}`)
  const steps = distance > 1 ? words('compare/steps', { count: distance }) : ''
  const part = covers < 1 ? words('compare/counts', { percent: percent(covers) }) : ''
  const colour = covers < 1 ? paint.yellow : paint.green
  return [
    ...row(RELATIONS[relation], called(source, spoken), called(target, spoken), colour),
    paint.dim(`    ${words(`compare/relation-${relation}`)}: ${how}${steps}${part}`),
  ]
}

function difference(element: ElementComparison, paint: Paint, { words, language }: Spoken): string[] {
  const colour = COLOURS[element.status](paint)
  const reason = say(`comparison/${element.reason}`, element.params, language) ?? reasonOf(element)
  const title = words(`compare/element-${element.element}`)
  const name = padded(title, Math.max(12, width(title) + 1))
  const [first, ...others] = wrapped(reason, 2 * COLUMN + SIGN - width(name) - 2)
  return [
    `${colour(SIGNS[element.status])} ${name}${first}`,
    ...others.map((line) => `${' '.repeat(SIGN + width(name))}${line}`),
  ]
}

function suggested(
  { source, target, because, similarity, relation }: Suggestion,
  paint: Paint,
  spoken: Spoken,
): string[] {
  const { words } = spoken
  const why = words(`compare/because-${because}`, {
    percent: percent(similarity ?? 0),
    relation: relation ? words(`compare/relation-${relation}`) : '',
  })
  return [...row('·', called(source, spoken), called(target, spoken), paint.dim), paint.dim(`    ${why}`)]
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

const called = ({ title, id, pointer }: OutcomePlace, spoken: Spoken): string =>
  textOf(title, spoken) || id || pointer
