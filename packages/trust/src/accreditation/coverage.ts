/** Whether an entry of a register covers a credential: its decision, its dates, each of its limits that is there. */
import type { Microcredential } from '@microcred/core'
import { twoLetters } from '../credential/country.js'
import type { TrustBundle } from '../generated/types.js'
import { isObject, isText, type Json, listOf } from '../text/json.js'

type Entry = NonNullable<TrustBundle['accreditations']>[number]
type Awarded = Partial<Microcredential>

/** `covered`, or the code of why not. */
export function coverage(entry: Entry, record: Awarded, credential: Json): string {
  if (entry.decision !== 'positive') return 'accreditation.refused'
  const day = record.dateOfIssuing?.slice(0, 10)
  if (day === undefined && (entry.from ?? entry.until) !== undefined) return 'accreditation.not-comparable'
  if (day !== undefined && ((entry.from ?? day) > day || (entry.until ?? day) < day))
    return 'accreditation.not-in-force'
  const answers = Object.entries(entry.limits ?? {}).map(([name, limit]) =>
    limit === undefined ? true : LIMITS[name as keyof typeof LIMITS](limit as never, record, credential),
  )
  if (answers.includes(false)) return 'accreditation.not-covered'
  return answers.includes(undefined) ? 'accreditation.not-comparable' : 'covered'
}

/** Whether a limit covers what a credential has; `undefined` where the credential does not say. */
type Limit<Values> = (limit: Values, record: Awarded, credential: Json) => boolean | undefined

const LIMITS: {
  readonly [Name in keyof NonNullable<Entry['limits']>]-?: Limit<
    NonNullable<NonNullable<Entry['limits']>[Name]>
  >
} = {
  eqf: (limit, { level }) => (level?.eqf === undefined ? undefined : limit.includes(level.eqf)),
  // A field covers those its code begins.
  field: (limit, { furtherInformation: { fields } = {} }) =>
    fields?.length ? fields.every((each) => limit.some((code) => each.startsWith(code))) : undefined,
  place: (limit, { issuerCountry }) =>
    issuerCountry?.length
      ? issuerCountry.every(({ country, region }) =>
          limit.some((each) => twoLetters(each) === country || (region !== undefined && isIn(each, region))),
        )
      : undefined,
  credentialType: (limit, _, credential) => among(limit, namesIn(credential, TYPES)),
  qualification: (limit, _, credential) => among(limit, namesIn(credential, SPECIFICATIONS)),
}

/** Regions of an administrative unit have codes that begin with its own. */
const isIn = (unit: string, region: unknown): boolean =>
  isText(region)
    ? region.startsWith(unit)
    : isObject(region) && Object.values(region).some((each) => isText(each) && each.startsWith(unit))

const among = (limit: readonly string[], names: readonly string[]): boolean | undefined =>
  names.length === 0 ? undefined : names.some((each) => limit.includes(each))

const TYPES: ReadonlySet<string> = new Set(['dcType', 'credentialProfiles'])
const SPECIFICATIONS: ReadonlySet<string> = new Set(['specifiedBy'])

/** Identifiers of what stands under some properties. */
function namesIn(credential: Json, properties: ReadonlySet<string>): readonly string[] {
  const found = new Set<string>()
  const pending: unknown[] = [credential]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next !== 'object' || next === null) continue
    for (const [key, value] of Object.entries(next)) {
      if (properties.has(key))
        for (const each of listOf(value)) {
          const id = isObject(each) ? each.id : each
          if (isText(id)) found.add(id)
        }
      pending.push(value)
    }
  }
  return [...found]
}
