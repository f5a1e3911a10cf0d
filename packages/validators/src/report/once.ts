/** One fault, one finding: what a single cause says in several ways is said once. */
import { escapeKey, keysOf, valueAt } from '@microcred/common/pointer'
import { elements } from '@microcred/core'
import { isDateTime } from '@microcred/core/formats'
import { mayBeSameDay } from '../check/time.js'
import { elementOf, wordsOf } from './catalogue.js'
import type { PatchOperation } from './finding.js'
import type { Placed } from './report.js'
import { type Step, stepsIn } from './skeleton.js'

/** Faults of a credential as a whole, wherever they show. */
const OF_THE_WHOLE = new Set(['data-model-version', 'time-without-offset'])

/** Members that a few elements live in. */
const HOLDS: Readonly<Record<string, readonly string[]>> = {
  awardedBy: ['issuer-country', 'awarding-body'],
  awardingBody: ['issuer-country', 'awarding-body'],
  recipient: ['learner'],
}

/** Members that elements live in, with the elements that can stand without them. */
const HOLDERS: Readonly<Record<string, ReadonlySet<string>>> = {
  credentialSubject: new Set(['date-of-issuing']),
  hasClaim: new Set(['learner']),
  achievement: new Set(['learner', 'date-of-issuing', 'issuer-country', 'awarding-body']),
  microcredential: new Set(),
}

/** The type of a credential that another one holds. */
const HELD = /\/verifiableCredential(?:\/\d+)?\/type(?:\/\d+)?$/

const faultOf = (code: string): string => code.slice(code.indexOf('.') + 1)
const subjectOf = (code: string): string => code.slice(0, code.indexOf('.'))

/** Codes of elements that stand at a place that is missing, or belong into it. */
const belowIn = (missing: readonly Placed[], pointer: string): readonly string[] => {
  const place = dotted(pointer)
  return missing.flatMap(({ code, params }) =>
    typeof params?.where === 'string' && `${namesOf(params.where)}.`.startsWith(`${place}.`) ? [code] : [],
  )
}

/** Elements whose absence is told by the absence of what they live in, or by a misspelt name. */
function explained(findings: readonly Placed[]): ReadonlySet<string> {
  const out = new Set<string>()
  const missing = findings.filter(({ code }) => code.endsWith('.missing'))
  for (const { code, pointer, params } of findings) {
    const fault = faultOf(code)
    const property = params?.property
    if ((fault === 'missing-property' || fault === 'incomplete') && typeof property === 'string') {
      const others = Object.hasOwn(HOLDERS, property) ? HOLDERS[property] : undefined
      if (others) for (const { id } of elements) if (!others.has(id)) out.add(`${id}.missing`)
      for (const each of belowIn(missing, `${pointer}/${escapeKey(property)}`)) out.add(each)
      if (Object.hasOwn(HOLDS, property)) for (const id of HOLDS[property]!) out.add(`${id}.missing`)
    }
    if (fault === 'unknown-property' && typeof params?.suggestion === 'string')
      for (const each of belowIn(
        missing,
        `${pointer.slice(0, pointer.lastIndexOf('/'))}/${escapeKey(params.suggestion)}`,
      ))
        out.add(each)
    // What is not said to be a credential is not read as one.
    if (fault === 'wrong-class' && HELD.test(pointer))
      for (const each of belowIn(missing, pointer.slice(0, pointer.lastIndexOf('/type')))) out.add(each)
    // Of a kind nobody knows an alignment may be the outcome that is looked for.
    if (fault === 'unknown-code' && pointer.endsWith('/targetType')) out.add('learning-outcomes.missing')
    // What level it is of tells whether ECTS credits are asked for.
    if (code.startsWith('level.') && (fault === 'unknown-concept' || fault === 'unreadable'))
      out.add('notional-workload.no-ects')
    if (code === 'record.unknown-property')
      for (const { id, key } of elements) if (key === params?.suggestion) out.add(`${id}.missing`)
  }
  return out
}

/** Faults of a value that stands there and cannot be read. */
const UNREAD: ReadonlySet<string> = new Set([
  'wrong-type',
  'wrong-datatype',
  'wrong-class',
  'relative-id',
  'not-a-date',
  'not-an-iri',
  'malformed',
  'json-ld',
])

const isIndex = (key: string): boolean => /^\d+$/.test(key)

/** A pointer in the words of a path, in which every item of a list is one. */
const dotted = (pointer: string): string =>
  keysOf(pointer)
    .filter((key) => !isIndex(key))
    .join('.')

