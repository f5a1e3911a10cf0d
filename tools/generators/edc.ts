/** The tables of the European Digital Credential, packed for the validator, and the JSON Schema they amount to. */
import { NAMESPACE, VERSION } from '../../packages/core/src/names/namespace.ts'
import { type EdcRow, type EdcTables, loadEdc } from '../model/edc-tables.ts'
import { banner, comment } from './banner.ts'
import type { Generator } from './generator.ts'

const SOURCES = 'packages/schemas/profiles/edc'

const packed = (lines: readonly string[]): string => `\`\n${lines.map((line) => `${line}\n`).join('')}\``

/** Trailing empty fields say nothing. */
const fields = (...values: readonly (string | number | undefined)[]): string =>
  values
    .map((value) => value ?? '')
    .join('|')
    .replace(/\|+$/, '')

const rowLine = (row: EdcRow): string =>
  fields(
    row.property,
    row.min || '',
    row.max,
    [...row.classes, ...(row.datatype ? [row.datatype] : []), ...(row.most ? [`<=${row.most}`] : [])].join(
      ' ',
    ),
    row.kind,
    row.once ? 'once' : '',
    row.vocabulary,
    row.shape,
  )

/** Rows of a class and property that stand in two profiles are one constraint to the validator. */
function merged(rows: readonly EdcRow[]): EdcRow[] {
  const out = new Map<string, EdcRow>()
  for (const row of rows) {
    const key = `${row.class} ${row.property}`
    const known = out.get(key)
    out.set(
      key,
      known
        ? {
            ...known,
            min: Math.max(known.min, row.min),
            max:
              Math.min(known.max ?? Infinity, row.max ?? Infinity) === Infinity
                ? undefined
                : Math.min(known.max ?? Infinity, row.max ?? Infinity),
            kind: known.kind || row.kind,
            vocabulary: known.vocabulary || row.vocabulary,
          }
        : row,
    )
  }
  return [...out.values()]
}

function shapes(rows: readonly EdcRow[]): string {
  const lines: string[] = []
  let last = ''
  for (const row of rows) {
    if (row.class !== last) lines.push(`# ${row.class}`)
    last = row.class
    lines.push(rowLine(row))
  }
  return packed(lines)
}

const byClass = (rows: readonly EdcRow[]): EdcRow[] =>
  [...rows].sort((a, b) => (a.class < b.class ? -1 : a.class > b.class ? 1 : 0))

function compiled(tables: EdcTables): string {
  const enforced = tables.rows.filter((row) => row.enforced)
  const profiles = [...new Set(enforced.map((row) => row.profile))].filter(
    (profile) => !profile.startsWith('generic-'),
  )
  const of = (profile: string): EdcRow[] => enforced.filter((row) => row.profile === profile)
  return `${banner(SOURCES)}
/** Names of the contexts: term, IRI, type, container, class they stand in. */
export const terms = ${packed(tables.terms.map((term) => fields(term.term, term.iri, term.type, term.container, term.within)))}

/** Class and the class it is a kind of. */
export const classes = ${packed(tables.classes.map((row) => fields(row.class, row.subclassOf)))}

/**
 * Constraints by profile and class: property, min, max, values, kind, languages, vocabulary, shape. The
 * two generic profiles differ in vocabularies alone.
 */
export const shapes: Readonly<Record<string, string>> = {
  generic: ${shapes(byClass(merged([...of('generic-no-cv'), ...of('generic-full')])))},
${profiles.map((profile) => `  '${profile}': ${shapes(of(profile))},\n`).join('')}}

/** Vocabulary, scheme, beginning of its concepts, codelist, whether the scheme must be typed. */
export const vocabularies = ${packed(tables.vocabularies.map((row) => fields(row.vocabulary, row.scheme, row.concepts, row.codelist, row.schemeTyped ? 'typed' : '')))}

/** Vocabulary, concept, language and label of concepts that no codelist has. */
export const labels = ${packed(tables.labels.map((row) => fields(row.vocabulary, row.concept, row.language, row.label)))}

/** Class, property and the vocabulary that is advised for it. */
export const advised = ${packed(tables.advised.map((row) => fields(row.class, row.property, row.vocabulary)))}

/** Address of a context, which it is, whether the address is the official one. */
export const contexts = ${packed(tables.contexts.map((row) => fields(row.url, row.context, row.official ? 'official' : '')))}
`
}

/** Prefix, and the terms for the names that begin with it: `term=name` where the two are not the same. */
function names({ terms }: EdcTables): string {
  const prefixes = new Set(terms.filter(({ kind }) => kind === 'prefix').map(({ term }) => term))
  const byPrefix = new Map<string, string[]>()
  for (const { term, kind, iri, container } of terms) {
    const [prefix, local] = iri.split(':')
    // What lies in a graph of its own is the envelope's, and no name of the model.
    if (kind === 'prefix' || container === 'graph' || !prefixes.has(prefix!) || local === undefined) continue
    const own = byPrefix.get(prefix!) ?? []
    byPrefix.set(prefix!, [...own, term === local ? term : `${term}=${local}`])
  }
  return `${banner(`${SOURCES}/terms.csv`)}/** Terms of the context of an EDC by the prefix of the names that stand for the same: \`term=name\` where they differ. */
export const edcNames: Readonly<Record<string, string>> = {
${[...byPrefix].map(([prefix, own]) => `  ${prefix}: '${own.join(' ')}',\n`).join('')}}
`
}

