import { costlyContext } from '@microcred/common/costly-context'
import { PinnedContexts } from '@microcred/common/pinned-contexts'
import { valueAt } from '@microcred/common/pointer'
import { CONTEXT, NAMESPACE, VERSION } from '@microcred/core'
import { masking } from './check/explain.js'
import { documentOf } from './conform/contexts/documents.js'
import { type Issue, resolveTerms } from './conform/contexts/resolve.js'
import { tablesOf } from './conform/edc/tables.js'
import { type Event, expand } from './conform/linked-data/expand.js'
import { isPersonal } from './conform/personal.js'
import { ownDocuments } from './generated/own-documents.js'
import { countKeys } from './open/keys.js'
import { open } from './open/open.js'
import { plain } from './open/safely.js'
import { scan } from './open/scan.js'
import { readSdJwt } from './open/sd-jwt.js'
import { profiles } from './recognise/profiles.js'
import { atMost } from './report/contained.js'
import type { Finding, Part, Violation } from './report/finding.js'
import { withWords } from './report/profile-words.js'
import { findingsOf, isError, type Report } from './report/report.js'
import type { Options } from './walk/options.js'
import { validate } from './walk/validate.js'

export type { Finding, Report } from './index.js'

/** A JSON-LD document whose context is meant. */
export interface ContextDocument {
  readonly '@context': unknown
}

export interface LinkedDataOptions {
  /** Context documents you trust beside those that are pinned, by URL. Nothing is ever fetched. */
  readonly contexts?: Readonly<Record<string, ContextDocument>>
}

/** What a finding of the plain check says already, less sharply, of what linked data loses. */
const SUPERSEDED =
  /\.(?:undefined-property|undefined-type|unmapped-type|type-not-a-url|protected-term|context-collision|not-an-iri|language-map|unpinned-context)$/

/**
 * `validate`, and beside it whether JSON-LD processors read the credential whole: terms that would be
 * dropped, protected terms redefined, contexts nobody knows, relative ids, wrong datatypes.
 *
 * Asynchronous, and still without network: contexts come from pinned documents only. Costs about fifty
 * times as much as `validate`.
 *
 * @example
 * import { validateLinkedData } from '@microcred/validators/linked-data'
 *
 * const report = await validateLinkedData({
 *   '@context': ['https://www.w3.org/ns/credentials/v2', 'https://elsewhere.example/context'],
 *   type: ['VerifiableCredential'],
 *   issuer: 'did:example:issuer',
 *   credentialSubject: { id: 'did:example:subject' },
 * })
 * report.findings[0]?.code // 'linked-data.unknown-context'
 */
export async function validateLinkedData(
  input: unknown,
  options: Options & LinkedDataOptions = {},
): Promise<Report> {
  const { findings, ...limits } = options.limits ?? {}
  const report = validate(input, findings === undefined ? options : { ...options, limits })
  const whole = await addLinkedData(report, input, options)
  return findings === undefined ? whole : atMost(whole, findings)
}

