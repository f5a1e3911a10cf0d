/** The achievements of one credential, each as a record of its own: most hold one, a transcript holds many. */
import type { Microcredential } from '@microcred/core'
import { open } from './open.js'
import { profiles } from './profiles.js'
import type { ElementRow, Report } from './report.js'
import { readSdJwt } from './sd-jwt.js'
import { validate } from './validate.js'
import { type Options, recogniseAmong } from './walk.js'

/** One achievement of a credential. */
export interface Claim {
  /** Where it stands in the unwrapped credential. */
  readonly pointer: string
  readonly record: Readonly<Partial<Microcredential>>
  /** The 16 EU elements of this achievement, with where they stand in the credential. */
  readonly elements: readonly ElementRow[]
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
export function claims(input: string | Uint8Array | object, options: Options = {}): Claims {
  const report = validate(input, options)
  if (!report.record || !report.profile) return { report, claims: [] }
  const { json } = open(input, () => ({ keys: 0, clean: false }), readSdJwt)
  const found = recogniseAmong(profiles, json, report.profile.id)
    ?.profile.read(json)
    .found.values()
    .next().value
  const places = found ?? ['']
  const first: Claim = { pointer: places[0] ?? '', record: report.record, elements: report.elements }
  const others = places.slice(1).flatMap((pointer): Claim[] => {
    const exchange = exchanging(json, first.pointer, pointer)
    const { record, elements } = exchange ? validate(exchange.json, { ...options, checks: [] }) : {}
    return record && elements
      ? [
          {
            pointer,
            record,
            elements: elements.map((row) => ({ ...row, pointers: row.pointers.map(exchange!.back) })),
          },
        ]
      : []
  })
  return { report, claims: [first, ...others] }
}

interface Exchange {
  /** The credential with two achievements in each other's place. */
  readonly json: object
  /** Where something stands that a pointer into it means. */
  readonly back: (pointer: string) => string
}

/** Puts an achievement where the first one stands, so that it is the one that is read. */
function exchanging(json: unknown, first: string, other: string): Exchange | undefined {
  const [from, to] = [first.split('/'), other.split('/')]
  const at = from.findIndex((key, index) => key !== to[index])
  const [one, two] = [Number(from[at]), Number(to[at])]
  const copy = structuredClone(json) as object
  const list = from
    .slice(1, at)
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], copy)
  if (!Array.isArray(list) || list[one] === undefined || list[two] === undefined) return undefined
  ;[list[one], list[two]] = [list[two], list[one]]
  const around = from.slice(0, at).join('/')
  const places = new Map([
    [`${around}/${one}`, `${around}/${two}`],
    [`${around}/${two}`, `${around}/${one}`],
  ])
  const back = (pointer: string): string => {
    const start = pointer.split('/', at + 1).join('/')
    return (places.get(start) ?? start) + pointer.slice(start.length)
  }
  return { json: copy, back }
}
