/** The official SHACL shapes as an oracle: what they say of a credential, or why JSON-LD cannot read it. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import jsonld from 'jsonld'
import { DataFactory, Parser, Store } from 'n3'
import SHACLValidator from 'rdf-validate-shacl'
import { outsideData } from '../../../tools/outside-data.ts'

const { contexts: w3c } = createRequire(import.meta.url)('@digitalbazaar/credentials-context') as {
  contexts: ReadonlyMap<string, unknown>
}

const EDC = 'http://data.europa.eu/snb/model/elm/EuropeanDigitalCredential'
const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'
const VC_1 = 'https://www.w3.org/2018/credentials/v1'
const EDC_AP = 'http://data.europa.eu/snb/model/context/edc-ap'

const SHAPES: Readonly<Record<string, string>> = {
  'generic-no-cv': 'EDC-generic-no-cv.ttl',
  'generic-full': 'EDC-generic-full.ttl',
  accredited: 'EDC-accredited.ttl',
  converted: 'EDC-converted.ttl',
  'issued-by-mandate': 'EDC-issuedByMandate.ttl',
  'diploma-supplement': 'EDC-diplomaSupplement.ttl',
}

/** Addresses under which the EDC context is known. */
const ALIAS =
  /^https?:\/\/(?:data\.europa\.eu\/snb\/model\/context\/edc-ap(?:\.jsonld)?|dev\.everisdx\.io\/datamodel\/(?:test\/|context\/)?edc-ap[\w.-]*)$/

/** What the oracle says; `error` when JSON-LD stops before there is anything to judge. */
interface Verdict {
  readonly conforms: boolean
  readonly error?: string
  readonly results: readonly string[]
}

/** The folder of the official files, or `undefined` where it is not at hand. */
export const elm = outsideData('elm')

type Json = Readonly<Record<string, unknown>>

const validators = new Map<string, SHACLValidator>()

function validatorOf(profiles: readonly string[]): SHACLValidator {
  const key = profiles.join()
  const known = validators.get(key)
  if (known) return known
  const shapes = new Store()
  for (const profile of profiles) {
    const quads = new Parser({ baseIRI: 'urn:shapes:', blankNodePrefix: `_:${profile}` }).parse(
      readFileSync(join(elm!, SHAPES[profile]!), 'utf8'),
    )
    // Imports are loaded by hand.
    shapes.addQuads(quads.filter((quad) => !quad.predicate.value.endsWith('#imports')))
  }
  const validator = new SHACLValidator(shapes)
  validators.set(key, validator)
  return validator
}

let edcContext: unknown

const documentLoader = async (url: string): Promise<{ document: never; documentUrl: string }> => {
  edcContext ??= JSON.parse(readFileSync(join(elm!, 'edc-ap-3.2-lts.jsonld'), 'utf8'))
  const document = ALIAS.test(url) ? edcContext : w3c.get(url)
  if (document === undefined) throw new Error(`no such context: ${url}`)
  return { document: document as never, documentUrl: url }
}

/**
 * The verdict of the official shapes: the generic profile in full, with those the credential names. A
 * credential without context is read with the two of an EDC where `wrapped`, and nothing found to judge is
 * no conformance.
 */
export async function shacl(credential: Json, wrapped = false): Promise<Verdict> {
  const json =
    credential['@context'] === undefined && wrapped
      ? { '@context': [VC_1, EDC_AP], ...credential }
      : credential
  let data: Store
  try {
    const dataset = (await jsonld.toRDF(json as never, {
      documentLoader: documentLoader as never,
    })) as unknown as readonly Quad[]
    // Where a list holds what is no IRI, jsonld.js leaves a hole.
    data = new Store(dataset.filter(({ object }) => object !== null).map(quadOf))
  } catch (error) {
    return { conforms: false, error: (error as Error).message, results: [] }
  }
  // What an id is, with what it begins with written out, JSON-LD alone knows.
  const hasId = typeof json.id === 'string' && json.id.includes(':')
  const isWritten = hasId && /^(?:https?:\/\/|urn:|did:)/.test(json.id as string)
  const root = isWritten ? DataFactory.namedNode(json.id as string) : null
  if (data.countQuads(root, DataFactory.namedNode(TYPE), DataFactory.namedNode(EDC), null) === 0)
    return { conforms: false, error: 'no EuropeanDigitalCredential to judge', results: [] }
  const named = [json.credentialSchema]
    .flat()
    .map((each) => (typeof each === 'object' && each !== null ? (each as { id?: string }).id : each))
  const profiles = named
    .filter((each): each is string => typeof each === 'string')
    .map((each) => each.replace('http://data.europa.eu/snb/model/ap/edc-', ''))
  const generic =
    profiles.length > 0 && profiles.every((each) => each === 'generic-no-cv')
      ? ['generic-no-cv']
      : ['generic-no-cv', 'generic-full']
  const report = await validatorOf([
    ...generic,
    ...profiles.filter((each) => each in SHAPES && !each.startsWith('generic')),
  ]).validate(data)
  return {
    conforms: report.conforms,
    results: report.results.map(
      (each) =>
        `${short(each.path?.value)} ${short(each.sourceConstraintComponent?.value)} at ${each.focusNode?.value} ${short(each.value?.value)}`,
    ),
  }
}

const short = (iri: string | undefined): string =>
  iri === undefined ? '' : iri.replace(/^.*[/#]/, '').slice(0, 60)

interface Term {
  readonly termType: string
  readonly value: string
  readonly language?: string
  readonly datatype?: { readonly value: string }
}

interface Quad {
  readonly subject: Term
  readonly predicate: Term
  readonly object: Term
}

const termOf = ({ termType, value, language, datatype }: Term) => {
  if (termType === 'BlankNode') return DataFactory.blankNode(value.replace('_:', ''))
  if (termType === 'NamedNode') return DataFactory.namedNode(value)
  return DataFactory.literal(value, language || DataFactory.namedNode(datatype!.value))
}

const quadOf = ({ subject, predicate, object }: Quad) =>
  DataFactory.quad(termOf(subject) as never, termOf(predicate) as never, termOf(object) as never)
