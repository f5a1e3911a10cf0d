/** Contexts that stand written out in a European Digital Credential: what is followed, and what is told. */
import { describe, expect, it } from 'vitest'
import { conformEdc } from '../src/conform/edc/conform.js'
import type { Json } from './credential.js'
import { BASES } from './impossibilities.js'

const base = BASES.edc()

/** What is told of a credential with one context more, and with other members. */
const told = (context: unknown, members: Json = {}): string[] =>
  conformEdc({ ...base, '@context': [...[base['@context']].flat(), context], ...members })
    .filter(({ code }) => code !== 'profile.own-terms')
    .map(({ code, pointer }) => `${code} ${pointer}`)

const AT = `/@context/${[base['@context']].flat().length}`
const own = { own: 'https://terms.example/' }

it('nothing is told of the credential without it', () => {
  expect(conformEdc(base)).toEqual([])
})

describe('what it defines has a meaning', () => {
  it.each([
    ['a name with its IRI', { room: 'https://terms.example/room' }, { room: 'A' }],
    ['a name with a compact IRI', { ...own, room: 'own:room' }, { room: 'A' }],
    [
      'a name whose IRI stands in an object',
      { room: { '@id': 'https://terms.example/room' } },
      { room: 'A' },
    ],
    [
      'a name that is protected',
      { room: { '@id': 'https://terms.example/room', '@protected': true } },
      { room: 'A' },
    ],
    [
      'a name of references',
      { room: { '@id': 'https://terms.example/room', '@type': '@id' } },
      { room: 'urn:a:1' },
    ],
    ['a name of no type', { room: { '@id': 'https://terms.example/room', '@type': '@none' } }, { room: 'A' }],
    [
      'a name of texts by language',
      { room: { '@id': 'https://terms.example/room', '@container': '@language' } },
      { room: { en: 'A' } },
    ],
    [
      'a name of sets of texts by language',
      { room: { '@id': 'https://terms.example/room', '@container': ['@set', '@language'] } },
      { room: { en: ['A'] } },
    ],
    ['a compact IRI as a key', own, { 'own:room': 'A' }],
    ['every name, by a vocabulary', { '@vocab': 'https://terms.example/' }, { room: 'A' }],
    ['a version', { '@version': 1.1 }, {}],
    ['that nothing of it is protected', { '@protected': false }, {}],
    ['no base', { '@base': null }, {}],
    ['no language', { '@language': null }, {}],
    ['a protected name as it is', { id: '@id' }, {}],
  ])('%s', (_, context, members) => {
    expect(told(context, members as Json)).toEqual([])
  })

  it('a language among it, which is no key of a text', () => {
    expect(told({ '@language': 'EN' })).toEqual([])
  })

  it('and a name it does not define has none', () => {
    expect(told(own, { room: 'A' })).toEqual(['edc.unknown-property /room'])
    expect(told({ room: null }, { room: 'A' })).toEqual(['edc.unknown-property /room'])
    expect(told({ '@vocab': null }, { room: 'A' })).toEqual(['edc.unknown-property /room'])
    expect(told(own, { 'other:room': 'A' })).not.toContain('edc.inline-context')
  })
})

