/** What a file holds for a trust bundle: certificates, trusted lists, documents with keys, status lists, accreditations. */
import { createHash, X509Certificate } from 'node:crypto'
import { escapeKey } from '@microcred/common/pointer'
import type { TrustBundle } from '@microcred/trust'
import { type Anchor, entityListIn, isTrustedList, servicesInJson, servicesInXml } from './lists.js'

/** Entries of one source. */
export interface Entries {
  readonly source: TrustBundle['sources'][number]
  readonly bundle: Omit<Partial<TrustBundle>, 'made' | 'sources'>
  /** What the entries go by where something lacks them. */
  readonly names: readonly string[]
}

/** Members of a bundle that hold things by what they go by. */
const MAPS = ['dids', 'statusLists', 'attributes', 'types'] as const

type Kind = TrustBundle['sources'][number]['kind']
type Json = Readonly<Record<string, unknown>>

/** Makes entries of a source. */
type Made = (kind: Kind, bundle: Entries['bundle'], names: readonly string[], more?: object) => Entries

/** The entries a text holds, or `undefined` where it is of no kind that is known. */
export function partsIn(text: string, file: string, use: string | undefined): Entries | undefined {
  const id = idOf(file)
  const sha256 = createHash('sha256').update(text).digest('hex')
  const made: Made = (kind, bundle, names, more = {}) => ({
    source: { id, kind, sha256, ...more },
    bundle,
    names,
  })
  if (text.includes('-----BEGIN CERTIFICATE-----')) return inPem(text, id, use, made)
  if (isTrustedList(text)) return ofServices('eu-trusted-list', servicesInXml(text, id), made)
  const json = parsed(text)
  if (json === undefined) return inToken(text.trim(), id, made)
  const list = entityListIn(json)
  if (list) return ofServices('entity-list', servicesInJson(list, id), made)
  return inAnswer(json, text, id, made) ?? inDocument(json, text, id, made)
}

function inPem(text: string, source: string, use: string | undefined, made: Made): Entries {
  const found = [...text.matchAll(/-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----/g)].map(
    ([, base64]) => base64!.replace(/\s/g, ''),
  )
  const names = found.flatMap(namesOf)
  if (use === 'intermediate')
    return made('certificates', { intermediates: found.map((der) => ({ der, source })) }, names)
  const certificates = found.map((der): Anchor => ({ der, ...(use && { use: [use as 'seal'] }), source }))
  return made('certificates', { certificates }, names)
}

/** Whether the list itself is genuine and current nobody has looked at. */
const ofServices = (kind: Kind, certificates: readonly Anchor[], made: Made): Entries =>
  made(
    kind,
    { certificates: [...certificates] },
    certificates.flatMap(({ der }) => namesOf(der)),
    {
      signature: 'not-checked',
    },
  )

/** What a token states. */
function claimsIn(text: string): Json | undefined {
  const [, payload] = /^[\w-]+\.([\w-]+)\.[\w-]*$/.exec(text) ?? []
  return payload === undefined ? undefined : parsed(Buffer.from(payload, 'base64url').toString())
}

/** Tokens: status lists, lists of trusted entities, accreditations of EBSI. */
function inToken(content: string, source: string, made: Made): Entries | undefined {
  const claims = claimsIn(content)
  if (!claims) return undefined
  const list = entityListIn(claims)
  if (list) return ofServices('entity-list', servicesInJson(list, source), made)
  const { sub, status_list: statuses } = claims
  if (typeof sub === 'string' && statuses !== undefined)
    return made('status-list', { statusLists: { [sub]: { content, source } } }, [sub])
  return accreditationIn(claims, content, source, made) ?? listIn(claims, content, source, made)
}

const objectIn = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {}

/** An accreditation stands at the address its status is asked at. */
function accreditationIn(claims: Json, content: string, source: string, made: Made): Entries | undefined {
  const { credentialStatus } = objectIn(claims.vc ?? claims)
  const { id, type } = objectIn(credentialStatus)
  return type === 'EbsiAccreditationEntry' && typeof id === 'string'
    ? made('accreditation-register', { attributes: { [id]: { content, source } } }, [id])
    : undefined
}

/** A status list that is a credential, in a token or as it is. */
function listIn(claims: Json, content: string, source: string, made: Made): Entries | undefined {
  const credential = objectIn(claims.vc ?? claims)
  const id = credential.id ?? claims.jti
  return typeof id === 'string' && objectIn(credential.credentialSubject).encodedList !== undefined
    ? made('status-list', { statusLists: { [id]: { content, source } } }, [id])
    : undefined
}

