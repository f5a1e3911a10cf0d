/** So many faults, so many findings: in valid documents of every profile that is written, in all combinations that chance makes. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Microcredential } from '@microcred/core'
import { write } from '@microcred/core/write'
import { describe, expect, it } from 'vitest'
import { type Finding, validate } from '../src/index.js'
import { BASES } from './impossibilities.js'
import { assertion } from './open-badge-2.js'
import { FAULTS, type Fault } from './planted-faults.js'

type Json = Record<string, unknown>

const AT = { at: '2026-12-01' }
const DOCUMENTS = 200
const MOST_FAULTS = 4

function examples(name: string): readonly Json[] {
  const folder = fileURLToPath(new URL(`../../../examples/${name}`, import.meta.url))
  return readdirSync(folder).map(
    (file): Json => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as Json,
  )
}

const records = examples('credentials')
const specifications = examples('specifications')

/** Numbers from 0 to 1 that are the same each time. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const pick = <T>(list: readonly T[], random: () => number): T => list[Math.floor(random() * list.length)]!

/** A record whose elements come from any of the examples. */
function mixed(random: () => number, all: readonly Json[]): Json {
  const base = structuredClone(pick(all, random))
  for (const key of [
    'learner',
    'assessmentType',
    'participationForm',
    'supervision',
    'prerequisites',
    'furtherInformation',
    'qualityAssurance',
  ]) {
    const value = pick(all, random)[key] ?? base[key]
    if (value !== undefined) base[key] = structuredClone(value)
  }
  return base
}

/** A document of a profile, as our own writers make it; a badge without what only we read in it. */
function documentOf(profile: string, record: Json): Json {
  if (profile === 'record' || profile === 'specification') return record
  if (profile === 'openbadges2') return assertion()
  if (profile === 'clr' || profile === 'sd-jwt-vc') return BASES[profile]()
  const to = profile as 'edc' | 'openbadges' | 'vc' | 'eudi-learning-credential'
  const json = structuredClone(write(record as unknown as Microcredential, to).credential) as unknown as Json
  if (profile === 'edc') json.issuer = { ...issuer, id: 'urn:uuid:0d3f64a6-0f0c-4c80-9c77-0b5f6c6a7a01' }
  if (profile === 'eudi-learning-credential')
    return { ...json, iat: 1_768_000_000, exp: 1_900_000_000, cnf: { jwk: { kty: 'EC' } } }
  if (profile !== 'openbadges') return json
  const contexts = json['@context'] as string[]
  return plainly({ ...json, '@context': contexts.slice(0, 2) })
}

/** An issuer of whom all is said that an EDC asks. */
const country = {
  id: 'http://publications.europa.eu/resource/authority/country/PRT',
  type: 'Concept',
  inScheme: { id: 'http://publications.europa.eu/resource/authority/country', type: 'ConceptScheme' },
}
const issuer = {
  type: 'Organisation',
  legalName: { en: 'Institute' },
  location: { type: 'Location', address: { type: 'Address', countryCode: country } },
  eIDASIdentifier: { type: 'LegalIdentifier', notation: 'PT-1', spatial: country },
}

/** A badge without the parts of our own context. */
function plainly(json: Json): Json {
  return JSON.parse(
    JSON.stringify(json, (key, value) =>
      key === 'microcredential'
        ? undefined
        : Array.isArray(value)
          ? value.filter((each) => each !== 'EuMicroCredential')
          : value,
    ),
  )
}

const nameOf = ({ code, pointer, params }: Finding): string => `${code} ${pointer} ${JSON.stringify(params)}`

const codeOf = (name: string): string => name.slice(0, name.indexOf(' '))

/** Names that stand in one list more often than in the other. */
function more(after: readonly string[], before: readonly string[]): string[] {
  const left = [...before]
  return after.filter((name) => {
    const at = left.indexOf(name)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

describe.each(Object.entries(FAULTS))('%s', (profile, faults) => {
  it(`has as many findings more as faults are planted, in ${DOCUMENTS} documents`, () => {
    const random = seeded(profile.length * 7919)
    const planted = new Map<string, number>()
    const wrong: string[] = []
    let documents = 0
    for (let number = 0; documents < DOCUMENTS && number < 3 * DOCUMENTS; number++) {
      const sound = documentOf(profile, mixed(random, profile === 'specification' ? specifications : records))
      const before = validate(sound, AT).findings
      if (before.some(({ severity, part }) => severity === 'error' && part === 'conformance')) continue
      documents++
      const json = structuredClone(sound)
      const chosen: Fault[] = []
      const wanted = 1 + (number % MOST_FAULTS)
      for (let tries = 0; chosen.length < wanted && tries < 20; tries++) {
        const fault = pick(faults, random)
        if (!chosen.includes(fault) && apart(fault, chosen) && fault.plant(json)) chosen.push(fault)
      }
      const after = validate(json, AT).findings
      const fresh = more(after.map(nameOf), before.map(nameOf))
      const gone = more(before.map(nameOf), after.map(nameOf))
      for (const { name } of chosen) planted.set(name, (planted.get(name) ?? 0) + 1)
      // What is told of one of two places may be told of the other, and what asks for a sound value may fall silent.
      const elsewhere = more(gone.map(codeOf), more(gone.map(codeOf), fresh.map(codeOf)))
      if (fresh.length - elsewhere.length !== chosen.length)
        wrong.push(
          `${chosen.map(({ name }) => name).join(' + ')}: ${fresh.join(' | ')} (gone: ${gone.join(' | ')})`,
        )
    }
    expect(wrong).toEqual([])
    expect(documents).toBe(DOCUMENTS)
    expect([...planted.keys()].sort()).toEqual(faults.map(({ name }) => name).sort())
  }, 60_000)
})

it('a European Digital Credential of nobody has one finding, and lacks nothing besides', () => {
  for (const record of records) {
    const { credentialSubject: _, ...json } = documentOf('edc', record)
    const found = validate(json, AT).findings.filter(({ severity }) => severity === 'error')
    expect(found.map(({ code }) => code)).toEqual(['edc.missing-property'])
  }
})

/** Two faults of one value are not independent. */
const apart = ({ places }: Fault, others: readonly Fault[]): boolean =>
  !others.some((each) => each.places.some((one) => places.some((other) => within(one, other))))

const within = (one: string, other: string): boolean =>
  `${one}/`.startsWith(`${other}/`) || `${other}/`.startsWith(`${one}/`)