describe('what is not followed is told at its key', () => {
  it.each([
    ['a base', { '@base': 'https://base.example/' }, '@base', '@base'],
    ['an import', { '@import': 'https://a.example/c' }, '@import', '@import'],
    ['what is not to be propagated', { '@propagate': false }, '@propagate', '@propagate'],
    ['a direction', { '@direction': 'ltr' }, '@direction', '@direction'],
    [
      'a context for one name',
      { room: { '@id': 'https://t.example/r', '@context': {} } },
      'room',
      '@context',
    ],
    ['a name turned round', { room: { '@reverse': 'https://t.example/r' } }, 'room', '@reverse'],
    ['a name in a nest', { room: { '@id': 'https://t.example/r', '@nest': '@nest' } }, 'room', '@nest'],
    [
      'a language of one name',
      { room: { '@id': 'https://t.example/r', '@language': 'en' } },
      'room',
      '@language',
    ],
    ['a prefix', { room: { '@id': 'https://t.example/r', '@prefix': true } }, 'room', '@prefix'],
    ['a name whose IRI is a number', { room: 7 }, 'room', '@id'],
    ['a name whose IRI is no text', { room: { '@id': 7 } }, 'room', '@id'],
    ['a name in a list', { room: ['https://t.example/r'] }, 'room', '@id'],
  ])('%s', (_, context, key, keyword) => {
    const found = conformEdc({ ...base, '@context': [...[base['@context']].flat(), context] }).filter(
      ({ code }) => code !== 'profile.own-terms',
    )
    expect(found).toMatchObject([
      { code: 'edc.inline-context', pointer: `${AT}/${key}`, atKey: true, params: { keyword } },
    ])
  })
})

describe('what JSON-LD stops at is told', () => {
  it.each([
    ['another version', { '@version': 1 }, `edc.json-ld ${AT}/@version`],
    ['a version as text', { '@version': '1.1' }, `edc.json-ld ${AT}/@version`],
    ['a vocabulary that is a number', { '@vocab': 7 }, `edc.json-ld ${AT}/@vocab`],
    ['a language that is a list', { '@language': ['en'] }, `edc.json-ld ${AT}/@language`],
    ['a context that is a number', 7, `edc.json-ld ${AT}`],
    ['a protected name with another meaning', { id: 'https://a.example/id' }, `edc.protected-term ${AT}/id`],
    ['another address', 'https://a.example/context', `edc.unknown-context ${AT}`],
  ])('%s', (_, context, expected) => {
    expect(told(context)).toContain(expected)
  })
})

describe('a context inside of a node', () => {
  const issuerWith = (context: unknown, more: Json = {}): Json => ({
    issuer: { ...(base.issuer as Json), '@context': context, ...more },
  })
  const toldInside = (context: unknown, more: Json = {}): string[] =>
    conformEdc({ ...base, ...issuerWith(context, more) }).map(({ code, pointer }) => `${code} ${pointer}`)

  it('defines names there', () => {
    expect(toldInside({ room: 'https://terms.example/room' }, { room: 'A' })).toEqual([])
    expect(toldInside([{ room: 'https://terms.example/room' }], { room: 'A' })).toEqual([])
    expect(toldInside({}, { room: 'A' })).toEqual(['edc.unknown-property /issuer/room'])
  })

  it('may be the official one, and none that is not known or protects what it defines', () => {
    expect(toldInside('http://data.europa.eu/snb/model/context/edc-ap')).toEqual([])
    expect(toldInside('https://a.example/c')).toEqual(['edc.unknown-context /issuer/@context'])
    expect(toldInside(['https://a.example/c'])).toEqual(['edc.unknown-context /issuer/@context/0'])
    expect(toldInside('https://www.w3.org/ns/credentials/v2')).toEqual([
      'edc.protected-term /issuer/@context',
    ])
    expect(toldInside(null)).toEqual(['edc.json-ld /issuer/@context'])
    expect(toldInside(7)).toEqual(['edc.json-ld /issuer/@context'])
  })
})

describe('a map of texts by language', () => {
  const named = (legalName: unknown): string[] =>
    conformEdc({ ...base, issuer: { ...(base.issuer as Json), legalName } }).map(
      ({ code, pointer }) => `${code} ${pointer}`,
    )

  it('has no other keys, not even those of a text that says its language itself', () => {
    expect(named({ '@value': 'Institute', '@language': 'en' })).toEqual([
      'edc.unknown-language /issuer/legalName/@value',
      'edc.unknown-language /issuer/legalName/@language',
    ])
    expect(named({ en: 'Institute' })).toEqual([])
    expect(named({ english: 'Institute' })).toEqual(['edc.unknown-language /issuer/legalName/english'])
    expect(named({ english: ['Institute'] })).toEqual(['edc.unknown-language /issuer/legalName/english'])
  })
})
