/** What the standard of a profile says of a document, changed at each of its places in many ways. */
import { createHash } from 'node:crypto'
import { isObject } from '@microcred/common/json'
import { patched } from '@microcred/common/patch'
import { escapeKey, keysOf } from '@microcred/common/pointer'
import type { Json } from './credential.js'

const ALWAYS: readonly (readonly [string, unknown])[] = [
  ['null', null],
  ['true', true],
  ['7', 7],
  ['text', 'x'],
  ['no text', ' '],
  ['an empty list', []],
  ['an empty object', {}],
]

const TEXTS: readonly string[] = [
  'https://a.example/1',
  'relative/id',
  '2026-02-30T00:00:00Z',
  '2026-06-19',
  '2099-06-19T10:00:00',
  '1999-06-19T10:00:00Z',
  '19.06.2026',
  '@id',
  '@set',
  '-5',
  '7,5',
  'PT5H',
  'en',
  'xx-YY',
  'own:x',
]

/** The same value in other words, and others of its type. */
function* variants(value: unknown): Generator<readonly [string, unknown]> {
  yield* ALWAYS
  yield ['in a list', [value]]
  yield ['twice', [value, value]]
  yield ['by language', { en: value }]
  yield ['as a value', { '@value': value, '@language': 'en' }]
  if (typeof value === 'string') {
    yield ['misspelt', value.slice(0, 2) + value.slice(3)]
    yield ['longer', `${value}x`]
    yield ['in capitals', value.toUpperCase()]
    yield ['with space', ` ${value}`]
    for (const text of TEXTS) yield [text, text]
  }
  if (typeof value === 'number') {
    yield ['negative', -value]
    yield ['with a half', value + 0.5]
    yield ['as text', String(value)]
  }
  if (Array.isArray(value)) {
    yield ['reversed', value.toReversed()]
    yield ['without the first', value.slice(1)]
    yield ['with 7', [...(value as unknown[]), 7]]
    yield ['first alone', value[0]]
  }
  if (isObject(value)) {
    yield ['with more', { ...value, more: 1 }]
    yield ['with another id', { ...value, id: 'urn:uuid:0d3f64a6-0f0c-4c80-9c77-0b5f6c6a7aff' }]
    yield ['of another type', { ...value, type: 'Concept' }]
    yield ['with a context', { ...value, '@context': { more: 'https://terms.example/more' }, more: 'x' }]
  }
}

const renamed = (json: Json, path: string, name: string): Json | undefined => {
  const parent = path.slice(0, path.lastIndexOf('/'))
  return patched(json, [{ op: 'move', from: path, path: `${parent}/${escapeKey(name)}` }]) as Json | undefined
}

/** A document once for each change at a place, with what was changed. */
function* changedAt(json: Json, path: string, value: unknown): Generator<readonly [string, unknown]> {
  for (const [name, other] of variants(value))
    yield [name, patched(json, [{ op: 'replace', path, value: other }])]
  yield ['left out', patched(json, [{ op: 'remove', path }])]
  const key = keysOf(path).at(-1)!
  if (/^\d+$/.test(key)) return
  yield ['misspelt key', renamed(json, path, key.slice(0, 2) + key.slice(3) || 'y')]
  yield [
    'another case',
    renamed(
      json,
      path,
      key[0] === key[0]!.toUpperCase() ? key.toLowerCase() : `${key[0]!.toUpperCase()}${key.slice(1)}`,
    ),
  ]
}

/** Every place of a document; of those that are called alike, and stand in what is called alike, the first. */
function* places(value: unknown, path = '', seen = new Set<string>()): Generator<readonly [string, unknown]> {
  const inside: readonly (readonly [string, unknown])[] = Array.isArray(value)
    ? value.slice(0, 2).map((each, at) => [`${path}/${at}`, each])
    : isObject(value)
      ? Object.entries(value).map(([key, each]) => [`${path}/${escapeKey(key)}`, each])
      : []
  for (const [at, each] of inside) {
    const name = keysOf(at)
      .filter((key) => key !== '0')
      .slice(-2)
      .join('/')
    if (!seen.has(name)) yield [at, each]
    seen.add(name)
    yield* places(each, at, seen)
  }
}

export interface Told {
  readonly code: string
}

/** The places of a document, after the document itself. */
export const placesOf = (json: Json): readonly (readonly [string, unknown])[] => [
  ['-', json],
  ...places(json),
]

/** A place, a digest of all that is said of its changes, and how often each thing is said. */
export function saidAt(
  json: Json,
  [path, value]: readonly [string, unknown],
  say: (changed: unknown) => readonly Told[],
): string {
  const changes = path === '-' ? [['as it is', json] as const] : changedAt(json, path, value)
  const hash = createHash('sha256')
  const counts = new Map<string, number>()
  for (const [name, changed] of changes) {
    if (changed === undefined) continue
    const told = say(changed)
    hash.update(`${name}\n${JSON.stringify(told)}\n`)
    for (const { code } of told) counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  const all = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, count]) => `${code}*${count}`)
  return [path, hash.digest('hex').slice(0, 10), ...all].join(' ')
}