/** What a registry of trusted issuers answered. */
function inAnswer(json: Json, content: string, source: string, made: Made): Entries | undefined {
  const { body } = objectIn(json.attribute)
  const claims = typeof body === 'string' ? claimsIn(body) : undefined
  return claims && accreditationIn(claims, content, source, made)
}

function inDocument(json: Json, text: string, source: string, made: Made): Entries | undefined {
  const { id, vct } = json
  if (typeof vct === 'string' && /^[a-z][a-z\d+.-]*:/i.test(vct) && json.iss === undefined)
    return made('vocabulary', { types: { [vct]: text } }, [vct])
  if (typeof id !== 'string') return undefined
  const list = listIn(json, text, source, made)
  if (list) return list
  return json.verificationMethod !== undefined ||
    json.publicKeyPem !== undefined ||
    json.assertionMethod !== undefined
    ? made('did-document', { dids: { [id]: json } }, [id])
    : undefined
}

function parsed(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Json) : undefined
  } catch {
    return undefined
  }
}

/** A source goes by the name of its file. */
const idOf = (file: string): string =>
  file
    .replace(/^.*[\\/]/, '')
    .replace(/[^\p{L}\p{N}._-]/gu, '-')
    .replace(/^[^\p{L}\p{N}]+/u, '') || 'file'

/** What a certificate is asked for by. */
function namesOf(der: string): readonly string[] {
  try {
    const { subject } = new X509Certificate(Buffer.from(der, 'base64'))
    return [...subject.matchAll(/^(?:CN|O)=(.*)$/gm)].map(([, name]) => name!)
  } catch {
    return []
  }
}

/**
 * A bundle with entries added. What is added stands in the place of what the bundle had for the same thing: lists age,
 * and services are withdrawn. Of two parts that have something for one thing the first counts.
 */
export function merged(start: TrustBundle, parts: readonly Entries[]): TrustBundle {
  const bundles = [...parts.map(({ bundle }) => bundle), start]
  const maps = MAPS.flatMap((key) => {
    const all = Object.assign({}, ...bundles.map((each) => each[key] ?? {}).toReversed())
    return Object.keys(all).length === 0 ? [] : [[key, sorted(all)]]
  })
  return {
    ...start,
    sources: firstOf([...parts.map(({ source }) => source), ...start.sources], ({ id }) => id).sort((a, b) =>
      a.id < b.id ? -1 : 1,
    ),
    ...certificatesOf('certificates', bundles),
    ...certificatesOf('intermediates', bundles),
    ...Object.fromEntries(maps),
  }
}

function certificatesOf<Key extends 'certificates' | 'intermediates'>(
  key: Key,
  bundles: readonly Partial<Pick<TrustBundle, Key>>[],
): Partial<Pick<TrustBundle, Key>> {
  const all = new Map<string, Held>()
  for (const each of bundles.flatMap((bundle): readonly Held[] => bundle[key] ?? []))
    all.set(each.der, withService(all.get(each.der), each))
  return (all.size === 0 ? {} : { [key]: [...all.values()] }) as Partial<Pick<TrustBundle, Key>>
}

type Held = Pick<Anchor, 'der' | 'use' | 'service'>

/** Of two entries of one certificate the first; a file that holds it alone says nothing of what a trusted list says. */
function withService(first: Held | undefined, other: Held): Held {
  if (!first || first.service || !other.service) return first ?? other
  return { ...other, use: [...new Set([...(first.use ?? ['seal']), ...(other.use ?? ['seal'])])].sort() }
}

/** Of several that go by one name the first. */
function firstOf<Each>(list: readonly Each[], nameOf: (each: Each) => string): Each[] {
  const found = new Map<string, Each>()
  for (const each of list) if (!found.has(nameOf(each))) found.set(nameOf(each), each)
  return [...found.values()]
}

/** Things two parts have something for, each another: where the second one was found, and of what. */
export function repeatsIn(
  parts: readonly Entries[],
): readonly { readonly file: string; readonly pointer: string }[] {
  const known = new Map<string, string>()
  const found: { file: string; pointer: string }[] = []
  const see = (file: string, pointer: string, value: unknown): void => {
    const text = JSON.stringify(value)
    if ((known.get(pointer) ?? text) !== text) found.push({ file, pointer })
    else known.set(pointer, text)
  }
  for (const { source, bundle } of parts) {
    for (const key of MAPS)
      for (const [id, value] of Object.entries(bundle[key] ?? {})) {
        const { content = value } = value as { readonly content?: string }
        see(source.id, `/${key}/${escapeKey(id)}`, content)
      }
    const { sha256 } = source
    see(source.id, `/sources/${escapeKey(source.id)}`, sha256)
  }
  return found
}

const sorted = <Value>(map: Readonly<Record<string, Value>>): Record<string, Value> =>
  Object.fromEntries(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1)))
