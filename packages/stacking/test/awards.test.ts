import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { award, type Microcredential, read, type Specification } from '@microcred/core'
import { write } from '@microcred/core/write'
import { qualifications } from '@microcred/taxonomy/qualifications'
import { describe, expect, it } from 'vitest'
import { outsideData } from '../../../tools/outside-data.ts'
import { plan, type StackingRule, stack } from '../src/index.js'

const offers = qualifications.map(({ specification }) => specification as unknown as Specification)
const learner = { id: 'did:example:anna', fullName: { pl: 'Anna Przykładowa' } }

const awarded = (offer: Specification, name = offer.id!): Microcredential =>
  award(offer, { learner, date: '2026-06-19', id: `urn:award:${encodeURIComponent(name)}` })

/** A rule that names the modules it asks for. */
const naming = (ids: readonly string[], min = ids.length): StackingRule => ({
  $schema: 'https://w3id.org/microcred/0.2.0/stacking-rule.schema.json',
  id: 'https://school.example/rules/modules',
  version: '1.0.0',
  title: { en: 'Modules' },
  owner: { name: { en: 'Illustrative school' }, country: 'PL' },
  validFrom: '2025-01-01',
  preset: 'elective',
  profile: {
    title: { en: 'Modules' },
    outcomes: [{ id: 'https://school.example/o/1', title: { en: 'Works sparingly' } }],
  },
  conversion: { basis: 'hours', round: { mode: 'none' } },
  allocation: { scope: 'global' },
  root: {
    op: 'n-of',
    id: 'all',
    min,
    of: ids.map((id, at) => ({ op: 'item', id: `m${at}`, from: { credential: [id] } })),
  },
})

/** What a reader gets of an award in a profile. */
const through = (
  record: Microcredential,
  profile: 'edc' | 'openbadges' | 'clr',
): Partial<Microcredential> => {
  const { credential } = write(record, profile === 'clr' ? 'openbadges' : profile, {
    issuer: { id: 'https://school.example' },
  })
  // Foreign systems do not keep the record beside what they understand.
  const plain = JSON.parse(
    JSON.stringify(credential, (key, value) => (key === 'microcredential' ? undefined : value)),
  )
  if (profile !== 'clr') return read(plain).record
  return read({
    '@context': [
      'https://www.w3.org/ns/credentials/v2',
      'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json',
    ],
    type: ['VerifiableCredential', 'ClrCredential'],
    credentialSubject: { type: ['ClrSubject'], verifiableCredential: [plain] },
  }).record
}

/** Ten rules that name three of the twelve each. */
const rules = Array.from({ length: 10 }, (_, at) =>
  [at, at + 1, at + 2].map((each) => offers[each % offers.length]!),
)

describe('a rule that names modules', () => {
  it.each(['edc', 'openbadges', 'clr'] as const)('is met by the awards of the same in %s', (profile) => {
    for (const modules of rules) {
      const held = modules.map((each) => ({ record: through(awarded(each), profile) }))
      const rule = naming(modules.map(({ id }) => id!))
      expect(stack(rule, held, { at: '2026-11-22' }).verdict).toBe('satisfied')
      expect(stack(rule, held.slice(1), { at: '2026-11-22' }).verdict).toBe('incomplete')
    }
  })

  it('is met by the credential’s own identifier as well', () => {
    const record = awarded(offers[0]!)
    expect(stack(naming([record.id!]), [{ record }], { at: '2026-11-22' }).verdict).toBe('satisfied')
  })

  it('is not met by the award of another specification', () => {
    const held = [{ record: awarded(offers[1]!) }]
    expect(stack(naming([offers[0]!.id!]), held, { at: '2026-11-22' }).verdict).toBe('incomplete')
  })

  it('is planned with the specifications under their own identifiers', () => {
    const { plans } = plan(
      naming([offers[2]!.id!, offers[5]!.id!]),
      [{ record: awarded(offers[2]!) }],
      offers.map((record) => ({ record })),
      { at: '2026-11-22' },
    )
    expect(plans[0]!.offers).toEqual([5])
  })
})

describe('awards of one specification', () => {
  it('count each by itself, as far as the rule lets them', () => {
    const ten = Array.from({ length: 10 }, (_, at) => ({ record: awarded(offers[0]!, `award ${at}`) }))
    const rule = {
      ...naming([offers[0]!.id!]),
      root: { op: 'count' as const, id: 'ten', min: 10, from: { credential: [offers[0]!.id!] } },
    } as unknown as StackingRule
    expect(stack(rule, ten, { at: '2026-11-22' }).verdict).toBe('satisfied')
    expect(stack(rule, ten.slice(1), { at: '2026-11-22' }).verdict).toBe('incomplete')
    const again = [...ten.slice(1), ten[1]!]
    expect(stack(rule, again, { at: '2026-11-22' }).verdict).toBe('incomplete')
  })
})

const field = outsideData('field/2026-11')

describe.skipIf(!field)('a rule of the field that asks for four of five badges', () => {
  const folder = field ?? ''
  const held = () =>
    readdirSync(folder)
      .filter((file) => /^b\d\.json$/.test(file))
      .map((file) => ({ record: read(JSON.parse(readFileSync(join(folder, file), 'utf8'))).record }))

  it('is met by four of them, and not by three', () => {
    const rule = JSON.parse(readFileSync(join(folder, 'rule-4of5.json'), 'utf8')) as StackingRule
    expect(stack(rule, held(), { at: '2026-11-22' }).verdict).toBe('satisfied')
    expect(stack(rule, held().slice(1), { at: '2026-11-22' }).verdict).toBe('incomplete')
  })
})