/** Whether what cannot be read at a place is what a condition asks for: its own text may be all that is wrong with it. */
function meets({ name, value, begins }: Step['filters'][number], around: unknown, faulty: boolean): boolean {
  const given = valueAt(around, `/${name}`)
  const fits = (text: string): boolean =>
    faulty
      ? text.includes(value.replace(/^https?:\/\//, ''))
      : begins
        ? text.startsWith(value)
        : text === value
  return [given].flat().some((each) => typeof each === 'string' && fits(each))
}

/** Whether a place is one of a path, or around it, by the names and by the conditions of what stands on the way. */
function isOn(pointer: string, path: string, json: unknown): boolean {
  const keys = keysOf(pointer)
  let [at, around] = [0, json]
  for (const { name, filters } of stepsIn(path)) {
    if (at === keys.length) return true
    if (keys[at] !== name) return false
    around = valueAt(around, `/${escapeKey(keys[at++]!)}`)
    while (at < keys.length && isIndex(keys[at]!)) around = valueAt(around, `/${keys[at++]}`)
    const object = around
    if (at < keys.length && !filters.every((each) => meets(each, object, each.name === keys.at(-1))))
      return false
  }
  return at === keys.length
}

/** A path without its conditions. */
const namesOf = (path: string): string =>
  stepsIn(path)
    .map(({ name }) => name)
    .join('.')

/** What is named by its address and stands there. */
const isElsewhere = ({ code }: Placed): boolean => code.endsWith('-elsewhere')

/** Whether something that has the wrong form may hold what can be read all the same. */
const holdsSomething = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0

/** Elements whose absence is told by what stands in their place and cannot be read, under a misspelt name or elsewhere. */
function unreadIn(
  findings: readonly Placed[],
  json: unknown,
  pathsOf: (key: string) => readonly string[],
): ReadonlySet<string> {
  const absent = findings.filter(({ code }) => code.endsWith('.missing')).map(({ code }) => subjectOf(code))
  const missing = absent.length > 0 ? elements.filter(({ id }) => absent.includes(id)) : []
  if (missing.length === 0) return NONE
  const away = findings.filter(isElsewhere).map(({ pointer }) => `.${dotted(pointer)}.`)
  const places = findings.flatMap(({ code, pointer, params }): string[] => {
    const fault = faultOf(code)
    if (UNREAD.has(fault)) return holdsSomething(valueAt(json, pointer)) ? [] : [pointer]
    const meant = fault === 'unknown-property' ? params?.suggestion : undefined
    return typeof meant === 'string'
      ? [`${pointer.slice(0, pointer.lastIndexOf('/'))}/${escapeKey(meant)}`]
      : []
  })
  if (places.length === 0 && away.length === 0) return NONE
  const isOf = (key: string): boolean =>
    pathsOf(key).some(
      (path) =>
        places.some((place) => place !== '' && isOn(place, path, json)) ||
        away.some((place) => `.${namesOf(path)}.`.includes(place)),
    )
  return new Set(missing.filter(({ key }) => isOf(key)).map(({ id }) => `${id}.missing`))
}

const WITHOUT_OFFSET = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?$/i

/** Whether a finding is of an instant that lacks its offset alone: who writes one so writes all so. */
function lacksOffset({ code, pointer }: Placed, json: unknown): boolean {
  if (!/\.(?:not-a-date|malformed)$/.test(code)) return false
  const value = valueAt(json, pointer)
  return typeof value === 'string' && WITHOUT_OFFSET.test(value) && isDateTime(`${value}Z`)
}

/** An element and the object in which something of it stands. */
const besideOf = ({ code, pointer }: Placed): string =>
  `${subjectOf(code)} ${pointer.slice(0, pointer.lastIndexOf('/'))}`

/** Faults of a day that is yet to come. */
const BEGINNINGS = new Set(['not-yet-valid', 'not-yet', 'in-future'])

/** The day that a credential is said to begin on; what begins in it, such as an endorsement, is another matter. */
function beginning({ code, pointer, params }: Placed): string | undefined {
  const fault = faultOf(code)
  if (!BEGINNINGS.has(fault) || (fault === 'not-yet-valid' && pointer.lastIndexOf('/') > 0)) return undefined
  const day = params?.from ?? params?.date
  return typeof day === 'string' ? day : undefined
}

/** How much is said by what is said of a day: a breach of the standard is, and so is an issuing, of more than a period. */
const gravity = (each: Placed): number =>
  (each.part ?? wordsOf(each)?.part) === 'conformance' ? 2 : faultOf(each.code) === 'in-future' ? 1 : 0

/** Findings of a day to come that another one tells, at whichever of the credential's dates it stands. */
function toldElsewhere(findings: readonly Placed[]): ReadonlySet<Placed> {
  const days = findings.flatMap((finding) => {
    const day = beginning(finding)
    return day === undefined ? [] : [{ day, finding }]
  })
  const told: typeof days = []
  for (const each of days.toSorted((a, b) => gravity(b.finding) - gravity(a.finding)))
    if (
      !told.some(
        ({ day, finding }) => finding.pointer !== each.finding.pointer && mayBeSameDay(day, each.day),
      )
    )
      told.push(each)
  return new Set(days.filter((each) => !told.includes(each)).map(({ finding }) => finding))
}

const fromOf = (each: PatchOperation): string | undefined => (each.op === 'move' ? each.from : undefined)

/** Whether a name is told to mean nothing where it stands. */
const isNameless = (code: string): boolean => /\.(?:undefined|unknown)-property$/.test(code)

const NONE: ReadonlySet<string> = new Set()

const saysSame = (one: Placed, other: Placed): boolean =>
  JSON.stringify(one.params) === JSON.stringify(other.params)

/** The findings of a credential without those that another one makes superfluous. */
export function once(
  findings: readonly Placed[],
  json?: unknown,
  pathsOf: (key: string) => readonly string[] = () => [],
): Placed[] {
  if (findings.length === 0) return []
  const causes = new Set([...explained(findings), ...unreadIn(findings, json, pathsOf)])
  const whole = new Set<string>()
  const told = new Map<string, string>()
  const said = new Map<string, Placed[]>()
  const away = new Set(findings.filter(isElsewhere).map(({ pointer }) => pointer))
  const blanks = new Set(
    findings.filter(({ code }) => faultOf(code) === 'placeholder').map(({ pointer }) => pointer),
  )
  const unknown = new Set(findings.filter(({ code }) => faultOf(code) === 'unknown-concept').map(besideOf))
  const elsewhere = toldElsewhere(findings)
  const renamed = new Set(
    findings.flatMap(({ fix }) => (fix?.kind === 'rename' ? fix.patch.map(fromOf) : [])),
  )
  const faulty = new Set(
    findings.filter(({ code }) => UNREAD.has(faultOf(code))).map(({ pointer }) => pointer),
  )
  const unreadable = new Set(findings.filter(({ code }) => faultOf(code) === 'unreadable').map(besideOf))
  return findings.filter((finding) => {
    const { code, pointer, params, atEnd } = finding
    if (causes.has(code) || elsewhere.has(finding)) return false
    // A name that is to be changed for one that is missing is told with that.
    if (isNameless(code) && renamed.has(pointer) && finding.fix === undefined) return false
    // What cannot be read of a thing is told once, whatever else of the same thing is no concept.
    if (faultOf(code) === 'unknown-concept' && unreadable.has(besideOf(finding))) return false
    // What stands there and cannot be read is not missing.
    if (
      faultOf(code) === 'incomplete' &&
      typeof params?.property === 'string' &&
      faulty.has(`${pointer}/${escapeKey(params.property)}`)
    )
      return false
    // What a thing lacks that stands elsewhere is told there.
    if (away.has(pointer) && faultOf(code) === 'incomplete' && elementOf(code)) return false
    // A blank that is still to be filled in is no concept.
    if (faultOf(code) === 'unknown-concept' && blanks.has(pointer)) return false
    // What a concept is called is no second thing to say where there is no such concept.
    if (faultOf(code) === 'inexact' && unknown.has(besideOf(finding))) return false
    const name = `${code} ${pointer}`
    const before = said.get(name)
    if (before === undefined) said.set(name, [finding])
    else if (before.some((other) => saysSame(other, finding))) return false
    else before.push(finding)
    const fault = faultOf(code)
    const ofWhole = lacksOffset(finding, json) ? 'time-without-offset' : fault
    if (OF_THE_WHOLE.has(ofWhole)) {
      if (whole.has(ofWhole)) return false
      whole.add(ofWhole)
    }
    // Two elements are read from one value: what is wrong with it is one fault.
    if (atEnd || !elementOf(code)) return true
    const place = `${fault} ${pointer}`
    const subject = told.get(place)
    if (subject === undefined) told.set(place, subjectOf(code))
    return subject === undefined || subject === subjectOf(code)
  })
}
