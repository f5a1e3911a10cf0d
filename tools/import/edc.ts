/**
 * Reads the facts of the European Learning Model's credential profile out of the official SHACL shapes
 * and JSON-LD context and writes them as tables: what classes and properties there are, how often they
 * may stand and what values they take. No label, definition or comment of the sources is taken.
 *
 *     npx tsx tools/import/edc.ts FOLDER
 *
 * FOLDER holds `EDC-generic-no-cv.ttl`, `EDC-generic-full.ttl`, `EDC-accredited.ttl`, `EDC-converted.ttl`,
 * `EDC-issuedByMandate.ttl`, `EDC-diplomaSupplement.ttl` and `edc-ap-3.2-lts.jsonld`, as the Publications
 * Office and the repository of the European Learning Model offer them.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Parser, Store, type Term } from 'n3'
import { FOLDER, PROPERTY_COLUMNS } from '../model/edc-tables.ts'
import { root } from '../root.ts'

const SH = 'http://www.w3.org/ns/shacl#'
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'
const RDFS = 'http://www.w3.org/2000/01/rdf-schema#'

/** Application profile and the file its shapes stand in. */
const SHAPES = [
  ['generic-no-cv', 'EDC-generic-no-cv.ttl'],
  ['generic-full', 'EDC-generic-full.ttl'],
  ['accredited', 'EDC-accredited.ttl'],
  ['converted', 'EDC-converted.ttl'],
  ['issued-by-mandate', 'EDC-issuedByMandate.ttl'],
  ['diploma-supplement', 'EDC-diplomaSupplement.ttl'],
] as const

type Definition = string | Readonly<Record<string, unknown>>
type Context = Readonly<Record<string, Definition>>

const folder = process.argv[2]
if (!folder) {
  console.error('Name the folder that holds the shapes and the context: npx tsx tools/import/edc.ts FOLDER')
  process.exit(1)
}

const csv = (header: readonly string[], rows: readonly (readonly (string | undefined)[])[]): string =>
  [header, ...rows]
    .map(
      (row) =>
        `${row.map((cell = '') => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\n`,
    )
    .join('')

const write = (
  file: string,
  header: readonly string[],
  rows: readonly (readonly (string | undefined)[])[],
): void => {
  writeFileSync(join(root, FOLDER, file), csv(header, rows))
  console.log(`${FOLDER}/${file}: ${rows.length} rows`)
}

// The two contexts an EDC names: the W3C's, whose terms of a credential hold inside of a credential only, and the EDC's.
const require = createRequire(import.meta.url)
const { contexts } = require('@digitalbazaar/credentials-context') as {
  contexts: ReadonlyMap<string, { '@context': Context }>
}
const w3c = contexts.get('https://www.w3.org/2018/credentials/v1')!['@context']
const own = (
  JSON.parse(readFileSync(join(folder, 'edc-ap-3.2-lts.jsonld'), 'utf8')) as { '@context': Context }
)['@context']
const scoped = (name: string): Context => (w3c[name] as { '@context': Context })['@context']

const idOf = (definition: Definition): string =>
  typeof definition === 'string' ? definition : (definition['@id'] as string)
const prefixes = new Map<string, string>()
const terms: { term: string; kind: string; iri: string; type: string; container: string; within: string }[] =
  []

function addTerms(context: Context, within: string): void {
  for (const [term, definition] of Object.entries(context)) {
    if (term.startsWith('@') || term === 'id' || term === 'type') continue
    const iri = idOf(definition)
    const kind =
      typeof definition === 'string'
        ? /^[a-z]+$/.test(term)
          ? 'prefix'
          : 'class'
        : '@type' in definition || '@container' in definition || /^[a-z]/.test(term)
          ? 'property'
          : 'class'
    if (kind === 'prefix') {
      if (prefixes.has(term)) continue
      prefixes.set(term, iri)
    }
    const type = typeof definition === 'string' ? '' : String(definition['@type'] ?? '').replace('@', '')
    const container =
      typeof definition === 'string' ? '' : String(definition['@container'] ?? '').replace('@', '')
    terms.push({ term, kind, iri, type, container, within })
  }
}
addTerms(own, '')
addTerms(scoped('VerifiableCredential'), 'VerifiableCredential')
addTerms(scoped('VerifiablePresentation'), 'VerifiablePresentation')
for (const term of ['VerifiableCredential', 'VerifiablePresentation', 'proof'])
  addTerms({ [term]: w3c[term]! }, '')

