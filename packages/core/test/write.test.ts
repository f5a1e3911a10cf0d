import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { elements } from '../src/generated/elements.js'
import type { Microcredential } from '../src/generated/types.js'
import { edc } from '../src/profiles/edc.js'
import { openbadges } from '../src/profiles/openbadges.js'
import { vc } from '../src/profiles/vc.js'
import { CannotWrite, type Loss, write } from '../src/write.js'

const root = join(import.meta.dirname, '../../..')

const json = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'))

const fixturesOf = (element: string): unknown[] => {
  const folder = `packages/schemas/elements/${element}/valid`
  return readdirSync(join(root, folder)).map((file) => json(`${folder}/${file}`))
}

/** Records put together from the elements' valid fixtures, optional elements present or not. */
const records: fc.Arbitrary<Microcredential> = fc.record(
  {
    id: fc.constant('urn:uuid:5b1cb6de-1c4f-4c6b-9a39-8f6a1b0f0001'),
    language: fc.constantFrom('en', 'bg', 'fi'),
    validUntil: fc.constantFrom('2031-06-30', '2031-06-30T12:00:00+02:00'),
    ...Object.fromEntries(elements.map(({ id, key }) => [key, fc.constantFrom(...fixturesOf(id))])),
  },
  {
    requiredKeys: [
      'id',
      ...elements.filter((element) => element.required).map((element) => element.key),
    ] as never[],
  },
) as never

const issuer = { id: 'https://issuer.example/', name: 'Issuer' }

const examples = readdirSync(join(root, 'examples/credentials')).map(
  (file) => [file, json(`examples/credentials/${file}`) as Microcredential] as const,
)

/** A record with everything a loss report names taken out. */
function without(record: unknown, losses: readonly Loss[]): unknown {
  const copy = structuredClone(record) as Record<string, unknown>
  const holes: { list: unknown[]; at: number }[] = []
  for (const { pointer } of losses) {
    const segments = pointer
      .split('/')
      .slice(1)
      .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'))
    const last = segments.pop()!
    let node: unknown = copy
    for (const segment of segments) node = (node as Record<string, unknown> | undefined)?.[segment]
    if (Array.isArray(node)) holes.push({ list: node, at: Number(last) })
    else if (typeof node === 'object' && node !== null) delete (node as Record<string, unknown>)[last]
  }
  for (const { list, at } of holes.toSorted((a, b) => b.at - a.at)) list.splice(at, 1)
  return copy
}

/** What came back, with a hole for every item of a list that did not, so that both are counted alike. */
function aligned(back: unknown, record: unknown, losses: readonly Loss[]): unknown {
  const copy = structuredClone(back)
  for (const { pointer, kind } of losses) {
    const segments = pointer.split('/').slice(1)
    const last = segments.pop()!
    const [there, here] = [copy, record].map((whole) =>
      segments.reduce((node, key) => (node as Record<string, unknown> | undefined)?.[key], whole as unknown),
    )
    if (kind === 'lost' && Array.isArray(there) && Array.isArray(here) && there.length < here.length)
      there.splice(Number(last), 0, null)
  }
  return copy
}

describe('write', () => {
  test.each([
    ['vc', vc],
    ['openbadges', openbadges],
  ] as const)('%s carries every record whole', (name, profile) => {
    fc.assert(
      fc.property(records, (record) => {
        const { credential, loss } = write(record, name, { issuer })
        expect(loss).toEqual([])
        expect(profile.read(credential).record).toEqual(record)
      }),
      { numRuns: 100 },
    )
  })

  test('edc carries every record but what the loss report names', () => {
    fc.assert(
      fc.property(records, (record) => {
        const { credential, loss } = write(record, 'edc', { issuer })
        const { record: back } = edc.read(credential)
        expect(without(aligned(back, record, loss), loss)).toEqual(without(record, loss))
      }),
      { numRuns: 200 },
    )
  })

  test('every loss of an edc has a reason of its own', () => {
    fc.assert(
      fc.property(records, (record) => {
        for (const { pointer, reason } of write(record, 'edc', { issuer }).loss)
          expect(`${pointer} ${reason}`).not.toMatch(/The target (has no place|asks) for it/)
      }),
      { numRuns: 200 },
    )
  })

  test.each(examples)('%s keeps its mandatory elements in the profiles that lose nothing', (_, record) => {
    for (const profile of ['vc', 'openbadges'] as const) expect(write(record, profile).loss).toEqual([])
  })

  test('the same record gives the same bytes', () => {
    const [, record] = examples[0]!
    expect(JSON.stringify(write(record, 'edc'))).toBe(JSON.stringify(write(structuredClone(record), 'edc')))
  })

  test('a record without identifier is told how to get one', () => {
    const { id: _, ...record } = examples[0]![1]
    expect(() => write(record as Microcredential, 'openbadges')).toThrow(CannotWrite)
    expect(() => write(record as Microcredential, 'openbadges')).toThrow(
      'An Open Badge needs an identifier: give the record an "id", or pass one.',
    )
    expect(() => write(record as Microcredential, 'openbadges')).toThrow(
      expect.objectContaining({
        name: 'CannotWrite',
        code: 'id-missing',
        pointer: '/id',
        give: 'Give the record an "id", or pass one.',
      }),
    )
    expect(write(record as Microcredential, 'openbadges', { id: 'urn:example:1' }).credential.id).toBe(
      'urn:example:1',
    )
  })

  test.each<[string, object, string, string]>([
    ['edc', { title: undefined }, 'title-missing', '/title'],
    ['edc', { awardingBody: undefined }, 'awarding-body-missing', '/awardingBody'],
    ['edc', { dateOfIssuing: undefined, validFrom: undefined }, 'date-missing', '/dateOfIssuing'],
    ['vc', { awardingBody: undefined }, 'issuer-missing', '/awardingBody/0/id'],
  ])('what %s cannot be written without is named as data (%j)', (profile, changes, code, pointer) => {
    const record = JSON.parse(JSON.stringify({ ...examples[0]![1], ...changes }))
    expect(() => write(record, profile as 'edc')).toThrow(expect.objectContaining({ code, pointer }))
  })

  test.each([
    ['clr', RangeError, 'edc, openbadges'],
    ['openbadge', RangeError, 'did you mean "openbadges"?'],
    ['toString', RangeError, 'not "toString"'],
    [undefined, TypeError, 'a value of type undefined'],
    [['edc'], TypeError, 'not a list'],
  ])('a profile that does not exist (%j) is told those that do', (profile, Kind, part) => {
    expect(() => write({}, profile as 'edc')).toThrow(Kind)
    expect(() => write({}, profile as 'edc')).toThrow(part)
  })

  test.each([
    [null, 'not null'],
    ['x', 'not "x"'],
    [{ isuer: { id: 'urn:i' } }, 'did you mean "issuer"?'],
  ])('options that are none (%j) are told', (options, part) => {
    expect(() => write({}, 'vc', options as object)).toThrow(TypeError)
    expect(() => write({}, 'vc', options as object)).toThrow(part)
  })

  test('a record with an identifier keeps it, whatever is passed', () => {
    const [, record] = examples[0]!
    for (const profile of ['edc', 'openbadges', 'vc'] as const) {
      const { credential, loss } = write(record, profile, { id: 'urn:example:1' })
      expect(credential.id).toBe(record.id)
      expect(loss.filter(({ pointer }) => pointer === '/id')).toEqual([])
    }
  })
})
