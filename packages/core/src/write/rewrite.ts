/** Rewrites a credential of one profile in another directly, by a table of rows, where the record would lose what both have. */
import { buildCrosswalk, type Crosswalk } from '../crosswalk/crosswalk.js'
import { readByCrosswalk } from '../crosswalk/read.js'
import { openbadges2Openbadges } from '../generated/crosswalks.js'
import { losses } from '../generated/losses.js'
import { CannotWrite } from './cannot-write.js'
import { type Lack, lacking } from './lack.js'
import type { Loss } from './loss.js'
import type { Json, WriteOptions } from './writing.js'

/** A rewritten credential, what did not come along, and what was read. */
export interface Rewritten {
  readonly credential: Json
  readonly loss: readonly Loss[]
  readonly lacks: readonly Lack[]
  /** Pointers into the credential that was handed in. */
  readonly consumed: ReadonlySet<string>
}

type Rows = readonly (readonly [pointer: string, path: string, transform: string])[]

/** Tables of rows, by the two profiles. */
const TABLES: Readonly<Record<string, Rows>> = { 'openbadges2-openbadges': openbadges2Openbadges }

/** What every Open Badge of version 3 has. */
const NEEDED =
  '/issuer/id /validFrom /credentialSubject/achievement/id /credentialSubject/achievement/name /credentialSubject/achievement/description /credentialSubject/achievement/criteria'.split(
    ' ',
  )

const built = new Map<string, Crosswalk>()

/** The credential in the other profile, or `undefined` where no table leads there. */
export function rewrite(
  json: unknown,
  from: string,
  to: string,
  options: WriteOptions,
): Rewritten | undefined {
  const name = `${from}-${to}`
  const rows = Object.hasOwn(TABLES, name) ? TABLES[name] : undefined
  if (!rows) return undefined
  const crosswalk = built.get(name) ?? buildCrosswalk(rows)
  built.set(name, crosswalk)
  const { record, consumed } = readByCrosswalk(json, crosswalk)
  const credential = sound(record as Json) as Json
  credential.id ??= options.id
  if (credential.id === undefined) throw new CannotWrite('id-missing', '/id', 'openbadges', 'credential-id')
  const issuer = options.issuer && { ...(credential.issuer as Json), type: ['Profile'], ...options.issuer }
  const whole = issuer ? { ...credential, issuer } : credential
  return { credential: whole, loss: lossesOf(json, whole, name), lacks: lacksOf(whole), consumed }
}

/** The same without objects that say nothing but what they are. */
function sound(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sound)
  if (typeof value !== 'object' || value === null) return value
  const out: Json = {}
  for (const [key, inner] of Object.entries(value)) {
    const kept = sound(inner)
    const says =
      typeof kept !== 'object' || kept === null || Object.keys(kept).some((each) => each !== 'type')
    if (says) out[key] = kept
  }
  return out
}

/** Places that hold the same in both, mostly in other words. */
const SAME: Readonly<Record<string, string>> = { '/issuedOn': '/validFrom', '/expires': '/validUntil' }

/** The rows of `losses.csv` whose places the credential has, and has otherwise or not at all afterwards. */
const lossesOf = (json: unknown, credential: Json, name: string): Loss[] =>
  losses.flatMap(({ profile, pointer, key, kind, reason, shown }) => {
    const before = at(json, pointer)
    if (profile !== name || before === undefined) return []
    if (kind === 'changed' && at(credential, SAME[pointer]!) === before) return []
    const element = pointer.slice(pointer.lastIndexOf('/') + 1)
    return [{ element, pointer, key, kind: kind as Loss['kind'], reason, shown }]
  })

const lacksOf = (credential: Json): Lack[] =>
  NEEDED.filter((pointer) => at(credential, pointer) === undefined).map((pointer) => ({
    ...lacking('version-3'),
    pointer,
  }))

function at(json: unknown, pointer: string): unknown {
  let value = json
  for (const key of pointer.split('/').slice(1)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Json)[key]
  }
  return value
}
