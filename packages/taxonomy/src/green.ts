import { escoSkillNamespace, greenCompNamespace, ownSkillNamespace } from './concepts/namespace.js'
import { packedUuids } from './concepts/packed-uuids.js'
import { competenceTable } from './generated/competences.js'
import { masks, ownIds as packedOwnIds, replacements, uuidCounts, uuids } from './generated/green.js'
import { kinds } from './generated/hierarchy.js'
import type { EscoVersion, GreenSkillUri } from './generated/types.js'
import { escoVersions } from './generated/versions.js'
import type { SkillUriList } from './skills.js'

export type { EscoVersion, GreenSkillUri } from './generated/types.js'
export { escoVersions } from './generated/versions.js'

/** @internal */
export const known = packedUuids(uuids, uuidCounts)
/** What the project's own skills are called in their IRIs, in the order of the tables. @internal */
export const ownIds = new Set(packedOwnIds.split(' '))

/** The newest ESCO version the data knows. */
export const latestVersion = escoVersions[escoVersions.length - 1]!

/** Whether the green skills of an ESCO version are known here. */
export function isEscoVersion(version: string): version is EscoVersion {
  return (escoVersions as readonly string[]).includes(version)
}

/**
 * Whether ESCO calls a skill green. It is a property of the skill *in a version*: between 1.2.0 and 1.2.1 the
 * 13,939 skills stayed the same, yet 110 became green and 72 ceased to be.
 *
 * Any text may be asked for; what is not the exact URI of an ESCO skill is not green.
 *
 * @param version the ESCO version asked for; without it the newest.
 * @throws RangeError if the version is not one of {@link escoVersions}.
 *
 * @example
 * ```ts
 * import { isGreen } from '@microcred/taxonomy/green'
 *
 * isGreen('http://data.europa.eu/esco/skill/00735755-adc6-4ea0-b034-b8caff339c9f') // true: install heat pump
 * isGreen('http://data.europa.eu/esco/skill/012d6406-016a-4790-aeb8-853e61058517', '1.2.0') // false: since 1.2.1
 * ```
 */
export function isGreen(uri: string, version?: EscoVersion): boolean
export function isGreen(uri: string): uri is GreenSkillUri
export function isGreen(uri: string, version: EscoVersion = latestVersion): boolean {
  if (!isEscoVersion(version)) {
    throw new RangeError(`"${version}" is no ESCO version known here: ${escoVersions.join(', ')}.`)
  }
  return greenIn(uri).includes(version)
}

/** The ESCO versions in which a skill is green, oldest first; empty where it never was. */
export function greenIn(uri: string): readonly EscoVersion[] {
  const index = positionOf(uri)
  if (index === -1) return []
  const mask = Number.parseInt(masks[index]!, 16)
  return escoVersions.filter((_, at) => mask & (1 << at))
}

/**
 * The skill that took the place of one that ESCO has withdrawn. ESCO's exports do not tell; the table is the
 * project's own.
 *
 * @returns its URI, or `undefined` for a skill that was never green, is still in ESCO, or has no successor.
 *
 * @example
 * ```ts
 * import { replacement } from '@microcred/taxonomy/green'
 *
 * replacement('http://data.europa.eu/esco/skill/5e433def-210d-4dfa-bf07-dbf6d04e0eaa')
 * // 'http://data.europa.eu/esco/skill/73a9561d-112c-4d8a-9d5f-b2c11c5bbd5f': dispose waste became manage waste
 * ```
 */
export function replacement(uri: string): string | undefined {
  const index = positionOf(uri)
  const to = index === -1 ? undefined : retired.get(index)
  return to ? escoSkillNamespace + to : undefined
}

/**
 * Whether ESCO counts one of the concepts that are or were green as a skill or as knowledge.
 *
 * @returns `undefined` for any other URI.
 *
 * @example
 * ```ts
 * import { kindOf } from '@microcred/taxonomy/green'
 *
 * kindOf('http://data.europa.eu/esco/skill/00735755-adc6-4ea0-b034-b8caff339c9f') // 'skill': install heat pump
 * ```
 */
export function kindOf(uri: string): 'skill' | 'knowledge' | undefined {
  const index = positionOf(uri)
  return index === -1 ? undefined : Number(kinds[index]) < 4 ? 'skill' : 'knowledge'
}

/** The codes of GreenComp's competences and areas. */
const competences = new Set(
  competenceTable.flatMap(({ code, areaCode }) => [code as string, areaCode as string]),
)

