/** What the walk is measured on: our examples, real documents where they are at hand, and the same grown larger. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { outsideData } from '../tools/outside-data.ts'
import { root } from '../tools/root.ts'
import { texts as records } from './records.ts'

export interface Document {
  readonly name: string
  readonly texts: readonly string[]
  /** The ratio to `JSON.parse` that is aimed at. */
  readonly target: number
  /** What the tools of others take it for. */
  readonly kind: 'record' | 'badge' | 'edc'
}

const read = (file: string): string => readFileSync(file, 'utf8')

const example = (file: string): string => JSON.stringify(JSON.parse(read(join(root, 'examples', file))))

const BADGE = 'openbadges/yecla-low-emission-wood-finishing.json'
const EDC = 'edc/yecla-low-emission-wood-finishing.json'

/** The files of a folder with sizes in a range, the smallest first; none where the folder is not at hand. */
function outside(folder: string, from: number, to: number, most: number, is: RegExp): string[] {
  const path = outsideData(folder)
  if (path === undefined) return []
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.json(?:ld)?$/.test(name))
    .map((name) => ({ file: join(path, name), size: statSync(join(path, name)).size }))
    .filter(({ size }) => size >= from && size < to)
    .sort((a, b) => a.size - b.size || (a.file < b.file ? -1 : 1))
    .map(({ file }) => read(file))
    .filter((text) => is.test(text))
    .slice(0, most)
}

const IS_BADGE = /"(?:AchievementCredential|OpenBadgeCredential)"/
const IS_EDC = /"EuropeanDigitalCredential"/

export const documents: readonly Document[] = [
  { name: 'record, clean', texts: records, target: 1.8, kind: 'record' },
  {
    name: 'record, one defect, with line and column',
    texts: records.map((text) => text.replace('"eqf":5', '"eqf":9')),
    target: 5,
    kind: 'record',
  },
  { name: 'Open Badge, our example', texts: [example(BADGE)], target: 5, kind: 'badge' },
  {
    name: 'small real badges of SURF',
    texts: outside('openbadges/surf', 3000, 4500, 8, IS_BADGE),
    target: 12,
    kind: 'badge',
  },
  {
    name: 'small real badges of DCC',
    texts: outside('openbadges/dcc', 2000, 4500, 8, IS_BADGE),
    target: 12,
    kind: 'badge',
  },
  { name: 'EDC, our example', texts: [example(EDC)], target: 6, kind: 'edc' },
  {
    name: 'EDC, real, about 100 kB',
    texts: outside('edc-samples', 90_000, 130_000, 3, IS_EDC),
    target: 5,
    kind: 'edc',
  },
  {
    name: 'EDC, real, about 500 kB',
    texts: outside('edc-samples', 400_000, 600_000, 2, IS_EDC),
    target: 5,
    kind: 'edc',
  },
] satisfies readonly Document[]

type Json = Record<string, unknown>

/** A list repeated until the whole is so large, each item with an id of its own. */
function grown(json: Json, list: unknown[], size: number): string {
  const [first] = list as [Json]
  const each = JSON.stringify(first).length
  const wanted = Math.max(1, Math.floor((size - JSON.stringify(json).length) / each))
  for (let at = 0; at < wanted; at++) list.push({ ...first, id: `urn:x-grown:${at}` })
  return JSON.stringify(json)
}

const at = (json: Json, ...keys: readonly (string | number)[]): unknown =>
  keys.reduce<unknown>((value, key) => {
    const one = Array.isArray(value) && typeof key === 'string' ? value[0] : value
    return (one as Json)[key]
  }, json)

const listOf = (holder: Json, key: string): unknown[] => {
  const list = [holder[key]].flat()
  holder[key] = list
  return list
}

/** A document of each kind in several sizes. */
export const growth = (size: number): readonly (readonly [name: string, text: string])[] => {
  const record = JSON.parse(records[0]!) as Json
  const badge = JSON.parse(example(BADGE)) as Json
  const edc = JSON.parse(example(EDC)) as Json
  const achievement = at(badge, 'credentialSubject', 'achievement') as Json
  const claim = [at(edc, 'credentialSubject', 'hasClaim')].flat()[0] as Json
  const specification = [claim.specifiedBy].flat()[0] as Json
  return [
    ['record', grown(record, listOf(record, 'learningOutcomes'), size)],
    ['Open Badge', grown(badge, listOf(achievement, 'alignment'), size)],
    ['EDC', grown(edc, listOf(specification, 'learningOutcome'), size)],
  ]
}
