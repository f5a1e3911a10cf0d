import { framed } from '../crosswalk/framed.js'
import { edc as rows } from '../generated/crosswalks.js'
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
  framed: (json) => ('@graph' in json ? framed(json, isCredential) : undefined),
  where: (pointer) => table.where(pointer),
  paths: (key) => table.paths(key),
  read: (json) => table.read(json),
}
