import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { describe, expect, it } from 'vitest'
import { outsideData } from '../../../tools/outside-data.ts'
import { root } from '../../../tools/root.ts'
import { byPath, mutations } from '../../validators/test/mutations.ts'
import { buildCrosswalk } from '../src/crosswalk/crosswalk.js'
import { readByCrosswalk } from '../src/crosswalk/read.js'
import type { Reading } from '../src/crosswalk/reading.js'
import * as tables from '../src/generated/crosswalks.js'
import { readInterpreted } from './oracle/interpreted.js'

const crosswalks = [
  ['edc', buildCrosswalk(tables.edc)],
  ['openbadges', buildCrosswalk(tables.openbadges)],
  ['openbadges2', buildCrosswalk(tables.openbadges2)],
  ['eudi-learning-credential', buildCrosswalk(tables.eudiLearningCredential)],
  ['sd-jwt-vc', buildCrosswalk([...tables.openbadges, ...tables.sdJwtVc])],
] as const

/** Every JSON object in the files of a folder, none larger than `most`. */
function* objectsIn(folder: string | undefined, most = 120_000): Generator<readonly [string, object]> {
  if (folder === undefined) return
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const file = join(folder, name)
    if (!/\.json(?:ld)?$/.test(name) || !statSync(file).isFile() || statSync(file).size > most) continue
    try {
      const json: unknown = JSON.parse(readFileSync(file, 'utf8'))
      if (typeof json === 'object' && json !== null) yield [name, json]
    } catch {}
  }
}

/** Pointers to everything in a value, and to something beside it. */
function* pointersIn(value: unknown, pointer = ''): Generator<string> {
  if (pointer !== '') yield pointer
  yield `${pointer}/else`
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) yield* pointersIn(inner, `${pointer}/${key}`)
}

/** Everything a reading says, and where it says everything of the record comes from. */
const told = (reading: Reading) => ({
  record: reading.record,
  unreadable: reading.unreadable,
  several: reading.several,
  found: [...reading.found],
  consumed: [...reading.consumed],
  places: [...pointersIn(reading.record), '/specification', '/learner/identifiers'].map((pointer) => [
    pointer,
    reading.origin(pointer),
    reading.pointers(pointer),
  ]),
})

const same = (json: unknown, name: string): void => {
  for (const [id, crosswalk] of crosswalks) {
    const [read, interpreted] = [readByCrosswalk(json, crosswalk), readInterpreted(json, crosswalk)].map(told)
    if (!isDeepStrictEqual(read, interpreted)) expect(read, `${name} as ${id}`).toEqual(interpreted)
  }
}

const examples = [...objectsIn(join(root, 'examples/edc')), ...objectsIn(join(root, 'examples/openbadges'))]

/** A crosswalk in which everything occurs that crosswalks are made of. */
const everything = buildCrosswalk([
  ['@first', 'a.b | c', 'first'],
  ['@some', '@first.d[t=x] | a[t!=y].d', 'items'],
  ['@picked', '@some[v=x] | @first[t!=x]', 'items'],
  ['/language', 'a.l | l', 'language'],
  ['/title', '@some.n | a.n | n', 'text'],
  ['/title', 'c.n', 'text'],
  ['/learner/fullName', 'a.d.n', 'text'],
  ['/learner/identifiers/*:one', '@some | c', 'items'],
  ['/learner/identifiers/*:one/scheme', '"one"', 'constant'],
  ['/learner/identifiers/*:one/value', '.v', 'identifier-value'],
  ['/learner/identifiers/*:two', 'c.d[v^=x]', 'items'],
  ['/learner/identifiers/*:two/value', '$', 'identifier-value'],
  ['/learner/identifiers/*:two/hash/algorithm', '.t', 'string'],
  ['/specification/id', 'a.id', 'iri-that-names'],
  ['/specification/version', 'a.t', 'string'],
  ['/level/eqf', 'a.v', 'eqf-by-name'],
  ['/level/eqf', '@picked.n | d.v', 'eqf-by-name'],
  ['/furtherInformation/languages/*', 'a.l | c.l', 'language'],
] as const)

/** Documents of few words, so that paths lead somewhere and things repeat. */
function documentOf(seed: number): unknown {
  let state = seed
  const below = (most: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * most)
  }
  const words = ['x', 'xy', 'y', '', 'en', 'de', 'urn:x:1', 'urn:x:2', 'http://x.example/', 7, 'EQF 5', null]
  const keys = ['id', 't', 'n', 'v', 'l', 'a', 'b', 'c', 'd', 'a', 'c', 'd', 'en', '@value']
  const value = (depth: number): unknown => {
    const kind = below(depth > 3 ? 2 : 8)
    if (kind < 2) return words[below(words.length)]
    if (kind < 4) return Array.from({ length: below(4) }, () => value(depth + 1))
    return node(depth + 1)
  }
  const node = (depth: number): unknown =>
    Object.fromEntries(Array.from({ length: below(9) }, () => [keys[below(keys.length)]!, value(depth)]))
  return node(0)
}

/** Of so many mutations one is read; `MICROCRED_EACH=1` reads all. */
const EACH = Number(process.env.MICROCRED_EACH ?? 499)

describe('a credential is read as by the interpreter of its crosswalk', () => {
  it.each(examples)('%s', (name, json) => same(json, name))

  it('with one thing in it another', { timeout: 600_000 }, () => {
    const seen = new Set<string>()
    let at = 0
    for (const [name, json] of examples.filter((_, at) => at % 4 === 0))
      for (const each of mutations(json, seen, byPath))
        if (at++ % EACH === 0) same(each.value, name + each.label)
  })

  it('whatever it and its crosswalk are made of', () => {
    for (let seed = 0; seed < 4000; seed++) {
      const json = documentOf(seed)
      const [read, interpreted] = [readByCrosswalk(json, everything), readInterpreted(json, everything)].map(
        told,
      )
      if (!isDeepStrictEqual(read, interpreted)) expect(read, JSON.stringify(json)).toEqual(interpreted)
    }
  })

  it.skipIf(!outsideData('edc-samples'))('where others have written it', () => {
    for (const folder of ['edc-samples', 'openbadges', 'field'])
      for (const [name, json] of objectsIn(outsideData(folder))) same(json, name)
  })
})
