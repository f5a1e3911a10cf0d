import { masks } from '../generated/green.js'
import { groupCodes, groupParents, groupUuids, kinds, parents } from '../generated/hierarchy.js'
import { ownConcepts } from '../generated/own.js'
import type { EscoVersion, GreenSkillUri, GroupCode, OwnSkillUri } from '../generated/types.js'
import { escoVersions } from '../generated/versions.js'
import { isGreen, known, retired } from '../green.js'
import { openLanguage } from '../search/languages.js'
import { labelsAt } from '../search/tokens.js'
import { escoSkillNamespace, ownSkillNamespace } from './namespace.js'
import { unpackHex } from './packed-uuids.js'

/** Skill, or knowledge: ESCO's own division of its skills pillar. */
export type SkillType = 'skill' | 'knowledge'
export type ReuseLevel = 'transversal' | 'cross-sector' | 'sector-specific' | 'occupation-specific'

/** `green` now, `no-longer-green` but still a skill, `retired` from ESCO, or the project's `own`. */
export type SkillStatus = 'green' | 'no-longer-green' | 'retired' | 'own'

/** A concept of the taxonomy: a skill that is or was green in ESCO, or one of the project's own. */
export interface Skill<Uri extends string = string> {
  readonly uri: Uri
  readonly label: string
  /** The language of the label: English where there is none in the language asked for. */
  readonly labelLanguage: string
  readonly alternatives: readonly string[]
  readonly type: SkillType
  /** Absent for the project's own. */
  readonly reuseLevel?: ReuseLevel
  readonly status: SkillStatus
  /** The ESCO versions in which it is green. */
  readonly greenIn: readonly EscoVersion[]
  readonly replacedBy?: string
  /** Codes of the ESCO groups right above it. */
  readonly broader: readonly GroupCode[]
  /** Of the project's own concepts: what they mean, and the ESCO skills they match. */
  readonly definition?: string
  readonly matches?: readonly { readonly match: 'broad' | 'close' | 'related'; readonly uri: string }[]
}

/** A concept or a group, as a place in the hierarchy. */
export interface Place {
  readonly uri: string
  /** The code of a group: `S1.5.5`, `0712`, `K`. */
  readonly code?: GroupCode
  readonly label: string
  readonly labelLanguage: string
}

export interface LanguageOption {
  /** ISO 639-1 or a language tag; English without it. */
  readonly language?: string
}

/** How many concepts there are: those of ESCO, and after them the project's own. @internal */
export const conceptCount = known.size + ownConcepts.length
const codes = groupCodes.split(' ')
const codeIndex = new Map(codes.map((code, index) => [code, index]))
/** Fields of education are told by their code; the UUIDs of the other groups stand one after the other. */
const groupDigits = unpackHex(groupUuids)
const codesWithUuid = codes.filter((code) => !/^\d/.test(code))
const uris = codes.map((code) => {
  if (/^\d/.test(code)) return `http://data.europa.eu/esco/isced-f/${code}`
  const at = codesWithUuid.indexOf(code) * 32
  const digits = groupDigits.slice(at, at + 32)
  return escoSkillNamespace + digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
})
const uriIndex = new Map(uris.map((uri, index) => [uri, index]))
const parentOf = groupParents.split(' ').map((code) => codeIndex.get(code))
const lines = parents.split('\n')
const ownIndex = new Map(ownConcepts.map((concept, index) => [concept.id as string, known.size + index]))
const reuseLevels: readonly ReuseLevel[] = [
  'transversal',
  'cross-sector',
  'sector-specific',
  'occupation-specific',
]
/** Position of a concept, or -1. @internal */
export function conceptIndex(uri: string): number {
  if (uri.startsWith(escoSkillNamespace)) return known.indexOf(uri.slice(escoSkillNamespace.length))
  return uri.startsWith(ownSkillNamespace) ? (ownIndex.get(uri.slice(ownSkillNamespace.length)) ?? -1) : -1
}

/** A link as the tables pack it: position of a concept of the taxonomy, or the UUID of another skill. @internal */
export function linkedUri(packed: string): string {
  return packed.length === 36 ? escoSkillNamespace + packed : conceptUri(Number.parseInt(packed, 36))
}

/** @internal */
export function conceptUri(index: number): string {
  return index < known.size
    ? escoSkillNamespace + known.at(index)
    : ownSkillNamespace + ownConcepts[index - known.size]!.id
}

/** @internal */
export function typeOf(index: number): SkillType {
  return index < known.size
    ? Number(kinds[index]) < 4
      ? 'skill'
      : 'knowledge'
    : ownConcepts[index - known.size]!.type
}

/** Whether a concept is to be found: green now, or the project's own. @internal */
export function isCurrent(index: number): boolean {
  return index >= known.size || (Number.parseInt(masks[index]!, 16) & (1 << (escoVersions.length - 1))) !== 0
}

/** The labels of a concept, in English where the language has none. @internal */
export function labelsOf(index: number, tag = 'en') {
  const language = openLanguage(tag)
  const own = labelsAt(language, index)
  if (own.length > 0) return { language: language.language, preferred: own[0]!, alternatives: own.slice(1) }
  const english = labelsAt(openLanguage('en'), index)
  return { language: 'en', preferred: english[0] ?? '', alternatives: english.slice(1) }
}

/**
 * Everything the taxonomy knows about a skill that is or was green in ESCO, or is one of the project's own.
 *
 * @returns `undefined` for any other URI, and for what is not exactly a URI.
 * @throws RangeError if there are no labels in the language.
 *
 * @example
 * ```ts
 * import { skill } from '@microcred/taxonomy'
 *
 * skill('http://data.europa.eu/esco/skill/00735755-adc6-4ea0-b034-b8caff339c9f')?.label // 'install heat pump'
 * ```
 */