/** JSON-LD takes as a prefix only what ends so: `clv` of the official context does not. */
const isPrefix = (base: string): boolean => /[:/?#[\]@]$/.test(base)
const expand = (iri: string): string => {
  const [prefix, rest] = iri.split(/:(.*)/s) as [string, string?]
  const base = prefixes.get(prefix)
  return base === undefined || rest === undefined || rest.startsWith('//') || !isPrefix(base)
    ? iri
    : base + rest
}
const compact = (iri: string): string => {
  for (const [prefix, base] of prefixes)
    if (isPrefix(base) && iri.startsWith(base)) return `${prefix}:${iri.slice(base.length)}`
  return iri
}
const nameOf = (iri: string, kind: 'class' | 'property'): string =>
  terms.find((term) => term.kind === kind && expand(term.iri) === iri)?.term ?? compact(iri)

terms.sort((a, b) =>
  a.kind === b.kind ? 0 : a.kind === 'prefix' || (a.kind === 'class' && b.kind === 'property') ? -1 : 1,
)
write(
  'terms.csv',
  ['term', 'kind', 'iri', 'type', 'container', 'within'],
  terms.map((each) => [
    each.term,
    each.kind,
    each.kind === 'prefix' ? each.iri : compact(expand(each.iri)),
    each.type,
    each.container,
    each.within,
  ]),
)

/** Name of a vocabulary, as `vocabularies.csv` has it, from the IRI of its scheme. */
const vocabularyOf = (scheme: string): string =>
  scheme
    .replace(/\/25831c2$/, '')
    .replace('/esco/concept-scheme/', '/esco-')
    .replace(/^.*\//, '')

const rows: (readonly string[])[] = []
const parents = new Map<string, string>()
for (const [profile, file] of SHAPES) {
  const store = new Store(
    new Parser({ baseIRI: 'urn:shapes:' }).parse(readFileSync(join(folder, file), 'utf8')),
  )
  const all = (subject: Term, predicate: string): Term[] => store.getObjects(subject, predicate, null)
  const one = (subject: Term, predicate: string): string | undefined => all(subject, SH + predicate)[0]?.value
  const list = (node: Term): Term[] =>
    node.value === `${RDF}nil` ? [] : [all(node, `${RDF}first`)[0]!, ...list(all(node, `${RDF}rest`)[0]!)]
  const local = (iri: string): string => iri.slice(iri.lastIndexOf('/') + 1)

  /** What one alternative of `sh:or` asks: a class or a named shape. */
  const alternative = (node: Term): string => {
    const of = one(node, 'class')
    return of ? nameOf(of, 'class') : `@${local(one(node, 'node')!)}`
  }
  const values = (node: Term): string[] => {
    const out: string[] = []
    const of = one(node, 'class')
    if (of) out.push(nameOf(of, 'class'))
    for (const or of all(node, `${SH}or`)) out.push(...list(or).map(alternative))
    const type = one(node, 'datatype')
    if (type) out.push(type === `${RDF}langString` ? 'text' : compact(type))
    const most = one(node, 'maxInclusive')
    if (most) out.push(`<=${most}`)
    return out
  }
  const property = (shape: string, node: Term, off: boolean): void => {
    const given = values(node)
    let vocabulary = ''
    let also = ''
    for (const { value } of all(node, `${SH}node`)) {
      if (/Restriction$/.test(value)) {
        const restriction = all(store.getQuads(value, null, null, null)[0]!.subject, `${SH}property`)[0]!
        vocabulary = vocabularyOf(one(restriction, 'hasValue')!)
      } else if (/ClaimNodeShape$/.test(value)) {
        const named = store.getQuads(value, null, null, null)[0]!.subject
        given.push(...values(named))
      } else also = local(value)
    }
    const kind = one(node, 'nodeKind')
    rows.push([
      profile,
      shape,
      nameOf(one(node, 'path')!, 'property'),
      one(node, 'minCount') ?? '',
      one(node, 'maxCount') ?? '',
      given.join(' '),
      kind ? local(kind).replace(/^.*#/, '').toLowerCase() : '',
      one(node, 'uniqueLang') === 'true' ? 'once' : '',
      vocabulary,
      also,
      off || one(node, 'deactivated') === 'true' ? 'no' : 'yes',
    ])
  }
  for (const shape of store.getSubjects(`${RDF}type`, `${SH}NodeShape`, null)) {
    const target = one(shape, 'targetClass')
    const name = target ? nameOf(target, 'class') : local(shape.value)
    if (!target && !/^(IssuerNodeShape|ClaimTypeNodeShape)$/.test(name)) continue
    if (target && profile === 'generic-no-cv') {
      const comment = all(shape, `${RDFS}comment`)[0]?.value ?? ''
      const parent = /is a subclass of ([A-Z][A-Za-z ]*)/.exec(comment)?.[1]
      if (parent) parents.set(name, parent.trim().replace(/ /g, ''))
    }
    const off = one(shape, 'deactivated') === 'true'
    for (const node of all(shape, `${SH}property`)) property(name, node, off)
  }
}
const classes = terms.filter((term) => term.kind === 'class').map((term) => term.term)
write(
  'classes.csv',
  ['class', 'subclassOf'],
  classes.map((name) => [name, classes.includes(parents.get(name) ?? '') ? parents.get(name) : '']),
)
write('properties.csv', PROPERTY_COLUMNS, rows)