type Json = Record<string, unknown>

const XSD: Readonly<Record<string, Json>> = {
  'xsd:string': { type: 'string' },
  'xsd:anyURI': { type: 'string' },
  'xsd:dateTime': {
    type: 'string',
    pattern:
      '^-?[0-9]{4,}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})?$',
  },
  'xsd:duration': { type: 'string', pattern: '^-?P' },
  'xsd:boolean': { anyOf: [{ type: 'boolean' }, { type: 'string' }] },
  'xsd:decimal': { anyOf: [{ type: 'number' }, { type: 'string' }] },
  'xsd:integer': { anyOf: [{ type: 'integer' }, { type: 'string' }] },
  'xsd:positiveInteger': { anyOf: [{ type: 'integer' }, { type: 'string' }] },
  'rdf:HTML': { type: 'string' },
}

const isText = (row: EdcRow): boolean => row.datatype === 'text'

/** The name of a definition for the values of some classes. */
const nameOf = (classes: readonly string[], many: boolean): string =>
  `${many ? 'some' : 'one'}:${classes.join('-or-')}`

/** The value of a property, or a list of such values. */
const oneOrMore = (one: Json, { min, max }: Pick<EdcRow, 'min' | 'max'>): Json =>
  max === 1
    ? { anyOf: [one, { type: 'array', items: one, ...(min > 0 && { minItems: 1 }), maxItems: 1 }] }
    : { anyOf: [one, { type: 'array', items: one, ...(min > 0 && { minItems: 1 }) }] }

/** A datatype of whose numbers there is a greatest. */
const atMost = (datatype: Json, most: number | undefined): Json =>
  most === undefined
    ? datatype
    : {
        anyOf: ((datatype.anyOf ?? [datatype]) as readonly Json[]).map((each) =>
          each.type === 'string' ? each : { ...each, maximum: most },
        ),
      }

/** Schema of a property, and the definition it refers to where several properties share it. */
function propertySchema(row: EdcRow, shared: Map<string, Json>): Json {
  if (isText(row)) return { $ref: '#/$defs/text' }
  if (row.datatype) return oneOrMore(atMost(XSD[row.datatype]!, row.most), row)
  const classes = row.classes.map((name) => (name === '@ClaimTypeNodeShape' ? 'Claim' : name))
  if (classes.length === 0) return row.kind === 'iri' ? oneOrMore({ $ref: '#/$defs/reference' }, row) : {}
  const name = `${nameOf(classes, row.max !== 1)}${row.min > 0 ? '!' : ''}`
  const one = {
    anyOf: [{ $ref: '#/$defs/reference' }, ...classes.map((each) => ({ $ref: `#/$defs/${each}` }))],
  }
  if (!shared.has(name)) shared.set(name, oneOrMore(one, row))
  return { $ref: `#/$defs/${name}` }
}

function classSchema(name: string, rows: readonly EdcRow[], shared: Map<string, Json>): Json {
  const own = rows.filter((row) => row.class === name && !row.property.includes(':'))
  const required = own.filter((row) => row.min > 0).map((row) => row.property)
  return {
    type: 'object',
    properties: {
      id: { type: 'string' },
      type: {
        anyOf: [{ const: name }, { type: 'array', items: { type: 'string' }, contains: { const: name } }],
      },
      ...Object.fromEntries(own.map((row) => [row.property, propertySchema(row, shared)])),
    },
    required: ['type', ...required],
  }
}

const plainText = { type: 'string' }

/** The JSON Schema of a credential as a tree; what RDF merges by id only the validator sees. */
function published(tables: EdcTables): string {
  const rows = merged(tables.rows.filter((row) => row.enforced && row.profile.startsWith('generic-')))
  const used = new Set(rows.flatMap((row) => [row.class, ...row.classes]))
  const shared = new Map<string, Json>()
  const classes = tables.classes
    .filter((row) => used.has(row.class))
    .map((row) => [row.class, classSchema(row.class, rows, shared)] as const)
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `${NAMESPACE}${VERSION}/profiles/edc.schema.json`,
    $comment: comment(SOURCES),
    $ref: '#/$defs/EuropeanDigitalCredential',
    $defs: {
      reference: {
        anyOf: [
          { type: 'string' },
          {
            type: 'object',
            properties: { id: { type: 'string' }, type: true },
            required: ['id'],
            maxProperties: 2,
          },
        ],
      },
      text: {
        type: 'object',
        additionalProperties: { anyOf: [plainText, { type: 'array', items: plainText }] },
      },
      ...Object.fromEntries([...shared].sort(([a], [b]) => (a < b ? -1 : 1))),
      ...Object.fromEntries(classes),
    },
  }
  return `${JSON.stringify(schema, null, 1)}\n`
}

export const edc: Generator = {
  name: 'edc',
  files() {
    const tables = loadEdc()
    return [
      ['packages/validators/src/generated/edc.ts', compiled(tables)],
      ['packages/core/src/generated/edc-names.ts', names(tables)],
      ['packages/schemas/published/profiles/edc.schema.json', published(tables)],
    ]
  },
}
