/** Reads values as trust bundles and policies: a defect is a violation, never an exception. */
import { escapeKey } from '@microcred/common/pointer'
import { refused } from '@microcred/common/refused'
import type { Violation } from '@microcred/common/violation'
import type { TrustBundle, TrustPolicy } from '../generated/types.js'
import { TrustBundle as bundleSchema, TrustPolicy as policySchema } from '../generated/zod.js'
import { readJson } from '../text/json.js'

export type OpenedBundle =
  | { readonly bundle: TrustBundle; readonly violations: readonly [] }
  | { readonly bundle?: never; readonly violations: readonly Violation[] }

/** What a value, or a text, holds as a trust bundle, or what is wrong with it. */
export function openBundle(given: unknown): OpenedBundle {
  const read = typeof given === 'string' ? readJson(given) : { value: given, repeats: false }
  if (!read) return { violations: [{ code: 'trust-bundle.no-json', pointer: '' }] }
  if (read.repeats) return { violations: [{ code: 'trust-bundle.duplicate-key', pointer: '' }] }
  const { value } = read
  const { data, error } = bundleSchema.safeParse(value)
  if (!data) return { violations: refused('trust-bundle', bundleSchema, value, error) }
  const violations = [...sources(data), ...repeated(data), ...documents(data), ...dates(data)]
  return violations.length > 0 ? { violations } : { bundle: data, violations: [] }
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
      ['certificates', 'intermediates', 'revocation', 'issuers', 'roots', 'accreditations'] as const
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
    ['certificates', certificates],
    ['intermediates', intermediates],
  ] as const) {
    const seen = new Set<string>()
    for (const [at, { der }] of list.entries()) {
      if (seen.has(der)) yield { code: 'trust-bundle.repeated-entry', pointer: `/${key}/${at}` }
      seen.add(der)
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
