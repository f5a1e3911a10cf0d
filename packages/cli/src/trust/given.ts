/** Bundles and policies of trust that a command line names. */

import { trustPolicyNames } from '../generated/choices.js'
import '../print/command-words.js'
import { findingOf, type TrustBundle, type TrustPolicy, trustPolicies } from '@microcred/trust'
import { openBundle, openPolicy } from '@microcred/trust/bundle'
import { near, refused, UsageError } from '../arguments/usage.js'
import { read } from '../input/inputs.js'
import { jsonIn } from '../input/json-file.js'
import { fs } from '../input/node.js'
import { note } from '../print/output.js'
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
  const { bundle, violations } = openBundle(new TextDecoder().decode(content.bytes))
  for (const each of violations)
    note(`${file}${each.pointer} ${each.code}: ${toldFinding(each, findingOf(each))}`)
  return bundle
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
  for (const each of violations)
    note(`${name}${each.pointer} ${each.code}: ${toldFinding(each, findingOf(each))}`)
  return policy
}
