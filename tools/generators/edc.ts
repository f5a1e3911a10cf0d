/** The tables of the European Digital Credential, packed for the validator, and the JSON Schema they amount to. */
import { NAMESPACE, VERSION } from '../../packages/core/src/namespace.ts'
import { type EdcRow, type EdcTables, loadEdc } from '../model/edc-tables.ts'
import { banner, comment } from './banner.ts'
import type { Generator } from './index.ts'

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

/** Class, property and the vocabulary that is advised for it. */
export const advised = ${packed(tables.advised.map((row) => fields(row.class, row.property, row.vocabulary)))}

/** Address of a context, which it is, whether the address is the official one. */
export const contexts = ${packed(tables.contexts.map((row) => fields(row.url, row.context, row.official ? 'official' : '')))}
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
  'xsd:boolean': { type: ['boolean', 'string'] },
  'xsd:decimal': { type: ['number', 'string'] },
  'xsd:integer': { type: ['integer', 'string'] },
  'xsd:positiveInteger': { type: ['integer', 'string'] },
  'rdf:HTML': { type: 'string' },
}

const isText = (row: EdcRow): boolean => row.datatype === 'text'

/** A value of a property: of its class, or the address of a node that is described elsewhere. */
function valueSchema(row: EdcRow): Json {
  if (isText(row)) return { $ref: '#/$defs/text' }
  if (row.datatype) return { ...XSD[row.datatype], ...(row.most && { maximum: row.most }) }
  const classes = row.classes.map((name) => ({
    $ref: `#/$defs/${name === '@ClaimTypeNodeShape' ? 'Claim' : name}`,
  }))
  if (classes.length === 0) return row.kind === 'iri' ? { $ref: '#/$defs/reference' } : {}
  return { anyOf: [{ $ref: '#/$defs/reference' }, ...classes] }
}

function propertySchema(row: EdcRow): Json {
  const one = valueSchema(row)
  if (isText(row)) return one
  return {
    anyOf: [
      one,
      { type: 'array', items: one, minItems: Math.max(row.min, 1), ...(row.max && { maxItems: row.max }) },
    ],
  }
}

function classSchema(name: string, rows: readonly EdcRow[]): Json {
  const own = rows.filter((row) => row.class === name && !row.property.includes(':'))
  const required = own.filter((row) => row.min > 0).map((row) => row.property)
  const iri = own.some((row) => row.kind === 'iri' && row.property === 'id')
  return {
    type: 'object',
    properties: {
      id: { type: 'string' },
      type: {
        anyOf: [{ const: name }, { type: 'array', items: { type: 'string' }, contains: { const: name } }],
      },
      ...Object.fromEntries(own.map((row) => [row.property, propertySchema(row)])),
    },
    required: ['type', ...(iri ? ['id'] : []), ...required],
  }
}

/** The JSON Schema of a credential as a tree; what RDF merges by id only the validator sees. */
function published(tables: EdcTables): string {
  const rows = merged(tables.rows.filter((row) => row.enforced && row.profile.startsWith('generic-')))
  const names = tables.classes
    .map((row) => row.class)
    .filter(
      (name) =>
        rows.some((row) => row.class === name) ||
        name === 'ConceptScheme' ||
        rows.some((row) => row.classes.includes(name)),
    )
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `${NAMESPACE}${VERSION}/profiles/edc.schema.json`,
    $comment: comment(SOURCES),
    $ref: '#/$defs/EuropeanDigitalCredential',
    $defs: {
      reference: {
        anyOf: [
          { type: 'string' },
          { type: 'object', properties: { id: { type: 'string' } }, required: ['id'], maxProperties: 1 },
        ],
      },
      text: {
        type: 'object',
        additionalProperties: { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
      },
      ...Object.fromEntries(names.map((name) => [name, classSchema(name, rows)])),
    },
  }
  return `${JSON.stringify(schema, null, 2)}\n`
}

export const edc: Generator = {
  name: 'edc',
  files() {
    const tables = loadEdc()
    return [
      ['packages/validators/src/generated/edc.ts', compiled(tables)],
      ['packages/schemas/published/profiles/edc.schema.json', published(tables)],
    ]
  },
}
