import { DataFactory, type Quad, Writer } from 'n3'
import { attribution } from '../../packages/taxonomy/src/concepts/namespace.ts'
import { languages, list, type Tables } from './tables.ts'

const esco = 'http://data.europa.eu/esco/'
const ours = 'https://w3id.org/microcred/'
const skos = 'http://www.w3.org/2004/02/skos/core#'
const dcterms = 'http://purl.org/dc/terms/'
const rdfType = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'

/** A text with its language, or an IRI. */
type Value =
  | { readonly iri: string }
  | { readonly text: string; readonly language?: string }
  | { readonly flag: true }
interface Node {
  readonly id: string
  readonly type: string
  readonly values: readonly (readonly [property: keyof typeof properties, value: Value])[]
}

const properties = {
  prefLabel: `${skos}prefLabel`,
  altLabel: `${skos}altLabel`,
  definition: `${skos}definition`,
  notation: `${skos}notation`,
  inScheme: `${skos}inScheme`,
  topConceptOf: `${skos}topConceptOf`,
  broader: `${skos}broader`,
  broadMatch: `${skos}broadMatch`,
  closeMatch: `${skos}closeMatch`,
  relatedMatch: `${skos}relatedMatch`,
  member: `${skos}member`,
  title: `${dcterms}title`,
  rights: `${dcterms}rights`,
  source: `${dcterms}source`,
  isReplacedBy: `${dcterms}isReplacedBy`,
  deprecated: 'http://www.w3.org/2002/07/owl#deprecated',
} as const

export const note = `${attribution} Adapted: a subset of ESCO (the skills that are or were green, and the groups above them) with additions of the microcred project.`

/** The taxonomy as SKOS: concepts, groups, schemes, and collections for versions and sectors. */
export function nodes(tables: Tables): Node[] {
  const schemes = {
    esco: `${esco}concept-scheme/skills`,
    ours: `${ours}taxonomy`,
    greenComp: `${ours}greencomp`,
  }
  const iri = (value: string): Value => ({ iri: value })
  const en = (value: string): Value => ({ text: value, language: 'en' })
  const groupUri = new Map(tables.groups.map((group) => [group.code!, group.uri!]))
  const labels = (uri: string) =>
    languages.flatMap((language): Node['values'][number][] => {
      const own = tables.labels.get(language)!.get(uri)
      if (own === undefined) return []
      return [
        ['prefLabel', { text: own.preferred, language }],
        ...own.alternatives.map((label) => ['altLabel', { text: label, language }] as const),
      ]
    })
  return [
    {
      id: schemes.ours,
      type: 'ConceptScheme',
      values: [
        ['title', en('Green skills')],
        ['rights', en(note)],
        ['source', iri('https://esco.ec.europa.eu/')],
      ],
    },
    {
      id: schemes.greenComp,
      type: 'ConceptScheme',
      values: [
        ['title', en('GreenComp, with IRIs of the microcred project')],
        [
          'rights',
          en(
            'Competences: GreenComp, © European Union, 2022. IRIs and links to ESCO: the microcred project.',
          ),
        ],
        ['source', iri('https://doi.org/10.2760/13286')],
      ],
    },
    ...tables.groups.map(
      (group): Node => ({
        id: group.uri!,
        type: 'Concept',
        values: [
          ['notation', { text: group.code! }],
          ['inScheme', iri(schemes.esco)],
          ['prefLabel', en(group.label!)],
          ...[...tables.groupLabels].flatMap(([language, own]): Node['values'][number][] => {
            const label = own.get(group.uri!)
            return label === undefined ? [] : [['prefLabel', { text: label, language }]]
          }),
          ...(group.broader ? [['broader', iri(groupUri.get(group.broader)!)] as const] : []),
        ],
      }),
    ),
    ...tables.concepts.map(
      (concept): Node => ({
        id: concept.uri,
        type: 'Concept',
        values: [
          ...(concept.status === 'retired' ? [] : [['inScheme', iri(schemes.esco)] as const]),
          ['inScheme', iri(schemes.ours)],
          ...labels(concept.uri),
          ...list(concept.broader).map((code) => ['broader', iri(groupUri.get(code)!)] as const),
          ...list(concept.broaderConcepts).map((uri) => ['broader', iri(uri)] as const),
          ...(concept.status === 'retired' ? [['deprecated', { flag: true }] as const] : []),
          ...(concept.replacedBy ? [['isReplacedBy', iri(concept.replacedBy)] as const] : []),
        ],
      }),
    ),
    ...tables.own.map(
      (concept): Node => ({
        id: `${ours}skill/${concept.id}`,
        type: 'Concept',
        values: [
          ['inScheme', iri(schemes.ours)],
          ...languages
            .filter((language) => concept[language])
            .map((language) => ['prefLabel', { text: concept[language]!, language }] as const),
          ['definition', en(concept.definition!)],
          ...list(concept.broader).map((code) => ['broader', iri(groupUri.get(code)!)] as const),
          ...list(concept.broadMatch).map((uri) => ['broadMatch', iri(uri)] as const),
          ...list(concept.closeMatch).map((uri) => ['closeMatch', iri(uri)] as const),
          ...list(concept.relatedMatch).map((uri) => ['relatedMatch', iri(uri)] as const),
        ],
      }),
    ),
    ...[...new Map(tables.competences.map((row) => [row.areaCode!, row.area!]))].map(
      ([code, label]): Node => ({
        id: `${ours}greencomp/${code}`,
        type: 'Concept',
        values: [
          ['notation', { text: code }],
          ['inScheme', iri(schemes.greenComp)],
          ['topConceptOf', iri(schemes.greenComp)],
          ['prefLabel', en(label)],
        ],
      }),
    ),
    ...tables.competences.map(
      (row): Node => ({
        id: `${ours}greencomp/${row.code}`,
        type: 'Concept',
        values: [
          ['notation', { text: row.code! }],
          ['inScheme', iri(schemes.greenComp)],
          ['prefLabel', en(row.label!)],
          ['broader', iri(`${ours}greencomp/${row.areaCode}`)],
          ...tables.competenceSkills
            .filter((skill) => skill.competence === row.code)
            .map(
              (skill) => [skill.match === 'close' ? 'closeMatch' : 'relatedMatch', iri(skill.uri!)] as const,
            ),
        ],
      }),
    ),
    ...tables.versions.map(
      (version): Node => ({
        id: `${ours}taxonomy/green-${version.version}`,
        type: 'Collection',
        values: [
          ['prefLabel', en(`Green in ESCO ${version.version}`)],
          ...tables.concepts
            .filter((concept) => list(concept.greenIn).includes(version.version!))
            .map((concept) => ['member', iri(concept.uri)] as const),
        ],
      }),
    ),
    ...tables.sectors.map(
      (sector): Node => ({
        id: `${ours}sector/${sector.id}`,
        type: 'Collection',
        values: [
          ...languages
            .filter((language) => sector[language])
            .map((language) => ['prefLabel', { text: sector[language]!, language }] as const),
          ...tables.sectorSkills
            .filter((skill) => skill.sector === sector.id && skill.status === 'confirmed')
            .map((skill) => ['member', iri(skill.uri!)] as const),
          ...tables.own
            .filter((concept) => concept.sector === sector.id)
            .map((concept) => ['member', iri(`${ours}skill/${concept.id}`)] as const),
        ],
      }),
    ),
  ]
}

