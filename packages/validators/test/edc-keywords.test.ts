import { describe, expect, it, test } from 'vitest'
import { validate } from '../src/index.js'
import { conforming } from './edc-changes.js'
import { elm, shacl } from './edc-oracle.js'

type Json = Record<string, unknown>

const at = '2026-11-22'

/** A place of the conforming credential, what is put there, and whether the official shapes accept it. */
const rows: readonly (readonly [
  place: 'credential' | 'issuer' | 'subject',
  more: Json,
  accepted: boolean,
])[] = [
  ['credential', { proof: { id: 5 } }, false],
  ['credential', { proof: { id: 'urn:x:1' } }, true],
  ['credential', { proof: {} }, true],
  ['credential', { proof: { '@value': 'a' } }, true],
  ['credential', { proof: { '@set': [{ id: 5 }] } }, false],
  ['credential', { proof: { '@set': [{ type: 'X' }] } }, false],
  ['credential', { proof: { '@set': ['a'] } }, true],
  ['credential', { proof: { '@list': [{ type: 'Concept' }] } }, true],
  ['credential', { proof: { '@list': [{ id: 5 }] } }, false],
  ['credential', { proof: [[{ type: 'X' }]] }, false],
  ['credential', { proof: { '@context': 5, a: 1 } }, false],
  ['credential', { proof: { '@index': 5 } }, false],
  ['subject', { proof: { id: 5 } }, false],
  ['credential', { evidence: { '@set': ['a'] } }, false],
  ['credential', { evidence: { '@set': ['a'], '@index': 'x' } }, false],
  ['credential', { evidence: { '@set': [] } }, true],
  ['credential', { evidence: ['a'] }, true],
  ['credential', { termsOfUse: { '@set': ['a'] } }, false],
  ['credential', { credentialStatus: { '@set': ['a'] } }, false],
  ['credential', { refreshService: { '@set': ['a'] } }, true],
  ['credential', { validFrom: { '@set': ['2026-06-19T00:00:00+02:00'] } }, false],
  ['credential', { '@index': 5 }, false],
  ['credential', { '@value': 'x' }, false],
  ['credential', { '@list': ['x'] }, false],
  ['credential', { '@set': [{ id: 5 }] }, false],
  ['credential', { '@set': 'x' }, true],
  ['credential', { '@nest': { a: 1 } }, true],
  ['issuer', { '@context': 5 }, false],
  ['issuer', { '@context': null }, false],
  ['issuer', { '@context': { '@vocab': 5 } }, false],
  ['issuer', { '@context': { '@language': 5 } }, false],
  ['issuer', { '@context': { '@version': 1 } }, false],
  ['issuer', { '@context': { '@base': null } }, true],
  ['issuer', { '@context': [] }, true],
  ['issuer', { '@index': 5 }, false],
  ['issuer', { '@index': 'x' }, true],
  ['issuer', { '@included': 5 }, false],
  ['issuer', { '@included': ['a'] }, false],
  ['issuer', { '@included': [{ '@value': 'x' }] }, false],
  ['issuer', { '@direction': 'en' }, false],
  ['issuer', { '@direction': null }, false],
  ['issuer', { '@list': [5] }, false],
  ['issuer', { '@list': null }, true],
  ['issuer', { '@set': null }, true],
  ['issuer', { '@nest': { id: 'urn:x:1' } }, false],
  ['issuer', { '@nest': 'a' }, false],
  ['issuer', { '@nest': { legalName: { en: 5 } } }, false],
  ['issuer', { '@reverse': 'a' }, false],
]

function changed(place: (typeof rows)[number][0], more: Json): Json {
  const copy = structuredClone(conforming) as Json & { issuer: Json; credentialSubject: Json }
  const around = { credential: copy, issuer: copy.issuer, subject: copy.credentialSubject }[place]
  return Object.assign(around, more) && copy
}

const title = (place: string, more: Json, accepted: boolean): string =>
  `${JSON.stringify(more)} in the ${place} is ${accepted ? 'accepted' : 'refused'}`

describe('keywords of JSON-LD in a European Digital Credential', () => {
  it.each(rows.map((row) => [title(...row), ...row] as const))('%s', (_, place, more, accepted) => {
    const { verdict } = validate(changed(place, more), { at, profile: 'edc' })
    expect(verdict.conformance).toBe(accepted ? 'valid' : 'invalid')
  })

  test.skipIf(!elm)('are judged so by the official shapes', async () => {
    const judged = await Promise.all(
      rows.map(async (row) => `${title(...row)}: ${(await shacl(changed(row[0], row[1]))).conforms}`),
    )
    expect(judged).toEqual(rows.map((row) => `${title(...row)}: ${row[2]}`))
  })
})