/** What a text that should be the URI of a skill is. */
export type SkillUriVerdict =
  /** Green in the version asked for. */
  | { readonly status: 'green'; readonly uri: string; readonly greenIn: readonly EscoVersion[] }
  /** A skill, green in other versions only. */
  | { readonly status: 'green-elsewhere'; readonly uri: string; readonly greenIn: readonly EscoVersion[] }
  /** Withdrawn from ESCO. */
  | {
      readonly status: 'retired'
      readonly uri: string
      readonly greenIn: readonly EscoVersion[]
      readonly replacedBy?: string
    }
  /** One of the project's own skills, or a competence of GreenComp, whose IRI is the project's own. */
  | { readonly status: 'own'; readonly uri: string }
  /** A skill of ESCO that was never green; only told with the list of all skills. */
  | { readonly status: 'skill'; readonly uri: string }
  /** The form is right; whether ESCO has it only the list of all skills can tell. */
  | { readonly status: 'unverified'; readonly uri: string }
  /** The form is right, ESCO or the project has no such skill. */
  | { readonly status: 'unknown'; readonly uri: string; readonly nearest?: string }
  /** Meant to be the URI of an ESCO skill, but not written as one; `nearest` is the right spelling. */
  | { readonly status: 'malformed'; readonly nearest?: string }
  /** Not the URI of a skill of ESCO or of the project. */
  | { readonly status: 'foreign' }

/**
 * Tells what a text that should be the URI of a skill is: green, retired, unknown, misspelled …
 *
 * @param options `all` is the list of all ESCO skills from `@microcred/taxonomy/skills`. Without it, a well-formed URI
 *   outside of the green collection is `unverified`.
 *
 * @example
 * ```ts
 * import { checkSkillUri } from '@microcred/taxonomy/green'
 *
 * checkSkillUri('https://data.europa.eu/esco/skill/00735755-ADC6-4EA0-B034-B8CAFF339C9F')
 * // { status: 'malformed', nearest: 'http://data.europa.eu/esco/skill/00735755-adc6-4ea0-b034-b8caff339c9f' }
 * ```
 */
export function checkSkillUri(
  text: string,
  options: { readonly version?: EscoVersion; readonly all?: SkillUriList } = {},
): SkillUriVerdict {
  if (text.startsWith(ownSkillNamespace)) {
    return ownIds.has(text.slice(ownSkillNamespace.length))
      ? { status: 'own', uri: text }
      : { status: 'unknown', uri: text }
  }
  if (text.startsWith(greenCompNamespace)) {
    const known = competences.has(text.slice(greenCompNamespace.length))
    return { status: known ? 'own' : 'unknown', uri: text }
  }
  const { all } = options
  if (!skillForm.test(text)) {
    const uuid = repairedUuid(text)
    if (uuid === undefined) return { status: 'foreign' }
    const right = uuidForm.test(uuid) ? uuid : nearestUuid(uuid, all)
    return right === undefined
      ? { status: 'malformed' }
      : { status: 'malformed', nearest: escoSkillNamespace + right }
  }
  const index = positionOf(text)
  if (index !== -1) {
    const versions = greenIn(text)
    if (versions.includes(options.version ?? latestVersion))
      return { status: 'green', uri: text, greenIn: versions }
    if (!retired.has(index)) return { status: 'green-elsewhere', uri: text, greenIn: versions }
    const replacedBy = replacement(text)
    return {
      status: 'retired',
      uri: text,
      greenIn: versions,
      ...(replacedBy === undefined ? {} : { replacedBy }),
    }
  }
  if (all?.has(text)) return { status: 'skill', uri: text }
  if (all === undefined) return { status: 'unverified', uri: text }
  const nearest = nearestUuid(text.slice(escoSkillNamespace.length), all)
  return {
    status: 'unknown',
    uri: text,
    ...(nearest === undefined ? {} : { nearest: escoSkillNamespace + nearest }),
  }
}

const uuidForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const skillForm = /^http:\/\/data\.europa\.eu\/esco\/skill\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** Position of the retired concepts → UUID of the successor. @internal */
export const retired = new Map(
  replacements
    .split(' ')
    .filter(Boolean)
    .map((entry) => [Number.parseInt(entry, 36), entry.split(':')[1] ?? '']),
)

function positionOf(uri: string): number {
  return uri.startsWith(escoSkillNamespace) ? known.indexOf(uri.slice(escoSkillNamespace.length)) : -1
}

function nearestUuid(uuid: string, all: SkillUriList | undefined): string | undefined {
  return (all?.uuids ?? known).nearest(uuid)
}

/**
 * The UUID a misspelled URI was meant to have: other scheme, upper case, blanks, missing hyphens, an address of
 * the ESCO portal, the bare UUID. `undefined` where nothing looks like one.
 */
function repairedUuid(text: string): string | undefined {
  if (text.length > 1000) return undefined
  let plain = text
  try {
    plain = decodeURIComponent(text)
  } catch {
    // A stray per cent sign: take the text as it is.
  }
  plain = plain.toLowerCase().replace(/[\s\p{C}<>"'{}]/gu, '')
  const after = /esco\/skill\/+([0-9a-z-]+)/.exec(plain)?.[1]
  const bare = after ?? (/^(?:urn:uuid:)?([0-9a-f-]{32,36})$/.exec(plain)?.[1] || undefined)
  if (bare === undefined) return undefined
  const digits = bare.replaceAll('-', '')
  return /^[0-9a-f]{32}$/.test(digits)
    ? digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
    : digits
}
