import { award, type Specification } from '@microcred/core'
import { write } from '@microcred/core/write'
import { stack } from '@microcred/stacking'
import { qualifications } from '@microcred/taxonomy/qualifications'
import { validate } from '@microcred/validators'
import { describe, expect, it } from 'vitest'
import { recordsOf } from '../src/input/credentials.js'
import { piecesOf } from '../src/print/formats/files.js'
import { jsonFormat } from '../src/print/formats/json.js'

const offers = qualifications
  .slice(0, 3)
  .map(({ specification }) => specification as unknown as Specification)

/** What no rule here names. */
const others = qualifications
  .slice(3, 6)
  .map(({ specification }) => specification as unknown as Specification)

/** A learner record of awards as a foreign system writes it, without the record beside what it understands. */
const transcript = (of: readonly Specification[]) => ({
  '@context': [
    'https://www.w3.org/ns/credentials/v2',
    'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json',
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
  ],
  id: 'urn:example:transcript',
  type: ['VerifiableCredential', 'ClrCredential'],
  name: 'Transcript',
  issuer: { id: 'https://school.example', type: ['Profile'], name: 'Illustrative school' },
  validFrom: '2026-06-19T00:00:00Z',
  credentialSubject: {
    type: ['ClrSubject'],
    verifiableCredential: of.map((offer, at) =>
      JSON.parse(
        JSON.stringify(
          write(
            award(offer, {
              learner: { id: 'did:example:anna' },
              date: '2026-06-19',
              id: `urn:example:award:${at}`,
            }),
            'openbadges',
            { issuer: { id: 'https://school.example' } },
          ).credential,
          (key, value) => (key === 'microcredential' ? undefined : value),
        ),
      ),
    ),
  },
})

const rule = {
  $schema: 'https://w3id.org/microcred/0.2.0/stacking-rule.schema.json',
  id: 'https://school.example/rules/three',
  version: '1.0.0',
  title: { en: 'Three modules' },
  owner: { name: { en: 'Illustrative school' }, country: 'PL' },
  validFrom: '2025-01-01',
  preset: 'rigid',
  profile: { title: { en: 'Three modules' }, outcomes: [{ id: 'urn:o:1', title: { en: 'Works' } }] },
  conversion: { basis: 'hours', round: { mode: 'none' } },
  allocation: { scope: 'global' },
  root: {
    op: 'all-of',
    id: 'all',
    of: offers.map(({ id }, at) => ({ op: 'item', id: `m${at}`, from: { credential: [id] } })),
  },
}

const [first, second, third] = offers.map(({ id }) => id!) as [string, string, string]
const item = (id: string, at: number, more = {}) => ({
  op: 'item',
  id: `m${at}`,
  from: { credential: [id] },
  ...more,
})
const all = [first, second, third]

/** Ten ways in which rules name modules by the identifiers of their offers. */
const roots = [
  ['each module', { op: 'all-of', id: 'r', of: all.map((id, at) => item(id, at)) }],
  ['one of modules', { op: 'any-of', id: 'r', of: [item('https://school.example/none', 0), item(third, 1)] }],
  [
    'two of three',
    {
      op: 'n-of',
      id: 'r',
      min: 2,
      of: [item('https://school.example/none', 0), item(second, 1), item(third, 2)],
    },
  ],
  ['a list of modules by number', { op: 'count', id: 'r', min: 3, from: { credential: all } }],
  ['two modules of a list', { op: 'count', id: 'r', min: 2, from: { credential: [first, second] } }],
  [
    'a module beside others by exclusion',
    { op: 'count', id: 'r', min: 2, from: { not: { credential: [first] } } },
  ],
  [
    'a module and what it is assessed by',
    { op: 'count', id: 'r', min: 1, from: { credential: [first], eqf: { min: 5 } } },
  ],
  ['a recent module', { op: 'item', id: 'r', from: { credential: [second], awarded: { maxAgeMonths: 12 } } }],
  [
    'a branch by a module',
    {
      op: 'when',
      id: 'r',
      if: { holds: { credential: [first] } },
      // biome-ignore lint/suspicious/noThenProperty: the word of the rules.
      then: item(second, 1),
      else: item('https://school.example/none', 2),
    },
  ],
  [
    'a module and one of two others',
    {
      op: 'all-of',
      id: 'r',
      of: [item(first, 0), { op: 'any-of', id: 'a', of: [item(second, 1), item(third, 2)] }],
    },
  ],
] as const

describe.each(roots)('a rule that names %s', (_, root) => {
  const { preset: _preset, ...plain } = rule
  const asked = { ...plain, root }
  const verdict = (records: readonly unknown[]) => {
    const result = stack(
      asked as never,
      records.map((record) => ({ record: record as never })),
      { at: '2026-11-22' },
    )
    return result.verdict
  }

  it('is met by awards as EDCs, as Open Badges and in a learner record, and not by those of other offers', () => {
    expect(JSON.stringify(root)).not.toContain('accept')
    const written = (profile: 'edc' | 'openbadges', of: readonly Specification[]) =>
      of.map((offer, at) => {
        const awarded = award(offer, {
          learner: { id: 'did:example:anna' },
          date: '2026-06-19',
          id: `urn:example:award:${at}`,
        })
        const { credential } = write(awarded, profile, { issuer: { id: 'https://school.example' } as never })
        // Without the record beside what a foreign system understands.
        return JSON.parse(
          JSON.stringify(credential, (key, value) => (key === 'microcredential' ? undefined : value)),
        )
      })
    const read = (credentials: readonly unknown[]) =>
      credentials.flatMap((each) => recordsOf(validate(each as never)))
    expect(verdict(read(written('edc', offers)))).toBe('satisfied')
    expect(verdict(read([transcript(offers)]))).toBe('satisfied')
    const badges = read(written('openbadges', offers))
    expect(badges.map((each) => (each as { specification?: { id: string } }).specification?.id)).toEqual(all)
    expect(verdict(badges)).toBe('satisfied')
    expect(verdict([])).not.toBe('satisfied')
    // What leaves one module out is met by any other.
    const strange = read(written('openbadges', others))
    expect(verdict(strange)).toBe(
      'not' in ((root as { from?: object }).from ?? {}) ? 'satisfied' : 'incomplete',
    )
  })
})

describe('a learner record', () => {
  it('counts with each of its awards', () => {
    const verdictOf = (of: readonly Specification[]) =>
      stack(
        rule as never,
        recordsOf(validate(transcript(of))).map((record) => ({ record: record as never })),
        { at: '2026-11-22' },
      ).verdict
    expect(verdictOf(offers)).toBe('satisfied')
    expect(verdictOf(offers.slice(0, 2))).toBe('incomplete')
  })

  it('is reported without its records', () => {
    const report = validate(transcript(offers))
    expect(report.records).toHaveLength(3)
    const said = jsonFormat('0').file({ file: 'a', report, findings: report.findings })
    expect(JSON.parse([...piecesOf(said)].join(''))).not.toHaveProperty('records')
  })
})
