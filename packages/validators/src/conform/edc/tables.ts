/** The tables of the European Digital Credential as the validator walks them, unpacked when first needed. */
import * as packed from '../../generated/edc.js'

/** A name of the JSON-LD contexts. */
export interface Term {
  /** Name it goes by in the tables: its own, or that of the first term with the same IRI. */
  readonly name: string
  readonly iri: string
  /** `id` for references, the IRI of a datatype, or nothing. */
  readonly type: string
  readonly container: string
}

/** A constraint on a property of a class. */
export interface Constraint {
  readonly property: string
  readonly min: number
  readonly max: number
  readonly classes: readonly string[]
  /** Class whose rows stand in for a class, such as a claim that is of none of its kinds. */
  readonly standIn: string | undefined
  /** `text`, or the IRI of a datatype. */
  readonly datatype: string
  readonly most: number
  readonly kind: string
  readonly once: boolean
  readonly vocabulary: Vocabulary | undefined
  readonly shape: string | undefined
}

export interface Vocabulary {
  readonly name: string
  readonly scheme: string
  readonly concepts: string
  readonly codelist: string
  readonly schemeTyped: boolean
}

export type Shapes = ReadonlyMap<string, readonly Constraint[]>

const rows = (text: string): string[][] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('|'))

export interface Tables {
  readonly terms: ReadonlyMap<string, Term>
  /** Terms that hold only in nodes of a class. */
  readonly scoped: ReadonlyMap<string, ReadonlyMap<string, Term>>
  readonly names: ReadonlyMap<string, string>
  readonly subclassOf: ReadonlyMap<string, string>
  readonly shapes: Readonly<Record<string, Shapes>>
  readonly vocabularies: ReadonlyMap<string, Vocabulary>
  readonly advised: ReadonlyMap<string, Vocabulary>
  /** Concepts by vocabulary, language and label, of those that no codelist has. */
  readonly labels: ReadonlyMap<string, string>
  readonly contexts: readonly {
    readonly matches: (url: string) => boolean
    readonly context: string
    readonly official: boolean
  }[]
}

export const XSD = 'http://www.w3.org/2001/XMLSchema#'
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'
export const LANG_STRING = `${RDF}langString`

/** What JSON-LD takes as a prefix ends so. */
export const isPrefix = (iri: string): boolean => /[:/?#[\]@]$/.test(iri)

let tables: Tables | undefined

/** The tables, unpacked once. */
export function tablesOf(): Tables {
  tables ??= unpack()
  return tables
}

function unpack(): Tables {
  const lines = rows(packed.terms)
  const prefixes = new Map(lines.filter(([, iri]) => /[#/]$/.test(iri!)).map(([term, iri]) => [term!, iri!]))
  const expand = (short: string): string => {
    const colon = short.indexOf(':')
    const base = prefixes.get(short.slice(0, colon))
    return base === undefined ? short : base + short.slice(colon + 1)
  }
  const names = new Map<string, string>()
  const terms = new Map<string, Term>()
  const scoped = new Map<string, Map<string, Term>>()
  for (const [term, short, type = '', container = '', within = ''] of lines) {
    const iri = expand(short!)
    if (!names.has(iri)) names.set(iri, term!)
    const entry: Term = {
      name: names.get(iri)!,
      iri,
      type: type.includes(':') ? expand(type) : type,
      container,
    }
    if (within === '') terms.set(term!, entry)
    else (scoped.get(within) ?? scoped.set(within, new Map()).get(within)!).set(term!, entry)
  }
  const vocabularies = new Map(
    rows(packed.vocabularies).map(([name, scheme, concepts, codelist = '', typed = '']) => [
      name!,
      { name: name!, scheme: scheme!, concepts: concepts!, codelist, schemeTyped: typed !== '' },
    ]),
  )
  const shapesOf = (text: string): Shapes => {
    const shapes = new Map<string, Constraint[]>()
    let open: Constraint[] = []
    for (const line of text.split('\n')) {
      if (line.startsWith('# ')) {
        open = []
        shapes.set(line.slice(2), open)
      } else if (line) open.push(constraint(line.split('|')))
    }
    return shapes
  }
  const constraint = ([
    property,
    min,
    max,
    values = '',
    kind = '',
    once = '',
    vocabulary = '',
    shape,
  ]: string[]): Constraint => {
    const words = values.split(' ').filter(Boolean)
    const datatype = words.find((word) => word === 'text' || word.includes(':')) ?? ''
    const most = words.find((word) => word.startsWith('<='))
    return {
      property: nameOf(property!),
      min: Number(min || 0),
      max: Number(max || Infinity),
      classes: words.filter((word) => /^[A-Z]/.test(word)),
      standIn: words.find((word) => word.startsWith('@'))?.slice(1),
      datatype: expand(datatype),
      most: most ? Number(most.slice(2)) : Infinity,
      kind,
      once: once !== '',
      vocabulary: vocabularies.get(vocabulary),
      shape,
    }
  }
  const nameOf = (property: string): string => (property.includes(':') ? expand(property) : property)
  const contexts = rows(packed.contexts).map(([url, context, official]) => ({
    matches: url!.endsWith('*')
      ? (each: string) => each.startsWith(url!.slice(0, -1))
      : (each: string) => each === url,
    context: context!,
    official: official !== undefined,
  }))
  return {
    terms,
    scoped,
    names,
    subclassOf: new Map(rows(packed.classes).flatMap(([name, parent]) => (parent ? [[name!, parent]] : []))),
    shapes: Object.fromEntries(
      Object.entries(packed.shapes).map(([profile, text]) => [profile, shapesOf(text)]),
    ),
    vocabularies,
    advised: new Map(
      rows(packed.advised).map(([name, property, vocabulary]) => [
        `${name} ${property}`,
        vocabularies.get(vocabulary!)!,
      ]),
    ),
    labels: new Map(
      rows(packed.labels).map(([vocabulary, concept, language, label]) => [
        `${vocabulary} ${language} ${label}`,
        concept!,
      ]),
    ),
    contexts,
  }
}
