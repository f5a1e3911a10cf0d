/** The JSON-LD context: every term of the record on an ELM, VC, schema.org or own IRI, every code on its EU concept. */
import { NAMESPACE } from '../../packages/core/src/names/namespace.ts'
import { load } from '../model/load.ts'
import type { Code, Model, Shape } from '../model/model.ts'
import type { Generator } from './generator.ts'

type Json = Record<string, unknown>

const PREFIXES = {
  microcred: NAMESPACE,
  elm: 'http://data.europa.eu/snb/model/elm/',
  dcterms: 'http://purl.org/dc/terms/',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  foaf: 'http://xmlns.com/foaf/0.1/',
  schema: 'https://schema.org/',
  cred: 'https://www.w3.org/2018/credentials#',
  status: 'https://www.w3.org/ns/credentials/status#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  eucountry: 'http://publications.europa.eu/resource/authority/country/',
  eulanguage: 'http://publications.europa.eu/resource/authority/language/',
  snb: 'http://data.europa.eu/snb/',
}

const compact = (iri: string): string => {
  for (const [prefix, base] of Object.entries(PREFIXES))
    if (iri.startsWith(base) && !iri.slice(base.length).includes('#'))
      return `${prefix}:${iri.slice(base.length)}`
  return iri
}

const codeIri = (list: string, row: Code): string => compact(row.match || `${NAMESPACE}${list}/${row.code}`)

/** Codes as terms; a list whose IRIs end in the code needs only the beginning. */
function codeTerms(list: string, rows: readonly Code[]): Json {
  const base = rows[0]!.match.replace(/[^/]+$/, '')
  if (rows.every((row) => row.match === base + row.code)) return { '@vocab': base }
  return Object.fromEntries(rows.map((row) => [row.code, codeIri(list, row)]))
}

const DATATYPES: Record<string, Json> = {
  date: { '@type': 'xsd:date' },
  'date-time': { '@type': 'xsd:dateTime' },
  iri: { '@type': '@id' },
  'web-url': { '@type': '@id' },
}

class Terms {
  readonly #model: Model

  constructor(model: Model) {
    this.#model = model
  }

  #resolve(shape: Shape): Shape {
    return shape.kind === 'ref' ? this.#resolve(this.#model.definitions.get(shape.name)!.shape) : shape
  }

  /** What a term says beyond its IRI. */
  #details(shape: Shape): Json {
    const resolved = this.#resolve(shape)
    switch (resolved.kind) {
      case 'array':
        return { ...this.#details(resolved.items), '@container': '@set' }
      case 'map':
        return resolved.languageMap ? { '@container': '@language' } : { '@type': '@json' }
      case 'object':
        return { '@context': this.terms(shape) }
      case 'union': {
        const object = resolved.branches.find((branch) => this.#resolve(branch).kind === 'object')
        return object ? this.#details(object) : {}
      }
      case 'string': {
        if (resolved.codelist === 'country') return { '@type': '@vocab' }
        if (resolved.codelist)
          return {
            '@type': '@vocab',
            '@context': codeTerms(resolved.codelist, this.#model.codelists.get(resolved.codelist)!),
          }
        return DATATYPES[resolved.format ?? ''] ?? {}
      }
      default:
        return {}
    }
  }

  /** The terms of an object's properties. */
  terms(shape: Shape): Json {
    const resolved = this.#resolve(shape)
    if (resolved.kind !== 'object') return {}
    return Object.fromEntries(
      resolved.properties.map(({ key, term, shape: each }) => {
        if (term === '@id') return [key, '@id']
        const details = this.#details(each)
        const iri = compact(term ?? `${NAMESPACE}${key.replace('$', '')}`)
        return [key, Object.keys(details).length > 0 ? { '@id': iri, ...details } : iri]
      }),
    )
  }
}

/** What a record's keys mean: prefixes, countries, and a term per property. */
function recordTerms(): Json {
  const model = load()
  const terms = new Terms(model)
  const record = (file: string) => terms.terms({ kind: 'ref', name: model.records.get(file)! })
  const countries = Object.fromEntries(
    model.codelists.get('country')!.map((row) => [row.code, codeIri('country', row)]),
  )
  return { ...PREFIXES, ...countries, ...record('specification'), ...record('microcredential') }
}

const file = (name: string, body: Json): readonly [string, string] => [
  `packages/schemas/published/${name}.jsonld`,
  `${JSON.stringify({ '@context': { '@version': 1.1, '@protected': true, ...body } }, null, 2)}\n`,
]

export const context: Generator = {
  name: 'context',
  files() {
    const terms = recordTerms()
    const types = Object.fromEntries(
      ['MicrocredentialCredential', 'EuMicroCredential'].map((type) => [type, `${NAMESPACE}${type}`]),
    )
    return [
      file('context', terms),
      file('credential-context', {
        ...types,
        microcredential: { '@id': `${NAMESPACE}microcredential`, '@type': '@id', '@context': terms },
      }),
    ]
  },
}
