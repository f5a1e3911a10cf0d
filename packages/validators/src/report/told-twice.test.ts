/** Each row of what is one fault told twice is needed: without it a finding more is told. */
import { describe, expect, it } from 'vitest'
import { once } from './once.js'
import type { Placed } from './report.js'
import { type Row, TOLD_TWICE } from './told-twice.js'
import { TOLD_TWICE_IN_PROFILES } from './told-twice-in-profiles.js'

const ROWS = [...TOLD_TWICE_IN_PROFILES.rows, ...TOLD_TWICE.rows]

interface Example {
  /** What is told, and stays. */
  readonly stays: Placed
  /** What a row leaves out. */
  readonly goes: Placed
  readonly json?: unknown
  /** Where the element is in the profile. */
  readonly path?: string
}

const at = (code: string, pointer: string, params?: Placed['params'], more: object = {}): Placed => ({
  code,
  pointer,
  ...(params && { params }),
  ...more,
})

const EXAMPLES: Readonly<Record<string, Example>> = {
  'held-by-the-absent': {
    stays: at('openbadges.missing-property', '/credentialSubject', { property: 'achievement' }),
    goes: at('title.missing', ''),
  },
  'below-the-absent': {
    stays: at('edc.missing-property', '/credentialSubject/hasClaim', { property: 'specifiedBy' }),
    goes: at('level.missing', '', { where: 'credentialSubject.hasClaim.specifiedBy.eqfLevel' }),
  },
  'below-the-suggested': {
    stays: at('edc.unknown-property', '/hasClaim/specifiedby', { suggestion: 'specifiedBy' }),
    goes: at('level.missing', '', { where: 'hasClaim.specifiedBy.eqfLevel' }),
  },
  'below-the-held': {
    stays: at('clr.wrong-class', '/credentialSubject/verifiableCredential/0/type'),
    goes: at('title.missing', '', { where: 'credentialSubject.verifiableCredential.credentialSubject.name' }),
  },
  'kind-of-alignment': {
    stays: at('openbadges.unknown-code', '/achievement/alignment/0/targetType'),
    goes: at('learning-outcomes.missing', '/achievement'),
  },
  'called-so': {
    stays: at('record.unknown-property', '/titel', { suggestion: 'title' }),
    goes: at('title.missing', ''),
  },
  'on-the-way-to-the-suggested': {
    stays: at('openbadges.unknown-property', '/achievement/nam', { suggestion: 'name' }),
    goes: at('title.missing', ''),
    json: { achievement: { nam: 'Wood' } },
    path: 'achievement.name',
  },
  'on-the-way': {
    stays: at('openbadges.wrong-type', '/achievement/name'),
    goes: at('title.missing', ''),
    json: { achievement: { name: 7 } },
    path: 'achievement.name',
  },
  'below-the-unread': {
    stays: at('openbadges.wrong-type', '/achievement'),
    goes: at('title.missing', '', { where: 'achievement.microcredential.title' }),
    json: { achievement: 'Wood' },
  },
  'below-the-text': {
    stays: at('edc.class-missing', '/specifiedBy/learningOutcome/0'),
    goes: at('learning-outcomes.missing', '', { where: 'specifiedBy.learningOutcome.title' }),
    json: { specifiedBy: { learningOutcome: [{ en: 'Sands' }] } },
  },
  'here, which cannot be read': {
    stays: at('edc.unknown-concept', '/eqfLevel'),
    goes: at('level.unreadable', '/eqfLevel'),
  },
  'volume-alone': {
    stays: at('notional-workload.unknown-property', '/notionalWorkload/value', { property: 'value' }),
    goes: at('notional-workload.unknown-property', '/notionalWorkload/unit', { property: 'unit' }),
    json: { notionalWorkload: { value: 2, unit: 'ects' } },
  },
  'through-it': {
    stays: at('openbadges.issuer-elsewhere', '/badge/issuer'),
    goes: at('awarding-body.missing', ''),
    path: 'badge.issuer.name',
  },
  'here-of-an-element': {
    stays: at('openbadges.issuer-elsewhere', '/badge/issuer'),
    goes: at('awarding-body.incomplete', '/badge/issuer', { property: 'legalName' }),
  },
  anywhere: {
    stays: at('level.unreadable', '/level'),
    goes: at('notional-workload.no-ects', '/volume'),
  },
  'of-one-day': {
    stays: at('date-of-issuing.in-future', '/validFrom', { date: '2036-01-02' }),
    goes: at('validity.not-yet', '/awardedDate', { from: '2036-01-02T00:00:00Z' }),
  },
  'renamed-by-it': {
    stays: at('vc.missing-property', '', undefined, {
      fix: { kind: 'rename', patch: [{ op: 'move', from: '/issued', path: '/validFrom' }], safe: false },
    }),
    goes: at('vc.undefined-property', '/issued'),
  },
  'languages-of-it': {
    stays: at('learning-outcomes.incomplete', '/learningOutcomes/0', { property: 'title' }),
    goes: at('learning-outcomes.unknown-property', '/learningOutcomes/0/en', { property: 'en' }),
    json: { learningOutcomes: [{ en: 'Sands' }] },
  },
  beside: {
    stays: at('edc.unreadable', '/eqfLevel/id'),
    goes: at('edc.unknown-concept', '/eqfLevel/notation'),
  },
  here: {
    stays: at('edc.placeholder', '/eqfLevel/id'),
    goes: at('edc.unknown-concept', '/eqfLevel/id'),
  },
  'beside it is no concept': {
    stays: at('edc.unknown-concept', '/eqfLevel/id'),
    goes: at('edc.inexact', '/eqfLevel/prefLabel'),
  },
  'the-same-again': {
    stays: at('edc.markup', '/title/en', { a: 1 }),
    goes: at('edc.markup', '/title/en', { a: 1 }),
  },
  'anywhere-again': {
    stays: at('openbadges.data-model-version', '/@context/0'),
    goes: at('openbadges.data-model-version', '/endorsement/0/@context/0'),
  },
  'without-offset': {
    stays: at('vc.malformed', '/validFrom'),
    goes: at('openbadges.time-without-offset', '/awardedDate'),
    json: { validFrom: '2026-01-01T00:00:00', awardedDate: '2026-01-01T00:00:00' },
  },
  'of-two-elements': {
    stays: at('issuer-country.unknown-code', '/issuer/country'),
    goes: at('awarding-body.unknown-code', '/issuer/country'),
  },
}

