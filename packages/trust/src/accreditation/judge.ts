/** Whether the awarding bodies were allowed to award it: by registers that were injected, never by what it says of itself. */
import type { Microcredential } from '@microcred/core'
import type { Tools } from '../bundle/tools.js'
import type { Opened } from '../mechanisms/opened.js'
import { failed, type Ground, type Row, unchecked, undetermined, verified, worst } from '../report/row.js'
import type { Json } from '../text/json.js'
import { chainOf } from './chain.js'
import { coverage } from './coverage.js'
import { identifiersOf } from './identifiers.js'

type Bodies = NonNullable<Microcredential['awardingBody']>

/**
 * The row by what was injected, or `undefined` where nothing of it concerns the credential. `own` is where the
 * credential asserts an accreditation of itself.
 */
export async function accreditation(
  opened: Opened,
  tools: Tools,
  own: readonly string[],
): Promise<Row | undefined> {
  const { credential } = opened
  const record = tools.recordOf(credential)
  const chain = await chainOf(opened, record, tools)
  const register = tools.injected.bundle.accreditations ?? []
  if (register.length === 0) return chain
  const registered = inRegister(credential, record, own, tools)
  if (!chain || registered.state === 'failed') return registered
  // Either way of being told suffices, and neither hides that the other failed.
  return chain.state === 'failed' || registered.state !== 'verified' ? chain : registered
}

function inRegister(
  credential: Json,
  record: Partial<Microcredential> | undefined,
  own: readonly string[],
  { injected }: Tools,
): Row {
  const register = injected.bundle.accreditations ?? []
  const bodies: Bodies = record?.awardingBody ?? []
  if (!record || bodies.length === 0) return unchecked('accreditation.no-body')
  const rows = bodies.map((body): Row => {
    const ids = identifiersOf(body)
    const entries = register.filter(({ organisation }) => organisation.ids.some((id) => ids.has(id)))
    if (entries.length === 0) {
      const [id] = ids
      const missing =
        id === undefined
          ? unchecked('accreditation.no-body')
          : unchecked('accreditation.body-not-registered', { kind: 'accreditation', id })
      return own.length === 0
        ? missing
        : { ...missing, findings: [...missing.findings, 'accreditation.self-asserted'], pointers: own }
    }
    const found = entries.map((entry) => ({ entry, answer: coverage(entry, record, credential) }))
    const covering = found.find(({ answer }) => answer === 'covered')
    const { entry } = covering ?? found[0]!
    const name = entry.organisation.name ?? entry.organisation.ids[0]!
    injected.use('accreditation', entry.organisation.ids[0]!, 'bundle', entry.source)
    const ground: Ground[] = [
      {
        kind: entry.type ?? 'accreditation',
        name,
        source: entry.source,
        ...(entry.from !== undefined && { at: entry.from }),
      },
      ...(entry.agent ? [{ kind: 'accrediting-agent', name: entry.agent.name ?? entry.agent.ids[0]! }] : []),
    ]
    if (covering) return verified(ground)
    const told = found.find(({ answer }) => answer === 'accreditation.not-comparable')
    return told
      ? { ...undetermined('accreditation.not-comparable'), ground }
      : { ...failed(found[0]!.answer), ground }
  })
  return worst(rows)
}
