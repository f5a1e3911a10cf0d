/** Reports on what has no table of elements: what awards nothing, and what cannot be read. */
import { isObject } from '@microcred/common/json'
import { elements } from '@microcred/core'
import { typeOf } from '../check/explain.js'
import type { Opened } from '../open/open-bare.js'
import { findingsOf, noElements, type Placed, type ProfileName, type Report, verdictOf } from './report.js'

/** The report on a credential that awards nothing, so that the 16 elements do not apply to it. */
export function withoutElements(
  { json, wrapper, positions }: Opened,
  profile: ProfileName,
  violations: readonly Placed[],
  checked: boolean,
): Report {
  const findings = findingsOf(violations, json, positions)
  const { conformance: verdict } = verdictOf([], findings, checked)
  return {
    profile,
    kind: 'credential',
    ok: false,
    ...(wrapper && { wrapper }),
    verdict: { conformance: verdict, annexI: 'not-applicable' },
    elements: noElements(),
    findings,
  }
}

/** The report on what is none of the forms that can be read. */
export function unreadable(opened: Opened, foreign: Placed | undefined): Report {
  const { json, violation, violations } = opened
  const why: Placed =
    foreign ??
    violation ??
    (isObject(json)
      ? { code: 'profile.unrecognised', pointer: '', params: formKeysOf(json) }
      : { code: 'json.not-an-object', pointer: '', params: { received: typeOf(json) } })
  return {
    profile: null,
    kind: 'unreadable',
    ok: false,
    ...(opened.wrapper && { wrapper: opened.wrapper }),
    verdict: { conformance: 'unreadable', annexI: 'not-applicable' },
    elements: noElements(),
    findings: findingsOf([...violations, why], json, opened.positions),
  }
}

const OF_CREDENTIALS = ['$schema', '@context', '@type', 'type', 'vct', 'issuer', 'credentialSubject']

/** The keys by which forms are told that stand in an object. */
function formKeysOf(json: Record<string, unknown>): { readonly keys?: readonly string[] } {
  const keys = [...OF_CREDENTIALS, ...elements.map(({ key }) => key)]
  const seen = keys.filter((key) => Object.hasOwn(json, key))
  return seen.length > 0 ? { keys: seen } : {}
}

/** The report on a container that has no form of its own: a list, the answer of an API. */
export const withoutForm = (opened: Opened): Report => bare(opened, 'not-checked', opened.violations)

/** The report on a container that lies too deep in others to be opened. */
export const tooNested = (opened: Opened, limit: number): Report =>
  bare(opened, 'unreadable', [
    ...opened.violations,
    { code: 'container.too-deep', pointer: '', params: { limit } },
  ])

const bare = (
  { json, wrapper, positions }: Opened,
  conformance: Report['verdict']['conformance'],
  violations: readonly Placed[],
): Report => ({
  profile: null,
  kind: 'unreadable',
  ok: false,
  ...(wrapper && { wrapper }),
  verdict: { conformance, annexI: 'not-applicable' },
  elements: noElements(),
  findings: findingsOf(violations, json, positions),
})
