/** Reads the tables of the European Digital Credential and refuses rows that do not fit together. */
import { load, readCsv } from './load.ts'
import { SourceError } from './source-error.ts'

export const FOLDER = 'packages/schemas/profiles/edc'

/** Columns of `properties.csv`. */
export const PROPERTY_COLUMNS = [
  'profile',
  'class',
  'property',
  'min',
  'max',
  'values',
  'kind',
  'languages',
  'vocabulary',
  'shape',
  'enforced',
] as const

/** A name of the JSON-LD contexts. */
export interface EdcTerm {
  readonly term: string
  readonly kind: 'prefix' | 'class' | 'property'
  /** IRI, short where a prefix stands for its beginning. */
  readonly iri: string
  /** `id` for references, a datatype for literals, nothing for plain values. */
  readonly type: string
  readonly container: '' | 'language' | 'graph'
  /** Class in whose nodes alone the term is known. */
  readonly within: string
}

/** One constraint on a property of a class. */
export interface EdcRow {
  readonly profile: string
  readonly class: string
  readonly property: string
  readonly min: number
  readonly max: number | undefined
  /** Classes any of which a value must be of; `@name` is a node as the rows of that name say. */
  readonly classes: readonly string[]
  /** `text` for language-tagged text, or a datatype. */
  readonly datatype: string
  readonly most: number | undefined
  readonly kind: '' | 'iri' | 'literal'
  /** Whether each language may stand only once. */
  readonly once: boolean
  readonly vocabulary: string
  /** Further rows a value must satisfy. */
  readonly shape: string
  readonly enforced: boolean
}

export interface EdcVocabulary {
  readonly vocabulary: string
  readonly scheme: string
  /** What the IRIs of its concepts begin with. */
  readonly concepts: string
  /** The codelist that knows them, or a range of numbers. */
  readonly codelist: string
  /** Whether the shapes ask the scheme itself to be typed. */
  readonly schemeTyped: boolean
}

export interface EdcTables {
  readonly terms: readonly EdcTerm[]
  readonly classes: readonly { readonly class: string; readonly subclassOf: string }[]
  readonly rows: readonly EdcRow[]
  readonly vocabularies: readonly EdcVocabulary[]
  /** Properties whose vocabulary is advised and enforced by nobody. */
  readonly advised: readonly {
    readonly class: string
    readonly property: string
    readonly vocabulary: string
  }[]
  /** What concepts are called that no codelist has. */
  readonly labels: readonly {
    readonly vocabulary: string
    readonly concept: string
    readonly language: string
    readonly label: string
  }[]
  readonly contexts: readonly { readonly url: string; readonly context: string; readonly official: boolean }[]
}

const KINDS = ['', 'iri', 'literal']
const SHAPE = /Shape$/

/** The tables as `packages/schemas/profiles/README.md` describes them. */
export function loadEdc(): EdcTables {
  const { codelists } = load()
  const terms = readCsv(`${FOLDER}/terms.csv`, [
    'term',
    'kind',
    'iri',
    'type',
    'container',
    'within',
  ]) as unknown as EdcTerm[]
  const classes = readCsv(`${FOLDER}/classes.csv`, ['class', 'subclassOf']) as unknown as EdcTables['classes']
  const names = new Set(classes.map((row) => row.class))
  const properties = new Set(terms.filter((term) => term.kind === 'property').map((term) => term.term))
  const vocabularies = readCsv(`${FOLDER}/vocabularies.csv`, [
    'vocabulary',
    'scheme',
    'concepts',
    'codelist',
    'schemeTyped',
  ]).map(
    (row): EdcVocabulary => ({
      vocabulary: row.vocabulary!,
      scheme: row.scheme!,
      concepts: row.concepts!,
      codelist: row.codelist!,
      schemeTyped: row.schemeTyped === 'yes',
    }),
  )
  const known = new Map(vocabularies.map((row) => [row.vocabulary, row]))
  for (const { vocabulary, codelist } of vocabularies)
    if (codelist && !/^\d+-\d+$/.test(codelist) && !codelists.has(codelist))
      throw new SourceError(
        `${FOLDER}/vocabularies.csv: ${vocabulary} names the codelist ${codelist}, which does not exist; correct it or leave it empty.`,
      )
  const file = `${FOLDER}/properties.csv`
  const needClass = (name: string, where: string): void => {
    if (!names.has(name) && !SHAPE.test(name))
      throw new SourceError(
        `${where} names the class ${name}, which does not stand in classes.csv; add it there.`,
      )
  }
  const needProperty = (name: string, where: string): void => {
    if (!properties.has(name) && !name.includes(':'))
      throw new SourceError(
        `${where} names the property ${name}, which does not stand in terms.csv; add it there, or write its IRI.`,
      )
  }
  const needVocabulary = (name: string, where: string): void => {
    if (name && !known.has(name))
      throw new SourceError(
        `${where} names the vocabulary ${name}, which does not stand in vocabularies.csv; add it there.`,
      )
  }
  const rows = readCsv(file, PROPERTY_COLUMNS).map((row): EdcRow => {
    const where = `${file}: ${row.class}.${row.property}`
    needClass(row.class!, where)
    needProperty(row.property!, where)
    needVocabulary(row.vocabulary!, where)
    if (!KINDS.includes(row.kind!))
      throw new SourceError(`${where} has the kind ${row.kind}; write iri, literal or nothing.`)
    const values = row.values!.split(' ').filter(Boolean)
    const datatype = values.find((value) => value === 'text' || /^(xsd|rdf):/.test(value)) ?? ''
    const most = values.find((value) => value.startsWith('<='))
    const of = values.filter((value) => value !== datatype && value !== most)
    for (const name of of) needClass(name.replace('@', ''), where)
    return {
      profile: row.profile!,
      class: row.class!,
      property: row.property!,
      min: Number(row.min || 0),
      max: row.max ? Number(row.max) : undefined,
      classes: of,
      datatype,
      most: most ? Number(most.slice(2)) : undefined,
      kind: row.kind as EdcRow['kind'],
      once: row.languages === 'once',
      vocabulary: row.vocabulary!,
      shape: row.shape!,
      enforced: row.enforced !== 'no',
    }
  })
  const advised = readCsv(`${FOLDER}/advised.csv`, [
    'class',
    'property',
    'vocabulary',
  ]) as unknown as EdcTables['advised']
  for (const row of advised) {
    const where = `${FOLDER}/advised.csv: ${row.class}.${row.property}`
    needClass(row.class, where)
    needProperty(row.property, where)
    needVocabulary(row.vocabulary, where)
  }
  const labels = readCsv(`${FOLDER}/labels.csv`, [
    'vocabulary',
    'concept',
    'language',
    'label',
  ]) as unknown as EdcTables['labels']
  for (const row of labels) needVocabulary(row.vocabulary, `${FOLDER}/labels.csv: ${row.concept}`)
  const contexts = readCsv(`${FOLDER}/contexts.csv`, ['url', 'context', 'official']).map((row) => ({
    url: row.url!,
    context: row.context!,
    official: row.official === 'yes',
  }))
  return { terms, classes, rows, vocabularies, advised, labels, contexts }
}
