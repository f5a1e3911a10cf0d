/** The achievements of one credential, each as a record of its own: most hold one, a transcript holds many. */
import type { Microcredential } from '@microcred/core'
import { structure } from './check/check.js'
import { withSkillsMeant } from './check/skills-meant.js'
import { open } from './open/open.js'
import { readSdJwt } from './open/sd-jwt.js'
import type { Entry } from './recognise/entry.js'
import { heldIn } from './recognise/held.js'
import { laidOut } from './recognise/laid-out.js'
import { profiles } from './recognise/profiles.js'
import { recogniseAmong } from './recognise/recogniser.js'
import { awardsIn } from './report/awards.js'
import type { Report } from './report/report.js'
import type { Options } from './walk/options.js'
import { validate } from './walk/validate.js'

/** One achievement of a credential. */
export interface Claim {
  /** Where it stands in the unwrapped credential. */
  readonly pointer: string
  /** Its sound part. */
  readonly record: Readonly<Partial<Microcredential>>
  /** The credential's pointer for a pointer of the record: of itself or of the nearest thing around it. */
  readonly origin: (recordPointer: string) => string
}

/** A credential with all its achievements. */
export interface Claims {
  /** What was handed in, judged; its record is that of the first achievement. */
  readonly report: Report
  /** In their order; empty where nothing could be read. */
  readonly claims: readonly Claim[]
}

/**
 * Reads every achievement of a credential of any profile. `validate` reads the first.
 *
 * @example
 * import { claims } from '@microcred/validators/claims'
 *
 * claims(transcript).claims.map(({ record }) => record.title)
 */
export function claims(input: unknown, options: Options = {}): Claims {
  const report = validate(input, options)
  if (report.credentials) return { report, claims: claimsInside(input, options) }
  if (!report.record || !report.profile) return { report, claims: [] }
  const opened = open(input, () => ({ keys: 0, clean: false }), readSdJwt, options.limits?.bytes)
  const entry = recogniseAmong(profiles, opened.json, report.profile.id)!
  const { json, origin = itself } = laidOut(opened.json, entry, options.with)
  const found = awardsIn(entry.profile.read(json))
  const places = found.length > 0 ? found : ['']
  const first = places[0] ?? ''
  const others = places.slice(1).flatMap((place) => exchanging(json, first, place) ?? [])
  return {
    report,
    claims: [{ json, pointer: first, back: itself }, ...others].map((each) => {
      const read = claim(each, entry)
      return { ...read, pointer: origin(read.pointer), origin: (pointer) => origin(read.origin(pointer)) }
    }),
  }
}

/** The achievements of all credentials in a container, with pointers from its root. */
function claimsInside(input: unknown, { profile: _, ...options }: Options): Claim[] {
  const { json } = open(input, () => ({ keys: 0, clean: false }), readSdJwt, options.limits?.bytes)
  const held = heldIn(json, (each) => recogniseAmong(profiles, each, undefined) !== undefined) ?? []
  return held.flatMap(({ pointer, value }) =>
    typeof value === 'string' || (typeof value === 'object' && value !== null)
      ? claims(value, options).claims.map((each) => ({
          ...each,
          pointer: pointer + each.pointer,
          origin: (recordPointer: string) => pointer + each.origin(recordPointer),
        }))
      : [],
  )
}

const itself = (pointer: string): string => pointer

/** The achievement that stands first. */
function claim({ json, pointer, back }: Exchange, entry: Entry): Claim {
  const reading = entry.profile.read(json)
  const { sound } = structure(reading, entry.form, false)
  return {
    pointer,
    record: withSkillsMeant(sound.record),
    origin: (recordPointer) => back(reading.origin(sound.original(recordPointer))),
  }
}

interface Exchange {
  /** The credential with an achievement in the first one's place, and the first one in its place. */
  readonly json: unknown
  /** Where the achievement stands. */
  readonly pointer: string
  /** Where something stands that a pointer into it means. */
  readonly back: (pointer: string) => string
}

/** Puts an achievement where the first one stands, so that it is the one that is read. */
function exchanging(json: unknown, first: string, other: string): Exchange | undefined {
  const [from, to] = [first.split('/'), other.split('/')]
  const at = from.findIndex((key, index) => key !== to[index])
  if (at < 0) return undefined
  const [one, two] = [Number(from[at]), Number(to[at])]
  const exchanged = withList(json, from.slice(1, at), (list) =>
    list.with(one, list[two]).with(two, list[one]),
  )
  if (exchanged === undefined) return undefined
  const around = from.slice(0, at).join('/')
  const places = new Map([
    [`${around}/${one}`, `${around}/${two}`],
    [`${around}/${two}`, `${around}/${one}`],
  ])
  const back = (pointer: string): string => {
    const start = pointer.split('/', at + 1).join('/')
    return (places.get(start) ?? start) + pointer.slice(start.length)
  }
  return { json: exchanged, pointer: other, back }
}

/** A copy in which one list is another, or `undefined` where no list stands; what is not on the way is shared. */
function withList(
  value: unknown,
  [key, ...further]: readonly string[],
  change: (list: readonly unknown[]) => unknown[],
): unknown {
  if (key === undefined) return Array.isArray(value) ? change(value) : undefined
  if (typeof value !== 'object' || value === null) return undefined
  const inner = withList((value as Record<string, unknown>)[key], further, change)
  if (inner === undefined) return undefined
  return Array.isArray(value) ? value.with(Number(key), inner) : { ...value, [key]: inner }
}