export function skill(uri: GreenSkillUri, options?: LanguageOption): Skill<GreenSkillUri>
export function skill(uri: OwnSkillUri, options?: LanguageOption): Skill<OwnSkillUri>
export function skill(uri: string, options?: LanguageOption): Skill | undefined
export function skill(uri: string, options: LanguageOption = {}): Skill | undefined {
  const index = conceptIndex(uri)
  if (index === -1) return undefined
  const { language, preferred, alternatives } = labelsOf(index, options.language)
  const labels = { uri, label: preferred, labelLanguage: language, alternatives }
  if (index >= known.size) {
    const own = ownConcepts[index - known.size]!
    return {
      ...labels,
      type: own.type,
      status: 'own',
      greenIn: [],
      broader: own.broader.split(' ') as GroupCode[],
      definition: own.definition,
      matches: own.matches.split(' ').map((part) => ({
        match:
          part[0] === '<' ? ('broad' as const) : part[0] === '=' ? ('close' as const) : ('related' as const),
        uri: linkedUri(part.slice(1)),
      })),
    }
  }
  const mask = Number.parseInt(masks[index]!, 16)
  const replacedBy = retired.get(index)
  return {
    ...labels,
    type: typeOf(index),
    reuseLevel: reuseLevels[Number(kinds[index]) % 4]!,
    status: isGreen(uri) ? 'green' : retired.has(index) ? 'retired' : 'no-longer-green',
    greenIn: escoVersions.filter((_, at) => mask & (1 << at)),
    ...(replacedBy ? { replacedBy: escoSkillNamespace + replacedBy } : {}),
    broader: above(index).groups.map((group) => codes[group] as GroupCode),
  }
}

/** The groups and the concepts right above a concept. */
function above(index: number): { groups: number[]; concepts: number[] } {
  const parts = (index < known.size ? lines[index]! : ownConcepts[index - known.size]!.broader).split(' ')
  const groups: number[] = []
  const concepts: number[] = []
  for (const part of parts) {
    if (part.startsWith('@')) concepts.push(Number.parseInt(part.slice(1), 36))
    else if (part !== '') groups.push(codeIndex.get(part)!)
  }
  return { groups, concepts }
}

function placeOfConcept(index: number, language: string): Place {
  const labels = labelsOf(index, language)
  return { uri: conceptUri(index), label: labels.preferred, labelLanguage: labels.language }
}

function placeOfGroup(index: number, tag: string): Place {
  const { language, groups } = openLanguage(tag)
  const own = groups[index]
  return {
    uri: uris[index]!,
    code: codes[index] as GroupCode,
    label: own || openLanguage('en').groups[index]!,
    labelLanguage: own ? language : 'en',
  }
}

const groupIndex = (uriOrCode: string) => codeIndex.get(uriOrCode) ?? uriIndex.get(uriOrCode)

/**
 * What lies right above a skill or a group. A skill may have several: ESCO is a hierarchy with many parents.
 *
 * @param uriOrCode the URI of a skill, or the URI or code of a group.
 */
export function broader(uriOrCode: string, options: LanguageOption = {}): readonly Place[] {
  const language = options.language ?? 'en'
  const group = groupIndex(uriOrCode)
  if (group !== undefined) {
    const parent = parentOf[group]
    return parent === undefined ? [] : [placeOfGroup(parent, language)]
  }
  const index = conceptIndex(uriOrCode)
  if (index === -1) return []
  const { groups, concepts } = above(index)
  return [
    ...concepts.map((concept) => placeOfConcept(concept, language)),
    ...groups.map((code) => placeOfGroup(code, language)),
  ]
}

/**
 * What lies right below a skill or a group: the groups first, then the skills that are green now or the
 * project's own.
 *
 * @param uriOrCode the URI of a skill, or the URI or code of a group, such as `T6.2`.
 */
export function narrower(uriOrCode: string, options: LanguageOption = {}): readonly Place[] {
  const language = options.language ?? 'en'
  const group = groupIndex(uriOrCode)
  const concept = group === undefined ? conceptIndex(uriOrCode) : -1
  if (group === undefined && concept === -1) return []
  const places: Place[] = []
  for (const [index, parent] of parentOf.entries()) {
    if (group !== undefined && parent === group) places.push(placeOfGroup(index, language))
  }
  for (let index = 0; index < conceptCount; index++) {
    if (!isCurrent(index)) continue
    const { groups, concepts } = above(index)
    const below = group === undefined ? concepts.includes(concept) : groups.includes(group)
    if (below) places.push(placeOfConcept(index, language))
  }
  return places
}

/**
 * Every way from a skill or a group up to a top group (`S` skills, `K` knowledge, `T` transversal skills),
 * nearest first.
 *
 * @example
 * ```ts
 * import { path } from '@microcred/taxonomy'
 *
 * path('http://data.europa.eu/esco/skill/00735755-adc6-4ea0-b034-b8caff339c9f').map((way) =>
 *   way.map((place) => place.code).join(' < '),
 * )
 * ```
 */
export function path(uriOrCode: string, options: LanguageOption = {}): readonly (readonly Place[])[] {
  const parents = broader(uriOrCode, options)
  return parents.flatMap((place): (readonly Place[])[] => {
    const further = path(place.code ?? place.uri, options)
    return further.length === 0 ? [[place]] : further.map((way) => [place, ...way])
  })
}