/** Adds to a report what linked data has against the input it is about. */
export async function addLinkedData(
  report: Report,
  input: unknown,
  { contexts = {}, limits = {} }: LinkedDataOptions & Pick<Options, 'limits'> = {},
): Promise<Report> {
  if (report.profile === null) return report
  // Linked data reads a value many times over; a value that was parsed already is therefore copied.
  const given =
    typeof input === 'object' && input !== null && !ArrayBuffer.isView(input) ? plain(input) : input
  const { json, positions } = open(
    given,
    (value) => ({ keys: countKeys(value), clean: false }),
    readSdJwt,
    limits.bytes,
  )
  if (typeof json !== 'object' || json === null) return report
  const entry = profiles.find((each) => each.profile.id === report.profile?.id)
  // A token's claims are no linked data; a record is, by the context of its own.
  if (!entry?.own && !('@context' in json)) return report
  const violations = await violationsOf(json, contexts)
  // Open Badges ask for safe mode themselves; other standards leave it to the reader.
  const part: Part = entry?.safeMode ? 'conformance' : 'quality'
  // What the plain check refuses already is one defect, whatever else follows from it.
  const refused = new Set(
    report.findings
      .filter((old) => old.severity === 'error' && !SUPERSEDED.test(old.code))
      .map((old) => old.pointer),
  )
  const added = findingsOf(
    violations.filter(({ pointer }) => !refused.has(pointer)).map((each) => withWords({ ...each, part })),
    json,
    positions,
  )
  if (added.length === 0) return report
  const superseded = report.findings.filter(
    (old) => SUPERSEDED.test(old.code) && added.some((each) => covers(each, old)),
  )
  // What a standard refuses stays a breach of it when linked data says it more sharply.
  const breaches = superseded.filter((old) => old.part === 'conformance' && old.severity === 'error')
  const sharper = added.map(
    (each): Finding =>
      breaches.some((old) => covers(each, old)) ? { ...each, part: 'conformance', severity: 'error' } : each,
  )
  const kept = report.findings.filter((old) => !superseded.includes(old))
  const findings = ordered([...kept, ...sharper], json)
  const broken = findings.some((each) => each.part === 'conformance' && each.severity === 'error')
  const { verdict } = report
  const conformance = broken && verdict.conformance === 'valid' ? 'invalid' : verdict.conformance
  const judged = { ...report, findings, verdict: { ...verdict, conformance } }
  return findings.some(isError) ? { ...judged, ok: false } : judged
}

const covers = (finding: Finding, old: Finding): boolean =>
  finding.pointer === old.pointer || finding.pointer.startsWith(`${old.pointer}/`)

/** Findings in document order. */
function ordered(findings: readonly Finding[], json: unknown): Finding[] {
  const { places } = scan(JSON.stringify(json), new Set(findings.map((each) => each.pointer)))
  const offset = ({ pointer }: Finding): number => places.get(pointer)?.start ?? 0
  return findings.toSorted((a, b) =>
    a.line !== undefined && b.line !== undefined
      ? a.line - b.line || a.column! - b.column!
      : offset(a) - offset(b),
  )
}

const pinned = new PinnedContexts(load)

const parsed = new Map<string, ContextDocument>()

/** A pinned document: our own in full, those of packages and tables, and the EDC context under its other addresses. */
function load(url: string): ContextDocument | undefined {
  const text = Object.hasOwn(ownDocuments, url) ? ownDocuments[url]! : undefined
  if (text === undefined) return documentOf(url) ?? aliased(url)
  const known = parsed.get(url) ?? (JSON.parse(text) as ContextDocument)
  parsed.set(url, known)
  return known
}

function aliased(url: string): ContextDocument | undefined {
  const alias = tablesOf().contexts.find((each) => each.matches(url))
  return alias?.context === 'edc-ap' ? documentOf(EDC_CONTEXT) : undefined
}

const EDC_CONTEXT = 'http://data.europa.eu/snb/model/context/edc-ap'

/** What is lost or refused, each at the key it stands at. A record stands for the linked data its own context makes of it. */
async function violationsOf(
  json: object,
  given: Readonly<Record<string, ContextDocument>>,
): Promise<Violation[]> {
  const own = !('@context' in json)
  const document = own ? { '@context': CONTEXT, ...json } : json
  const known = Object.keys(given)
  const source =
    known.length > 0 ? (url: string) => (Object.hasOwn(given, url) ? given[url] : load(url)) : load
  const contexts = source === load ? pinned : new PinnedContexts(source)
  const costly = costlyContext(document)
  if (costly !== undefined) return [{ code: 'linked-data.too-many-contexts', pointer: costly, params: {} }]
  const { events } = await expand(document, contexts)
  const issues = resolveTerms(document, source)
  return [...located(issues, events), ...unlocated(issues, events, document)].map((each) =>
    offered(blind(each, document), document),
  )
}

