/** A stacking rule in words: a sentence for each requirement and constraint, in English. */
import type { Constraint, Requirement, Select, StackingRule } from '../generated/types.js'

interface Quantity {
  readonly value: number
  readonly unit: string
}

/** One requirement or constraint in words. */
export interface Sentence {
  readonly id: string
  /** How deep it lies; the root lies at 0, and what binds a requirement one deeper than it. */
  readonly depth: number
  readonly sentence: string
}

/**
 * A rule in words, in the order in which it is written. Constraints follow the requirement they bind.
 *
 * @example
 * sentencesOf(rule)[0]?.sentence // 'At least 15 ECTS from credentials at EQF 5 or above.'
 */
export function sentencesOf(rule: StackingRule): readonly Sentence[] {
  const out: Sentence[] = []
  const seen = (constraints: readonly Constraint[] | undefined, depth: number) => {
    for (const each of constraints ?? [])
      out.push({ id: each.id, depth, sentence: sentence(CONSTRAINTS[each.op](each as never)) })
  }
  const visit = (each: Requirement, depth: number) => {
    out.push({ id: each.id, depth, sentence: sentence(REQUIREMENTS[each.op](each as never)) })
    seen(each.constraints, depth + 1)
    for (const inner of within(each)) visit(inner, depth + 1)
  }
  visit(rule.root, 0)
  seen(rule.constraints, 0)
  for (const [name, definition] of Object.entries(rule.definitions ?? {})) {
    out.push({ id: name, depth: 0, sentence: `“${name}” means:` })
    visit(definition as Requirement, 1)
  }
  return out
}

