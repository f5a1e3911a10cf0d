/** From what is wrong with the record to what is wrong with the credential of another form that it was read from. */
import { isObject } from '@microcred/common/json'
import { keysOf, valueAt } from '@microcred/common/pointer'
import type { Profile, Reading, RepeatedPart, SeveralPart, UnreadablePart } from '@microcred/core'
import { codes } from '@microcred/core/codes'
import { languageFor, shown, subjectOf } from '../check/explain.js'
import { propertiesIn } from '../check/properties.js'
import { rule as outcomeRepeated } from '../check/rules/learning-outcomes.repeated.js'
import { rule as skillRepeated } from '../check/rules/learning-outcomes.skill-repeated.js'
import type { Rule } from '../check/rules/rule.js'
import { Microcredential, Specification } from '../generated/schemas.js'
import type { Entry } from '../recognise/entry.js'
import { awardsIn } from './awards.js'
import { elementOf, wordsOf } from './catalogue.js'
import { contradictions } from './contradictions.js'
import type { Repair, Violation, Entry as Words } from './finding.js'
import { movedFix } from './moved-fix.js'
import { outwards } from './outwards.js'
import { isPersonal, tellsOfLearner } from './personal.js'
import type { Placed } from './report.js'
import { skeletonAt } from './skeleton.js'

/** What is said where a credential was read into the record from another form. */
export interface ReadInto {
  /** Violations with pointers into the record, moved to where they stand in the credential. */
  readonly place: (
    violations: readonly (Violation & { inCredential?: boolean })[],
    reading: Reading,
    entry: Entry,
    json: unknown,
  ) => Placed[]
  /** What stands where an element belongs and cannot be read: each place once. */
  readonly unreadableParts: (reading: Reading, json: unknown) => Placed[]
  /** Of what there are several, of which the first was read. */
  readonly several: (reading: Reading) => Placed[]
  /** What is shown in other words than the record that is carried has. */
  readonly contradictions: (reading: Reading) => Placed[]
}

/** Violations with pointers into the record, moved to where they stand in the credential. */
function place(
  violations: readonly (Violation & { inCredential?: boolean })[],
  reading: Reading,
  { profile, dressed }: Entry,
  json: unknown,
): Placed[] {
  return violations.flatMap(({ inCredential, ...violation }) => {
    if (inCredential) return [violation]
    const { fix: _, ...rest } = violation
    const origin = originOf(violation, reading, json)
    const fix = fixThere(violation, origin, reading, json)
    if (violation.code.endsWith('.unlisted-code') && isOwnWord(origin, json)) return []
    // What the record's schema refuses in a foreign credential is no breach of that credential's own standard.
    const part = violation.part ?? (violation.code.endsWith('.missing') ? 'annexI' : 'quality')
    const said = inWordsOf(profile, violation, reading, json)
    const skeleton = dressed && said.fix ? { fix: dressed(said.fix, json) } : {}
    const pointer = violation.code.endsWith('.incomplete')
      ? homeOf(violation, origin, profile, reading)
      : ((violation.code.endsWith('.missing') ? roomFor(said.fix, json) : undefined) ?? origin)
    return [{ ...rest, ...fix, ...said, ...skeleton, pointer, part }]
  })
}

/** Whether a word is no slip of our codes: the European Learning Model names schemes freely, and 1EdTech by a prefix. */
const isOwnWord = (pointer: string, json: unknown): boolean =>
  pointer.endsWith('/schemeName') || String(valueAt(json, pointer)).startsWith('ext:')

