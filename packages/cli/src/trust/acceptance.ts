/** Trust as a condition of acceptance: what commands take that decide by credentials. */

import '../print/command-words.js'
import { findingOf, type TrustVerdict } from '@microcred/trust'
import { verify } from '@microcred/trust/node'
import { type Given, refused } from '../arguments/usage.js'
import { type Input, read } from '../input/inputs.js'
import { note } from '../print/output.js'
import { told, toldFinding } from '../print/voice.js'
import { bundleIn, policyIn } from './given.js'

/** Whether a file is trusted; of one that is not, why stands in a note. */
export type Accept = (input: Input) => Promise<TrustVerdict>

/** Whether a credential is trusted that is called by a name; of one that is not, why stands in a note. */
export type Judge = (name: string, credential: unknown) => Promise<TrustVerdict>

/** What is accepted: everything where no bundle is named; `undefined` after notes about a file that is not sound. */
export function acceptanceOf(given: Given, at: string): Accept | undefined {
  const judge = judgeOf(given, at)
  return (
    judge &&
    (async (input) => {
      if (judge === everything) return 'trusted'
      const content = read(input)
      // What cannot be read is told by whoever reads it.
      return 'bytes' in content ? judge(input.name, content.bytes) : 'trusted'
    })
  )
}

/** The judge of whatever is trusted without a look at it. */
export const everything: Judge = async () => 'trusted'

/** The judge that a command was given; `undefined` after notes about a file that is not sound. */
export function judgeOf(given: Given, at: string): Judge | undefined {
  const file = given.value('trust')
  if (file === undefined) {
    if (given.value('trust-policy') !== undefined) throw refused('usage/trust-policy-alone')
    return everything
  }
  const trust = bundleIn(file)
  const policy = policyIn(given.value('trust-policy'))
  if (!trust || !policy) return undefined
  return async (name, credential) => {
    // What is no credential is told by whoever reads it.
    if (typeof credential !== 'string' && (typeof credential !== 'object' || credential === null))
      return 'trusted'
    const { verdict, claims } = await verify(credential, { trust, policy, at })
    if (verdict.trust !== 'trusted') {
      const asked = new Set<string>(policy.rows.map(({ claim }) => claim))
      const row =
        claims.find(({ state }) => state === 'failed') ??
        claims.find(({ id, state }) => asked.has(id) && state !== 'verified' && state !== 'absent')
      const [code] = row?.findings ?? []
      const about = { name, verdict: told(`verify/verdict-${verdict.trust}`) }
      note(
        code === undefined
          ? told('note/not-taken', about)
          : told('note/not-taken-why', {
              ...about,
              why: toldFinding({ code }, findingOf({ code, pointer: '' })),
              code,
            }),
      )
    }
    return verdict.trust
  }
}
