/** Which credentials a rule means, in words. */
import type { Condition, Select, StackingRule } from '../generated/types.js'
import type { Phrases } from './phrases.js'

type Facets = {
  readonly [Key in keyof Required<Select>]: (value: NonNullable<Select[Key]>) => string
}

export const suchOf = (wanted: Select | undefined, phrases: Phrases, rule: StackingRule): string => {
  const facets = facetsIn(phrases, rule)
  return Object.entries(wanted ?? {})
    .flatMap(([key, value]) => (value === undefined ? [] : [facets[key as keyof Select](value as never)]))
    .filter((text) => text !== '')
    .join(', ')
}

function facetsIn(phrases: Phrases, rule: StackingRule): Facets {
  const such = (each: Select) => suchOf(each, phrases, rule)
  const names = (all: readonly string[]) => ({ names: phrases.either(all) })
  const codes = (list: string, all: readonly string[]) => names(all.map((code) => phrases.code(list, code)))
  const outcomes = (all: readonly string[]) => names(all.map((id) => outcomeName(id, phrases, rule)))
  return {
    all: (all) => phrases.either(all.map(such), 'and'),
    any: (all) => phrases.either(all.map(such)),
    not: (not) => phrases.say('not', { such: such(not) }),
    credential: (all) => phrases.say('credential', names(all)),
    issuer: (all) => phrases.say('issuer', names(all)),
    accreditation: (all) => phrases.say('accreditation', codes('quality', all)),
    qualityAssurance: (all) => phrases.say('quality-assurance', codes('quality', all)),
    jurisdiction: (all) => phrases.say('jurisdiction', names(all)),
    eqf: ({ min, max }) => phrases.say('eqf', { levels: phrases.between(min, max) }),
    cycle: (all) => phrases.say('cycle', codes('cycle', all)),
    nationalLevel: ({ country, levels }) =>
      phrases.say('national-level', { levels: phrases.either(levels), country }),
    field: (all) => phrases.say('field', names(all)),
    outcome: (all) => phrases.say('outcome', outcomes(all)),
    skill: ({ uris }) => phrases.say('skill', names(uris)),
    form: (all) => phrases.say('form', codes('participation-form', all)),
    assessment: (all) => phrases.say('assessment', codes('assessment-type', all)),
    supervision: (all) => phrases.say('supervision', codes('supervision', all)),
    grade: (grade) => gradeWords(grade, phrases, rule),
    route: (all) => phrases.say('route', codes('route', all)),
    awarded: ({ from, until, maxAgeMonths: months }) =>
      [
        ...(from ? [phrases.say('awarded-from', { day: from })] : []),
        ...(until ? [phrases.say('awarded-until', { day: until })] : []),
        ...(months ? [phrases.say('awarded-last', { months })] : []),
      ].join(', '),
    status: (all) => phrases.say('status', codes('status', all)),
    volume: ({ min, max }) =>
      phrases.say('of-volume', {
        amount: phrases.range(min && phrases.quantity(min), max && phrases.quantity(max)),
      }),
    extension: (all) =>
      phrases.either(
        all.map(({ key: name, in: values, min, max }) =>
          phrases
            .say('extension', {
              name,
              values: values
                ? phrases.either(values)
                : min === undefined && max === undefined
                  ? ''
                  : phrases.between(min, max),
            })
            .trim(),
        ),
        'and',
      ),
    usedElsewhere: (all) => phrases.say('used-elsewhere', names(all)),
  }
}

/** The outcome of a rule by its title. */
export const outcomeName = (id: string, phrases: Phrases, { profile }: StackingRule): string =>
  phrases.named(profile.outcomes?.find((each) => each.id === id)?.title, id)

export const scaleName = (id: string, phrases: Phrases, { scales }: StackingRule): string =>
  phrases.named(scales?.find((each) => each.id === id)?.title, id)

function gradeWords(
  { scale, min, max, least, pass, status }: NonNullable<Select['grade']>,
  phrases: Phrases,
  rule: StackingRule,
): string {
  const parts = [
    ...(min === undefined && max === undefined
      ? []
      : scale === undefined || max !== undefined
        ? [phrases.say('grade', { grades: phrases.between(min, max) })]
        : [phrases.say('grade-or-better', { grade: min })]),
    ...(least === undefined ? [] : [phrases.say('grade-or-better', { grade: least })]),
    ...(pass || status === 'pass' ? [phrases.say('passed')] : []),
    ...(status === 'fail' ? [phrases.say('failed')] : []),
  ].join(', ')
  return scale === undefined
    ? parts
    : phrases.say('on-scale', { what: parts, scale: scaleName(scale, phrases, rule) })
}

/** What a condition says. */
export function conditionWords(condition: Condition, phrases: Phrases, rule: StackingRule): string {
  const { all = [], any, not, holds, declared, entered, at } = condition
  const words = (each: Condition) => conditionWords(each, phrases, rule)
  const period = ({ from, until }: { from?: string | undefined; until?: string | undefined }) =>
    from !== undefined && until !== undefined
      ? phrases.say('from-until', { from, until })
      : from !== undefined
        ? phrases.say('from', { from })
        : phrases.say('until', { until: until ?? '' })
  return phrases.either(
    [
      ...all.map(words),
      ...(any ? [phrases.either(any.map(words))] : []),
      ...(not ? [phrases.say('if-not', { condition: words(not) })] : []),
      ...(holds ? [phrases.such(phrases.say('if-holds'), suchOf(holds, phrases, rule))] : []),
      ...(declared ? [phrases.say('if-declared', { names: phrases.either(declared, 'and') })] : []),
      ...(entered ? [phrases.say('if-entered', { period: period(entered) })] : []),
      ...(at ? [phrases.say('if-at', { period: period(at) })] : []),
    ],
    'and',
  )
}