/** The example of a row: by where its findings stand, and by what it hides where that is not enough. */
const nameOf = ({ where, hides }: Row): string =>
  where === 'beside' && hides.includes('inexact')
    ? 'beside it is no concept'
    : where === 'here' && hides.includes('unreadable')
      ? 'here, which cannot be read'
      : where

describe('each row', () => {
  it('has its example, and each example its row', () => {
    expect(ROWS.map(nameOf).toSorted()).toEqual(Object.keys(EXAMPLES).toSorted())
  })

  it.each(ROWS.map((row) => ({ name: nameOf(row), row })))('$name is needed', ({ name, row }) => {
    const { stays, goes, json, path } = EXAMPLES[name]!
    const told = (rows: readonly Row[]): readonly Placed[] => {
      const [more, all] = [TOLD_TWICE_IN_PROFILES, TOLD_TWICE].map((each) => ({
        ...each,
        rows: each.rows.filter((one) => rows.includes(one)),
      }))
      return once([stays, goes], json, () => (path === undefined ? [] : [path]), more, all)
    }
    expect(told(ROWS)).toEqual([stays])
    expect(told(ROWS.filter((each) => each !== row))).toEqual([stays, goes])
  })
})

describe('what is left', () => {
  it.each<[string, Placed, Placed, unknown?]>([
    [
      'an absence elsewhere',
      at('edc.missing-property', '/a', { property: 'b' }),
      at('title.missing', '', { where: 'c' }),
    ],
    ['a fault of another place', at('edc.placeholder', '/a'), at('edc.unknown-concept', '/b')],
    ['a concept of another object', at('edc.unreadable', '/a/id'), at('edc.unknown-concept', '/b/id')],
    [
      'another day',
      at('date-of-issuing.in-future', '/a', { date: '2036-01-02' }),
      at('validity.not-yet', '/b', { from: '2037-01-02' }),
    ],
    [
      'two findings of one element',
      at('level.malformed', '/a', { a: 1 }),
      at('level.malformed', '/a', { a: 2 }),
    ],
    [
      'what an object holds in its place',
      at('edc.wrong-type', '/a'),
      at('title.missing', ''),
      { a: { b: 1 } },
    ],
    [
      'a name beside languages',
      at('learning-outcomes.incomplete', '/o/0', { property: 'title' }),
      at('learning-outcomes.unknown-property', '/o/0/name', { property: 'name' }),
      { o: [{ en: 'Sands', name: {} }] },
    ],
  ])('is %s', (_, one, other, json) => {
    expect(once([one, other], json, () => ['a'], TOLD_TWICE_IN_PROFILES)).toEqual([one, other])
  })
})
