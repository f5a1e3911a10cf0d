import { framed } from '../crosswalk/framed.js'
import { plainNames } from '../crosswalk/plain-names.js'
import { edc as rows } from '../generated/crosswalks.js'
import { edcNames } from '../generated/edc-names.js'
import { byCrosswalk } from './by-crosswalk.js'
import { type Profile, stringsIn } from './profile.js'

const table = /*#__PURE__*/ byCrosswalk(() => rows)

type Json = Readonly<Record<string, unknown>>

const typesOf = (json: Json): readonly string[] => stringsIn(json.type ?? json['@type'])

const NAME = /^(?:http:\/\/data\.europa\.eu\/snb\/model\/elm\/|elm:)?EuropeanDigitalCredential$/

const isCredential = (node: Json): boolean => typesOf(node).some((type) => NAME.test(type))

/** The node of a flattened document that is the credential. */
const rootOf = (json: Json): Json | undefined =>
  [json['@graph']]
    .flat()
    .find((node): node is Json => typeof node === 'object' && node !== null && isCredential(node as Json))

/** Terms by the prefixed names that stand for the same, and by their second parts, unpacked when a credential has a prefix first. */
let terms: ReadonlyMap<string, string> | undefined

function termsByName(): ReadonlyMap<string, string> {
  const all = Object.entries(edcNames).flatMap(([prefix, names]) =>
    names.split(' ').map((each) => {
      const [term, local = term] = each.split('=') as [string, string?]
      return { prefix, term, local: local! }
    }),
  )
  return new Map([
    ...all.map(({ term, local }) => [local, term] as const),
    ...all.map(({ term }) => [term, term] as const),
    ...all.map(({ prefix, term, local }) => [`${prefix}:${local}`, term] as const),
  ])
}

/** The term for a name with a prefix, also where it is not the prefix that belongs to it. */
function termOf(name: string): string | undefined {
  const colon = name.indexOf(':')
  if (colon < 0 || !Object.hasOwn(edcNames, name.slice(0, colon))) return undefined
  terms ??= termsByName()
  return terms.get(name) ?? terms.get(name.slice(colon + 1))
}

/** The names that inline contexts define, which may give a prefix another meaning. */
const definedIn = (json: Json): ReadonlySet<string> =>
  new Set(
    [json['@context']]
      .flat()
      .flatMap((each) => (typeof each === 'object' && each !== null ? Object.keys(each) : [])),
  )

/** A credential with the terms of the context in place of prefixed names, unless it defines those prefixes itself. */
function withTerms(json: Json): ReturnType<typeof plainNames> {
  const own = definedIn(json)
  return plainNames(json, (name) => (own.has(name.slice(0, name.indexOf(':'))) ? undefined : termOf(name)))
}

/** European Digital Credentials: the European Learning Model in its credential form. */
export const edc: Profile = {
  id: 'edc',
  recognise(json) {
    const types = typesOf('@graph' in json ? (rootOf(json) ?? json) : json)
    const contexts = stringsIn(json['@context'])
    const isEdc =
      types.includes('EuropeanDigitalCredential') ||
      contexts.some((context) =>
        /^https?:\/\/data\.europa\.eu\/snb\/model\/context\/edc-ap(\.jsonld)?$/.test(context),
      )
    if (!isEdc || types.some((type) => type.endsWith('Presentation'))) return undefined
    return types.includes('VerifiableAttestation') ? { variant: 'ebsi' } : {}
  },
  framed: (json) => ('@graph' in json ? framed(json, isCredential) : withTerms(json)),
  where: (pointer) => table.where(pointer),
  paths: (key) => table.paths(key),
  read: (json) => table.read(json),
}