const { namedNode, literal, quad } = DataFactory

function quads(all: readonly Node[]): Quad[] {
  return all.flatMap((node) => {
    const subject = namedNode(node.id)
    return [
      quad(subject, namedNode(rdfType), namedNode(skos + node.type)),
      ...node.values.map(([property, value]) =>
        quad(
          subject,
          namedNode(properties[property]),
          'iri' in value
            ? namedNode(value.iri)
            : 'flag' in value
              ? literal('true', namedNode('http://www.w3.org/2001/XMLSchema#boolean'))
              : value.language === undefined
                ? literal(value.text)
                : literal(value.text, value.language),
        ),
      ),
    ]
  })
}

export async function turtle(all: readonly Node[]): Promise<string> {
  const writer = new Writer({
    prefixes: {
      skos,
      dcterms,
      esco: `${esco}skill/`,
      isced: `${esco}isced-f/`,
      owl: 'http://www.w3.org/2002/07/owl#',
      microcred: ours,
    },
  })
  writer.addQuads(quads(all))
  const body = await new Promise<string>((resolve, reject) =>
    writer.end((error: Error | null, result: string) => (error ? reject(error) : resolve(result))),
  )
  return `# Generated by \`npm run generate\`. ${note}\n${body}`
}

/** The same graph as JSON-LD, one object per line of thought: context first, one node per concept. */
export function jsonld(all: readonly Node[]): string {
  const byLanguage = new Set(['prefLabel', 'altLabel', 'definition', 'title', 'rights'])
  const links = new Set(
    Object.keys(properties).filter(
      (name) => !byLanguage.has(name) && name !== 'notation' && name !== 'deprecated',
    ),
  )
  const context = {
    id: '@id',
    type: '@type',
    Concept: `${skos}Concept`,
    ConceptScheme: `${skos}ConceptScheme`,
    Collection: `${skos}Collection`,
    ...Object.fromEntries(
      Object.entries(properties).map(([name, uri]) => [
        name,
        byLanguage.has(name)
          ? { '@id': uri, '@container': '@language' }
          : links.has(name)
            ? { '@id': uri, '@type': '@id' }
            : uri,
      ]),
    ),
  }
  const graph = all.map((node) => {
    const object: Record<string, unknown> = { id: node.id, type: node.type }
    for (const [property, value] of node.values) {
      if ('flag' in value) object[property] = true
      else if ('iri' in value) {
        const before = object[property] as string[] | undefined
        object[property] = [...(before ?? []), value.iri]
      } else if (value.language === undefined) object[property] = value.text
      else {
        object[property] ??= {}
        const map = object[property] as Record<string, string | string[]>
        const before = map[value.language]
        if (property === 'altLabel')
          map[value.language] = [...((before as string[] | undefined) ?? []), value.text]
        else map[value.language] = value.text
      }
    }
    for (const name of links) {
      const values = object[name] as string[] | undefined
      if (values?.length === 1) object[name] = values[0]
    }
    return object
  })
  return `{
"@context": ${JSON.stringify(context)},
"@graph": [
${graph.map((node) => JSON.stringify(node)).join(',\n')}
]
}
`
}
