/** Contexts that are not named, or not where they belong. */
import { isObject } from '@microcred/common/json'
import { valueAt } from '@microcred/common/pointer'
import { documentOf } from '../conform/contexts/documents.js'
import { packagedContexts } from '../generated/packaged-contexts.js'
import type { PatchOperation, Repair } from '../report/finding.js'
import type { Placed } from '../report/report.js'

const VC_1 = 'https://www.w3.org/2018/credentials/v1'
const VC_2 = 'https://www.w3.org/ns/credentials/v2'
const EDC_AP = 'http://data.europa.eu/snb/model/context/edc-ap'

const write = (to: string, patch: readonly PatchOperation[]): Repair => ({
  kind: 'write',
  params: { to },
  patch,
  safe: false,
})

/** The context object's list that a pointer leads into, with where it stands. */
function listAt(pointer: string, json: unknown): readonly [path: string, contexts: unknown] | undefined {
  const [path] = /^.*\/@context(?=\/\d+$|$)/.exec(pointer) ?? []
  return path === undefined ? undefined : [path, valueAt(json, path)]
}

const hostOf = (url: unknown): string => (typeof url === 'string' ? url.split('/').slice(0, 3).join('/') : '')

/** What stands behind the first context, where both came out of order: that of the credential's own standard. */
const OF_STANDARD = /\/spec\/(?:ob|clr)\/v\dp0\/context/

/** Brings the context of the standard behind the first one, which is not among the others. */
function secondBehind(others: readonly unknown[], at: number, path: string): PatchOperation[] {
  const second = others.findIndex((each) => typeof each === 'string' && OF_STANDARD.test(each))
  return at === 0 && second > 0 ? [{ op: 'move', from: `${path}/${second + 1}`, path: `${path}/1` }] : []
}

/** The context that is expected at a place: moved there, else instead of another address of it, else put in. */
export function contextInPlace({ code, pointer, params }: Placed, json: unknown): Repair | undefined {
  const { expected, position } = params ?? {}
  const [path, contexts] = listAt(pointer, json) ?? []
  if (path === undefined || typeof expected !== 'string') return undefined
  const at = position === 'second' ? 1 : 0
  if (typeof contexts === 'string' || isObject(contexts))
    return write(expected, [
      { op: 'replace', path, value: at === 0 ? [expected, contexts] : [contexts, expected] },
    ])
  if (!Array.isArray(contexts) || contexts.length < at) return undefined
  const found = contexts.indexOf(expected)
  if (found === at) return undefined
  const place = `${path}/${at}`
  const isAlias = code.endsWith('.context-alias')
  const isInstead = (there: unknown): boolean => isAlias || hostOf(there) === hostOf(expected)
  if (isAlias && found === at + 1)
    return { kind: 'remove', patch: [{ op: 'remove', path: place }], safe: false }
  if (found >= 0)
    return write(expected, [
      { op: 'move', from: `${path}/${found}`, path: place },
      ...secondBehind(contexts.toSpliced(found, 1), at, path),
    ])
  return write(expected, [{ op: isInstead(contexts[at]) ? 'replace' : 'add', path: place, value: expected }])
}

/** The contexts that were taken for granted. */
export const contextsAssumed = (): Repair => ({
  kind: 'add-contexts',
  patch: [{ op: 'add', path: '/@context', value: [VC_1, EDC_AP] }],
  safe: false,
})

