/** Reads values as trust bundles and policies: a defect is a violation, never an exception. */
import { escapeKey, valueAt } from '@microcred/common/pointer'
import { refused } from '@microcred/common/refused'
import type { Violation } from '@microcred/common/violation'
import type { TrustBundle, TrustPolicy } from '../generated/types.js'
import { TrustBundle as bundleSchema, TrustPolicy as policySchema } from '../generated/zod.js'
import { readJson } from '../text/json.js'
import { contents, inWordsOfPlace, repeatedKeyIn } from './contents.js'

export type OpenedBundle =
  | { readonly bundle: TrustBundle; readonly violations: readonly [] }
  | { readonly bundle?: never; readonly violations: readonly Violation[] }

/** What a value, or a text, holds as a trust bundle, or what is wrong with it. */
export function openBundle(given: unknown): OpenedBundle {
  const read = typeof given === 'string' ? readJson(given) : { value: given, repeats: false }
  if (!read) return { violations: [{ code: 'trust-bundle.no-json', pointer: '' }] }
  if (read.repeats && typeof given === 'string')
    return { violations: [{ code: 'trust-bundle.duplicate-key', pointer: repeatedKeyIn(given) }] }
  const { value } = read
  const { data, error } = bundleSchema.safeParse(value)
  if (!data) return { violations: unlike(value, error) }
  const violations = [
    ...sources(data),
    ...repeated(data),
    ...documents(data),
    ...dates(data),
    ...contents(data),
  ]
  return violations.length > 0 ? { violations } : { bundle: data, violations: [] }
}

/** What the schema objects to; where its form is right otherwise, with everything that is not what its place is for. */
function unlike(value: unknown, error: Parameters<typeof refused>[3]): readonly Violation[] {
  const objections = refused('trust-bundle', bundleSchema, value, error)
  const said = objections.map((each) => inWordsOfPlace(each, valueAt(value, each.pointer)))
  if (said.some((each, at) => each === objections[at])) return said
  const told = new Set(said.map(({ pointer }) => pointer))
  return [...said, ...[...contents(value as TrustBundle)].filter(({ pointer }) => !told.has(pointer))]
}

/** Sources that go by one id, and entries of sources nobody names. */
function* sources(bundle: TrustBundle): Iterable<Violation> {
  const ids = new Set<string>()
  for (const [at, { id }] of bundle.sources.entries()) {
    if (ids.has(id))
      yield { code: 'trust-bundle.repeated-source', pointer: `/sources/${at}/id`, params: { id } }
    ids.add(id)
  }
  const entries = [
    ...(
      [
        'certificates',
        'intermediates',
        'revocation',
        'issuers',
        'roots',
        'accreditations',
        'timeStamps',
      ] as const
    ).flatMap((key) => (bundle[key] ?? []).map((entry, at) => [`/${key}/${at}`, entry.source] as const)),
    ...(['statusLists', 'attributes'] as const).flatMap((key) =>
      Object.entries(bundle[key] ?? {}).map(
        ([url, { source }]) => [`/${key}/${escapeKey(url)}`, source] as const,
      ),
    ),
  ]
  for (const [pointer, id] of entries)
    if (id !== undefined && !ids.has(id))
      yield { code: 'trust-bundle.unknown-source', pointer: `${pointer}/source`, params: { id } }
}

/** Entries for what has one already: identifiers of issuers, certificates. */
function* repeated({
  issuers = [],
  roots = [],
  certificates = [],
  intermediates = [],
  revocation = [],
}: TrustBundle): Iterable<Violation> {
  for (const [key, list] of [
    ['issuers', issuers],
    ['roots', roots],
  ] as const) {
    const ids = new Set<string>()
    for (const [at, each] of list.entries())
      for (const [place, id] of each.ids.entries()) {
        if (ids.has(id)) yield { code: 'trust-bundle.repeated-entry', pointer: `/${key}/${at}/ids/${place}` }
        ids.add(id)
      }
  }
  for (const [key, list] of [
    ['certificates', certificates.map(({ der }) => der)],
    ['intermediates', intermediates.map(({ der }) => der)],
    ['revocation', revocation.map(({ crl = '', ocsp = '' }) => `${crl} ${ocsp}`)],
  ] as const) {
    const seen = new Set<string>()
    for (const [at, octets] of list.entries()) {
      if (seen.has(octets)) yield { code: 'trust-bundle.repeated-entry', pointer: `/${key}/${at}` }
      seen.add(octets)
    }
  }
}

/** Documents that stand under another identifier than their own. */
function* documents({ dids = {} }: TrustBundle): Iterable<Violation> {
  for (const [id, document] of Object.entries(dids)) {
    const own = (document as { readonly id?: unknown } | null)?.id
    if (id.startsWith('did:') && own !== undefined && own !== id)
      yield { code: 'trust-bundle.other-document', pointer: `/dids/${escapeKey(id)}` }
  }
}

function* dates({ accreditations = [] }: TrustBundle): Iterable<Violation> {
  for (const [at, { from, until }] of accreditations.entries())
    if (from !== undefined && until !== undefined && until < from)
      yield { code: 'trust-bundle.dates-disordered', pointer: `/accreditations/${at}/until` }
}

export type OpenedPolicy =
  | { readonly policy: TrustPolicy; readonly violations: readonly [] }
  | { readonly policy?: never; readonly violations: readonly Violation[] }

/** What a value holds as a trust policy, or what is wrong with it. */
export function openPolicy(value: unknown): OpenedPolicy {
  const { data, error } = policySchema.safeParse(value)
  if (!data) return { violations: refused('trust-policy', policySchema, value, error) }
  const violations = [...demands(data)]
  return violations.length > 0 ? { violations } : { policy: data, violations: [] }
}

function* demands({ rows }: TrustPolicy): Iterable<Violation> {
  const seen = new Set<string>()
  for (const [at, { claim, accepts }] of rows.entries()) {
    if (seen.has(claim))
      yield { code: 'trust-policy.repeated-row', pointer: `/rows/${at}/claim`, params: { claim } }
    seen.add(claim)
    const failure = accepts.indexOf('failed')
    if (failure >= 0)
      yield { code: 'trust-policy.accepts-failure', pointer: `/rows/${at}/accepts/${failure}` }
  }
}
