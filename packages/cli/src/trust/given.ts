/** Bundles and policies of trust that a command line names. */

import type { Violation } from '@microcred/common/violation'
import { trustPolicyNames } from '../generated/choices.js'
import '../print/command-words.js'
import { findingOf, type TrustBundle, type TrustPolicy, trustPolicies } from '@microcred/trust'
import { openBundle, openPolicy } from '@microcred/trust/bundle'
import { lineStarts } from '@microcred/validators/open/scan'
import { locate } from '@microcred/validators/report/locate'
import { near, refused, UsageError } from '../arguments/usage.js'
import { read } from '../input/inputs.js'
import { bytesIn, jsonIn } from '../input/json-file.js'
import { fs } from '../input/node.js'
import { note } from '../print/output.js'
import { visible } from '../print/visible.js'
import { toldFinding } from '../print/voice.js'

const NOTHING: TrustBundle = { made: '1970-01-01T00:00:00Z', sources: [] }

/** The bundle of a file, an empty one where none is named, `undefined` after notes about one that is not sound. */
export function bundleIn(file: string | undefined): TrustBundle | undefined {
  if (file === undefined) return NOTHING
  const content = read({ name: file, path: fs.existsSync(file) ? file : missing(file) })
  if (!('bytes' in content))
    throw refused('usage/not-read', {
      name: file,
      problem: 'problem' in content ? content.problem : 'too-large',
    })
  return bundleOf(new TextDecoder().decode(content.bytes), file)
}

/** The bundle in a text; what is wrong with it is noted at its line. */
export function bundleOf(text: string, file: string): TrustBundle | undefined {
  const { bundle, violations } = openBundle(text)
  noteAt(file, text, violations)
  return bundle
}

/** Notes what is said of places in a file, each with its line where it has one. */
export function noteAt(file: string, text: string, violations: readonly Violation[]): void {
  if (violations.length === 0) return
  const places = locate(
    text,
    violations.map(({ pointer }) => pointer),
  )
  const lines = lineStarts(text)
  for (const each of violations) {
    const { key, start } = places.get(each.pointer) ?? {}
    const from = key ?? start
    const line = from === undefined ? '' : `:${lines.filter((first) => first <= from).length} `
    note(visible(`${file}${line}${each.pointer} ${each.code}: ${toldFinding(each, findingOf(each))}`))
  }
}

function missing(file: string): never {
  throw refused('usage/no-path', { path: file })
}

/** The policy of a name or file, `known-issuer` where none is named, `undefined` after notes about one that is not sound. */
export function policyIn(name: string | undefined): TrustPolicy | undefined {
  if (name === undefined) return trustPolicies['known-issuer']
  if (Object.hasOwn(trustPolicies, name)) return trustPolicies[name as keyof typeof trustPolicies]
  if (!fs.existsSync(name)) throw near('usage/no-policy', { name }, name, trustPolicyNames)
  const json = jsonIn(name)
  if ('problem' in json) throw new UsageError(json.problem)
  const { policy, violations } = openPolicy(json.value)
  noteAt(name, new TextDecoder().decode(bytesIn(name)), violations)
  return policy
}