function within(each: Requirement): readonly Requirement[] {
  if (each.op === 'when') return each.else ? [each.then, each.else] : [each.then]
  return 'of' in each ? (each.of ?? []) : []
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`

type Words<T extends { readonly op: string }> = {
  readonly [Op in T['op']]: (each: Extract<T, { readonly op: Op }>) => string
}

const DRAWN = { own: '', counted: ' among what counts', any: ', whether or not they count' } as const

const REQUIREMENTS: Words<Requirement> = {
  'all-of': () => 'all of the following',
  'any-of': () => 'one of the following',
  'n-of': ({ min, max }) =>
    `at least ${min}${max === undefined ? '' : ` and at most ${max}`} of the following`,
  item: ({ from, accept }) =>
    `one credential${such(from)}${accept ? `, or one that is equivalent for ${words(accept.purpose)}` : ''}`,
  volume: ({ min, max, from, of, draw, round }) =>
    `${range(min && quantity(min), max && quantity(max))}${of ? ' from the following together' : ` from credentials${from ? such(from) : ''}`}${DRAWN[draw ?? 'own']}${round && round.mode !== 'none' ? `, rounded ${round.mode}` : ''}`,
  count: ({ min, max, from, distinctBy, draw }) =>
    `${range(`${min}`, max === undefined ? undefined : `${max}`)} ${distinctBy && distinctBy !== 'credential' ? `different ${PLURALS[distinctBy]} among credentials` : 'credentials'}${such(from)}${DRAWN[draw ?? 'own']}`,
  outcomes: ({ minCoverage = 1, mandatory, targets, from }) =>
    `${minCoverage === 1 ? 'all' : `at least ${percent(minCoverage)}`} of ${targets ? `${targets.length} learning outcomes` : 'the learning outcomes of the award'}, covered by credentials${from ? such(from) : ''}${mandatory ? `; in any case ${either(mandatory, 'and')}` : ''}`,
  evidence: ({ kind }) => `evidence: ${words(kind)}`,
  decision: () => 'a decision by a person',
  when: ({ else: other }) =>
    `if the condition holds, the first of the following${other ? ', else the second' : ''}`,
  ref: ({ rule }) => `what is defined as “${rule}”`,
}

const PLURALS = {
  issuer: 'awarding bodies',
  outcome: 'learning outcomes',
  field: 'fields of education',
  year: 'years of award',
  extension: 'values of an extension',
} as const

const CONSTRAINTS: Words<Constraint> = {
  share: ({ select, min, max, of }) =>
    `${range(min === undefined ? undefined : percent(min), max === undefined ? undefined : percent(max))} of what ${of === 'required' ? 'is required' : 'counts'} comes from credentials${such(select)}`,
  cap: ({ select, max }) => `${amount(max, 'at most')} from credentials${such(select)} counts`,
  floor: ({ select, min }) => `${amount(min, 'at least')} comes from credentials${such(select)}`,
  invariant: ({ select, max }) =>
    `${max ? amount(max, 'at most') : 'nothing'} may be held of credentials${such(select)}`,
  overlap: ({ by, policy }) => `of credentials that overlap by ${words(by)}: ${OVERLAPS[policy]}`,
  sequence: ({ before, after, strict }) =>
    `“${before}” comes before${strict ? '' : ', or on the same day as,'} “${after}”`,
  window: ({ months, select }) =>
    `credentials${select ? such(select) : ''} that count were awarded within ${months} months of each other`,
  average: ({ min, weight, select }) =>
    `the average grade${select ? ` of credentials${such(select)}` : ''} is at least ${min}, weighed by ${weight}`,
}

const OVERLAPS = {
  'count-once': 'one of them counts',
  'reduce-volume': 'together they count as much as the largest',
  'reduce-share': 'one counts without the share of its outcomes that both have',
  allow: 'both count',
} as const

const UNITS: Readonly<Record<string, string>> = { ects: 'ECTS', hour: 'hours' }

const quantity = ({ value, unit }: Quantity): string => `${value} ${UNITS[unit] ?? words(unit)}`
const percent = (share: number): string => `${Number((share * 100).toFixed(2))} %`
const words = (code: string): string => code.replaceAll('-', ' ')

const range = (min: string | undefined, max: string | undefined): string =>
  [min !== undefined && `at least ${min}`, max !== undefined && `at most ${max}`]
    .filter(Boolean)
    .join(' and ') || 'any amount'

const amount = (
  { volume, count }: { readonly volume?: Quantity | undefined; readonly count?: number | undefined },
  how: string,
): string =>
  [volume && `${how} ${quantity(volume)}`, count !== undefined && `${how} ${count} credentials`]
    .filter(Boolean)
    .join(' and ')

const either = (all: readonly string[], last = 'or'): string =>
  all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} ${last} ${all.at(-1)}`

const between = (min: number | undefined, max: number | undefined): string =>
  min === max
    ? `${min}`
    : max === undefined
      ? `${min} or above`
      : min === undefined
        ? `${max} or below`
        : `${min} to ${max}`

/** Which credentials, after a space. */
function such(select: Select): string {
  const parts = Object.entries(select).flatMap(([property, value]) =>
    value === undefined ? [] : [SELECTS[property as keyof Select](value as never)],
  )
  return parts.length === 0 ? '' : ` ${parts.join(', ')}`
}

const SELECTS: { readonly [Key in keyof Required<Select>]: (value: NonNullable<Select[Key]>) => string } = {
  all: (all) => all.map((each) => such(each).trim()).join(' and '),
  any: (any) => `(${any.map((each) => such(each).trim()).join(' or ')})`,
  not: (not) => `that are not (${such(not).trim()})`,
  credential: (all) => `named ${either(all)}`,
  issuer: (all) => `awarded by ${either(all)}`,
  accreditation: (all) => `of bodies accredited for ${either(all.map(words))}`,
  qualityAssurance: (all) => `with quality assurance of ${either(all.map(words))}`,
  jurisdiction: (all) => `issued in ${either(all)}`,
  eqf: ({ min, max }) => `at EQF ${between(min, max)}`,
  cycle: (all) => `of cycle ${either(all)}`,
  nationalLevel: ({ country, levels }) => `at level ${either(levels)} of ${country}`,
  field: (all) => `in field ${either(all)}`,
  outcome: (all) => `with outcome ${either(all)}`,
  skill: ({ uris }) => `with skill ${either(uris)}`,
  form: (all) => `taken ${either(all.map(words))}`,
  assessment: (all) => `assessed by ${either(all.map(words))}`,
  supervision: (all) => `supervised by ${either(all.map(words))}`,
  grade: ({ min, max, status }) =>
    [
      (min !== undefined || max !== undefined) && `graded ${between(min, max)}`,
      status && `with grade status ${words(status)}`,
    ]
      .filter(Boolean)
      .join(', '),
  route: (all) => `by ${either(all.map(words))}`,
  awarded: ({ from, until, maxAgeMonths }) =>
    [
      from && `awarded from ${from}`,
      until && `awarded until ${until}`,
      maxAgeMonths && `awarded in the last ${maxAgeMonths} months`,
    ]
      .filter(Boolean)
      .join(', '),
  status: (all) => `that are ${either(all.map(words))}`,
  volume: ({ min, max }) => `of ${range(min && quantity(min), max && quantity(max))}`,
  usedElsewhere: (all) => `that ${either(all)} has taken already`,
  extension: (all) =>
    all
      .map(
        ({ key, in: values, min, max }) => `whose ${key} is ${values ? either(values) : between(min, max)}`,
      )
      .join(' and '),
}