/** The contexts that each profile asks for, in order. */
const OF_PROFILE: Readonly<Record<string, readonly string[]>> = {
  openbadges: [VC_2, 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  clr: [
    VC_2,
    'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json',
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
  ],
  vc: [VC_2],
}

/** The contexts of a credential that names none. */
export function contextsOfProfile({ code, pointer, params }: Placed): Repair | undefined {
  const value = OF_PROFILE[code.slice(0, code.indexOf('.'))]
  return params?.property === '@context' && value
    ? { kind: 'add-contexts', patch: [{ op: 'add', path: `${pointer}/@context`, value }], safe: false }
    : undefined
}

/** The context of the European Learning Model for one that nobody knows, or nothing where it stands there already. */
export function knownContext({ pointer }: Placed, json: unknown): Repair | undefined {
  const [path, contexts] = listAt(pointer, json) ?? []
  if (path !== '/@context') return undefined
  if (!Array.isArray(contexts)) return write(EDC_AP, [{ op: 'replace', path, value: [VC_1, EDC_AP] }])
  return contexts.includes(EDC_AP)
    ? { kind: 'remove', patch: [{ op: 'remove', path: pointer }], safe: false }
    : write(EDC_AP, [{ op: 'replace', path: pointer, value: EDC_AP }])
}

/** Version 1.1 of the data model for version 2.0, which an EDC cannot be written in. */
export function forVersion1({ pointer, params }: Placed, json: unknown): Repair | undefined {
  const [path, contexts] = listAt(pointer, json) ?? []
  if (path === undefined || params?.context !== VC_2 || valueAt(json, pointer) !== VC_2) return undefined
  return Array.isArray(contexts) && contexts.includes(VC_1)
    ? { kind: 'remove', patch: [{ op: 'remove', path: pointer }], safe: false }
    : write(VC_1, [{ op: 'replace', path: pointer, value: VC_1 }])
}

/** Contexts that were written for version 1.1, each with the one that goes with version 2.0; nothing for what that has in it. */
const WITH_VERSION_2: readonly (readonly [older: RegExp, newer: string | undefined])[] = [
  [
    /^https:\/\/purl\.imsglobal\.org\/spec\/ob\/v3p0\/context(?:-3\.0\.[12])?\.json$/,
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
  ],
  [/^https:\/\/www\.w3\.org\/ns\/credentials\/status\/v1$/, undefined],
]

/** A list of contexts as version 2.0 has it, as changes from its end on. */
function forVersion2(contexts: readonly unknown[], path: string): PatchOperation[] {
  return contexts
    .map((each, at): PatchOperation | undefined => {
      if (each === VC_1) return { op: 'replace', path: `${path}/${at}`, value: VC_2 }
      const known = typeof each === 'string' ? WITH_VERSION_2.find(([older]) => older.test(each)) : undefined
      if (!known) return undefined
      return known[1] === undefined
        ? { op: 'remove', path: `${path}/${at}` }
        : { op: 'replace', path: `${path}/${at}`, value: known[1] }
    })
    .filter((each) => each !== undefined)
    .toReversed()
}

/** Most objects that are looked at for contexts of their own. */
const MOST = 10_000

/** Version 2.0 of the data model for 1.1, wherever a context of it stands, with the dates as version 2.0 calls them. */
export function version2(_: Placed, json: unknown): Repair | undefined {
  const patch: PatchOperation[] = []
  const open: (readonly [value: unknown, pointer: string])[] = [[json, '']]
  for (let at = 0; at < open.length && at < MOST; at++) {
    const [value, pointer] = open[at]!
    if (isObject(value)) {
      const contexts = value['@context']
      const path = `${pointer}/@context`
      if ([contexts].flat().includes(VC_1)) {
        if (Array.isArray(contexts)) patch.push(...forVersion2(contexts, path))
        else patch.push({ op: 'replace', path, value: VC_2 })
        for (const [older, newer] of [
          ['issuanceDate', 'validFrom'],
          ['expirationDate', 'validUntil'],
        ] as const)
          if (Object.hasOwn(value, older) && !Object.hasOwn(value, newer))
            patch.push({ op: 'move', from: `${pointer}/${older}`, path: `${pointer}/${newer}` })
      }
    }
    if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value))
        if (typeof inner === 'object' && key !== '@context')
          open.push([inner, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`])
  }
  return patch.length === 0 || open.length > MOST
    ? undefined
    : { kind: 'version', params: { version: '2.0' }, patch, safe: false }
}

let homes: ReadonlyMap<string, readonly string[]> | undefined

/** Contexts that carry terms of their own and are no other version of what every credential has. */
const ADDABLE = Object.keys(packagedContexts).filter(
  (url) => !/\/credentials\/v\d|undefined-terms|\/ob\/v3p0\/context/.test(url),
)

/** The pinned contexts that define a term. */
export function defining(term: string): readonly string[] {
  if (!homes) {
    const found = new Map<string, string[]>()
    for (const url of ADDABLE) {
      const given = [documentOf(url)?.['@context']].flat()
      for (const each of given)
        if (isObject(each))
          for (const key of Object.keys(each))
            if (!key.startsWith('@')) found.set(key, [...(found.get(key) ?? []), url])
    }
    homes = found
  }
  return homes.get(term) ?? []
}

/** A mend that adds the one context in which a term has its meaning. */
export const contextAdded =
  (search: (term: string) => readonly string[]) =>
  ({ params }: Placed, json: unknown): Repair | undefined => {
    const term = params?.type ?? params?.property
    const contexts = valueAt(json, '/@context')
    if (typeof term !== 'string' || !Array.isArray(contexts)) return undefined
    const [only, ...more] = search(term).filter((url) => !contexts.includes(url))
    return only === undefined || more.length > 0
      ? undefined
      : {
          kind: 'add',
          params: { value: only },
          patch: [{ op: 'add', path: '/@context/-', value: only }],
          safe: false,
        }
  }