/** What a sentence says in a profile's words: where an element belongs, what a part of it is called, and no record key. */
function inWordsOf(
  profile: Profile,
  { code, pointer, params, words }: Violation,
  reading: Reading,
  json: unknown,
): Partial<Violation> {
  const whereOf = (place: string): string | undefined =>
    reading.where ? reading.where(place) : profile.where?.(place)
  if (code.endsWith('.missing')) {
    const key = elementOf(code)?.key ?? ''
    const where = whereOf(`/${key}`)
    return where === undefined ? {} : { params: { ...params, where }, ...skeletonAt(where, key, json) }
  }
  if (code.endsWith('.incomplete')) {
    const path = whereOf(`${pointer}/${params?.property}`)
    return path === undefined
      ? {}
      : { params: { ...params, property: path.slice(path.lastIndexOf('.') + 1).replace(/\[.*/, '') } }
  }
  const entry = words ?? wordsOf({ code })
  const own = entry?.hint ? withoutHintOfRecord(entry) : undefined
  return own === undefined || own === entry ? {} : { words: own }
}

/** A fix of one value in the record, where the credential holds that same value. */
function fixThere(
  { fix, pointer }: Violation,
  origin: string,
  reading: Reading,
  json: unknown,
): Pick<Violation, 'fix'> {
  const { record } = reading
  const [only, ...more] = fix?.patch ?? []
  if (!fix || !only || tellsOfLearner(origin)) return {}
  // In the subject of a credential all is the learner's but the record that is carried there.
  if (isPersonal(origin)) return carriedFix(fix, reading, json)
  if (only.op !== 'replace' || more.length > 0 || only.path !== pointer) return carriedFix(fix, reading, json)
  const value = valueAt(json, origin)
  if (typeof value !== 'string') return carriedFix(fix, reading, json)
  if (value !== valueAt(record, pointer)) return {}
  return { fix: { ...fix, patch: [{ ...only, path: origin }] } }
}

/** A fix of a record that is carried as it is: what it changes stands in the credential by the same name. */
function carriedFix(fix: Repair, reading: Reading, json: unknown): Pick<Violation, 'fix'> {
  const places = fix.patch.map((each) => (each.op === 'move' ? each.from : each.path))
  const isCarried = (place: string): boolean => {
    const there = reading.origin(place)
    const value = valueAt(json, there)
    return lastOf(there) === lastOf(place) && value !== undefined && value === valueAt(reading.record, place)
  }
  if (!places.every(isCarried)) return {}
  const [first] = places
  // A new name is one of the same object.
  const beside = (place: string): string =>
    aroundOf(place) === aroundOf(first!)
      ? aroundOf(reading.origin(first!)) + lastOf(place)
      : reading.origin(place)
  return { fix: movedFix(fix, beside) }
}

const aroundOf = (pointer: string): string => pointer.slice(0, pointer.lastIndexOf('/'))
const lastOf = (pointer: string): string => pointer.slice(pointer.lastIndexOf('/'))

let keys: ReadonlySet<string> | undefined

const ofRecord = new WeakMap<Words, Words>()

/** The words of a check without the hint where that speaks of a member as a record calls it. */
function withoutHintOfRecord(entry: Words): Words {
  const before = ofRecord.get(entry)
  if (before) return before
  const { hint, ...rest } = entry
  keys ??= new Set([Microcredential, Specification].flatMap(propertiesIn))
  const names = [...(hint ?? '').matchAll(/`([a-z]+(?:[A-Z][a-z]*)*)`/g)]
  const words = names.some(([, name]) => keys!.has(name!)) ? rest : entry
  ofRecord.set(entry, words)
  return words
}

/** Where something stands in a foreign credential: at the same key where there is one, else as near as is known. */
function originOf({ pointer }: Violation, reading: Reading, json: unknown): string {
  const slash = pointer.lastIndexOf('/')
  const around = reading.origin(pointer.slice(0, Math.max(slash, 0)))
  const same = around + pointer.slice(slash)
  const known = reading.origin(pointer)
  return known === around && slash > 0 && valueAt(json, same) !== undefined ? same : known
}

/** The innermost object that is there already of those in which a skeleton puts an element, or the empty place that it fills. */
function roomFor(fix: Violation['fix'], json: unknown): string | undefined {
  const [first] = fix?.patch ?? []
  if (first === undefined) return undefined
  if (first.op === 'replace') return first.path
  return [...outwards(first.path)].slice(1).find((each) => isObject(valueAt(json, each)))
}

/** What lacks a part: the object in which the profile keeps that, where what is known of it stands deeper inside. */
function homeOf({ pointer, params }: Violation, origin: string, profile: Profile, reading: Reading): string {
  const place = `${pointer}/${params?.property}`
  const path = (reading.where ? reading.where(place) : profile.where?.(place))?.replace(/\[[^[\]]*\]/g, '')
  const home = path?.slice(0, Math.max(path.lastIndexOf('.'), 0))
  return [...outwards(origin)].find((each) => dotted(each) === home) ?? origin
}

/** A pointer in the words of a path, in which every item of a list is one. */
const dotted = (pointer: string): string =>
  keysOf(pointer)
    .filter((key) => !/^\d+$/.test(key))
    .join('.')

/** What stands where an element belongs and cannot be read: each place once. */
function unreadableParts(reading: Reading, json: unknown): Placed[] {
  const seen = new Set<string>()
  return reading.unreadable
    .filter(({ pointer }) => !seen.has(pointer) && seen.add(pointer))
    .map((part): Placed => {
      const { recordPointer, pointer, expected, unknown, inexact } = part
      const about = subjectOf(recordPointer)
      if (unknown) return unknownConcept(about, pointer, unknown, json)
      const value = valueAt(json, pointer)
      if (isLanguageTag(expected) && typeof value === 'string')
        return { ...wrongTag(about, pointer, value), part: 'quality' }
      return { code: `${about}.${inexact ? 'inexact' : 'unreadable'}`, pointer, params: { expected } }
    })
}

const isLanguageTag = (expected: UnreadablePart['expected']): boolean =>
  typeof expected === 'object' && 'format' in expected && expected.format === 'language-tag'

/** What is no tag of a language, in the words in which the keys of texts are judged. */
function wrongTag(about: string, pointer: string, value: string): Placed {
  const suggestion = languageFor(value, {})
  const params = {
    ...shown(about, value),
    ...(suggestion !== undefined && suggestion !== value && { suggestion }),
  }
  return { code: `${about}.unknown-language`, pointer, params }
}

/** A concept that its vocabulary does not have, with what its words determine in its place. */
function unknownConcept(
  about: string,
  pointer: string,
  { concept, named, stands: _, ...rest }: NonNullable<UnreadablePart['unknown']>,
  json: unknown,
): Placed {
  const value = valueAt(json, pointer)
  const isObject = typeof value === 'object' && value !== null
  return {
    code: `${about}.unknown-concept`,
    pointer,
    params: { ...rest, ...(rest.vocabulary in codes && { list: rest.vocabulary }), ...shown(about, concept) },
    explains: [`${about}.other-undescribed`],
    ...(named !== undefined && {
      fix: {
        kind: 'write',
        params: { to: named },
        patch: [
          isObject
            ? { op: 'add', path: `${pointer}/id`, value: named }
            : { op: 'replace', path: pointer, value: named },
        ],
        safe: false,
      },
    }),
  }
}

/** Where alignments stand of which no element is read. */
const BESIDE = ['@besideResult', '@besideDescription', '@besideLevel']

/** Says of what there are several that the first was read, and of alignments that are not read that they are not. */
const several = (reading: Reading): Placed[] => {
  const { found, several, repeated = [] } = reading
  const places = awardsIn(reading)
  const told = (code: string, all: readonly string[] = [], place = all[1]): Placed[] =>
    place !== undefined ? [{ code: `profile.${code}`, pointer: place, params: { count: all.length } }] : []
  const beside = BESIDE.flatMap((each) => found.get(each) ?? [])
  return [
    ...told('several-achievements', places),
    ...told('several-results', found.get('@result')),
    ...told('unread-alignments', beside, beside[0]),
    ...several.flatMap(severalOf),
    ...repeated.flatMap(repeatOf),
  ].filter(firstOfItsKind())
}

/** Says of an outcome or of a skill of one that it stands there twice; other lists may. */
function repeatOf({ recordPointer, pointers: [first, pointer], isOne }: RepeatedPart): Placed[] {
  const [, element, outcome, skills] = recordPointer.split('/')
  if (element !== 'learningOutcomes') return []
  const told = (code: string, words: Rule, params: NonNullable<Violation['params']>): Placed[] => [
    { code: `learning-outcomes.${code}`, words, part: words.part, pointer, params },
  ]
  if (skills === 'skills') return told('skill-repeated', skillRepeated, { first })
  return isOne ? [] : told('repeated', outcomeRepeated, { first: Number(outcome) + 1 })
}

/** Of which elements it is said in words of their own that there are several. */
const SEVERAL: Readonly<Record<string, string>> = {
  grade: 'profile.several-results',
  level: 'profile.several-levels',
}

function severalOf({ recordPointer, pointers }: SeveralPart): Placed[] {
  const about = subjectOf(recordPointer)
  const code = SEVERAL[about] ?? `${about}.several`
  return elementOf(`${about}.`) === undefined
    ? []
    : [{ code, pointer: pointers[1]!, params: { count: pointers.length } }]
}

/** Whether of the same thing nothing was said before: value and status are of one result, a country of one address. */
function firstOfItsKind(): (each: Placed) => boolean {
  const seen = new Set<string>()
  return ({ code, pointer }) => {
    const kind = code.startsWith('profile.') ? code : `${code} ${parentOf(pointer)}`
    if (seen.has(kind) || seen.has(pointer)) return false
    seen.add(kind).add(pointer)
    return true
  }
}

const parentOf = (pointer: string): string => pointer.slice(0, pointer.lastIndexOf('/'))

/** What is said of the credentials of every other form. */
export const readInto: ReadInto = { place, unreadableParts, several, contradictions }