/** Names of the library for what the resolver finds too. */
const KINDS: Readonly<Record<string, readonly Issue['kind'][]>> = {
  'invalid property': ['dropped-term', 'unmapped-type', 'type-not-an-iri'],
  'relative @type reference': ['unmapped-type', 'type-not-an-iri'],
  'relative @id reference': ['relative-id'],
  'relative @vocab reference': ['relative-id'],
  'protected term redefinition': ['protected-term'],
  'invalid context nullification': ['protected-term'],
  'invalid scoped context': ['invalid-context', 'unknown-context', 'protected-term'],
  'loading remote context failed': ['unknown-context', 'invalid-context'],
}

/** Kinds the library has nothing to say of while it expands. */
const OURS: ReadonlySet<Issue['kind']> = new Set(['relative-id', 'wrong-datatype', 'unknown-context'])

/** What the resolver found and the library confirms; where a context is refused, only what is wrong with contexts. */
function located(issues: readonly Issue[], events: readonly Event[]): Violation[] {
  const fatal = events.some((event) => event.fatal)
  return issues
    .filter(({ kind }) => OURS.has(kind) || events.length > 0)
    .filter(
      ({ kind }) =>
        !fatal ||
        kind.endsWith('-context') ||
        kind === 'protected-term' ||
        events.every((event) => !event.fatal),
    )
    .map(({ kind, pointer, atKey, term, url, datatype }) => ({
      code: `linked-data.${kind === 'type-not-an-iri' ? 'unmapped-type' : kind}`,
      pointer,
      ...(atKey && { atKey }),
      params: {
        ...(term !== undefined && { term }),
        ...(url !== undefined && { url }),
        ...(datatype !== undefined && { datatype }),
      },
    }))
}

/** What the library has to say and the resolver has not, at the first key of that name. */
function unlocated(issues: readonly Issue[], events: readonly Event[], json: object): Violation[] {
  const seen = new Set<string>()
  return events
    .filter(({ code }) => !issues.some(({ kind }) => KINDS[code]?.includes(kind)))
    .filter(({ code, subject }) => !seen.has(`${code} ${subject}`) && seen.add(`${code} ${subject}`))
    .map(({ code, subject }) => ({
      code: 'linked-data.refused',
      pointer: keyNamed(json, subject, '') ?? '',
      params: { reason: code },
    }))
}

/** Where a key of a name stands first. */
function keyNamed(value: unknown, name: string | undefined, pointer: string): string | undefined {
  if (typeof value !== 'object' || value === null || name === undefined) return undefined
  for (const [key, inner] of Object.entries(value)) {
    const at = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
    const found = key === name ? at : keyNamed(inner, name, at)
    if (found !== undefined) return found
  }
  return undefined
}

/** Offers, where the EDC context collides with version 2.0 of the data model, our variant that does not. */
function offered(violation: Violation, json: object): Violation {
  const url = violation.code === 'linked-data.protected-term' ? valueAt(json, violation.pointer) : undefined
  if (typeof url !== 'string' || load(url) !== documentOf(EDC_CONTEXT)) return violation
  const patch = [{ op: 'replace' as const, path: violation.pointer, value: EDC_BESIDE_VC2 }]
  return { ...violation, fix: { kind: 'edc-for-version-2', patch, safe: false } }
}

/** The EDC context for credentials of version 2.0, which protects a term that EDC gives another meaning. */
const EDC_BESIDE_VC2 = `${NAMESPACE}${VERSION}/edc-vc2-context.jsonld`

/** The value a violation is about, quoted unless it is the learner's. */
function blind(violation: Violation, json: object): Violation {
  if (violation.code !== 'linked-data.wrong-datatype') return violation
  const value = String(valueAt(json, violation.pointer))
  const isMasked = isPersonal(violation.pointer) || violation.pointer.startsWith('/learner')
  return { ...violation, params: { ...violation.params, ...masking(isMasked, value) } }
}
