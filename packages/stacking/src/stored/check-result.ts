/**
 * Judges a stored result again from its rule, its hand and its allocation alone: it shares nothing with what searched
 * for them, so that a file can be defended long after it was made.
 */
import type { Violation } from '@microcred/common/violation'
import { openRule } from '../rule/open.js'
import { Court } from './court.js'
import { type Protocol, type Stored, sealed } from './protocol.js'

/**
 * What does not hold of a stored result: a digest, the day, the allocation or the verdict; nothing where all of it does.
 *
 * @example
 * checkResult(stored) // [{ code: 'stacking-result.verdict', pointer: '/protocol/verdict', params: { name: 'satisfied' } }]
 */
export function checkResult(
  stored: Stored,
  narrower: (uri: string) => readonly string[] = () => [],
): readonly Violation[] {
  if (!isStored(stored)) return [{ code: 'stacking-result.unreadable', pointer: '' }]
  const { protocol, input, result } = stored
  const { rule, violations } = openRule(input.rule)
  if (!rule) return violations
  const out: Violation[] = []
  const find = (code: string, pointer: string, name?: string) =>
    out.push({ code: `stacking-result.${code}`, pointer, ...(name !== undefined && { params: { name } }) })
  const again: Protocol = sealed(input, protocol)
  for (const part of ['rule', 'hand', 'decisions'] as const)
    if (again[part].digest !== protocol[part].digest) find('digest', `/protocol/${part}/digest`, part)
  if (protocol.at !== result.provenance.at) find('at', '/protocol/at')
  if (again.digest !== protocol.digest) find('digest', '/protocol/digest', 'protocol')
  if (protocol.verdict !== result.verdict) find('verdict', '/result/verdict', result.verdict)
  const counted = result.counted.map(({ held, requirement, part }) => ({ held, requirement, part }))
  if (JSON.stringify(counted) !== JSON.stringify(protocol.allocation)) find('allocation', '/result/counted')
  const sure = new Court(rule, stored, narrower, false)
  for (const requirement of sure.unlawful) find('allocation', '/protocol/allocation', requirement)
  const favourable = new Court(rule, stored, narrower, true)
  const whose = result.findings.some(({ code }) => code === 'held.whose')
  const holds = {
    satisfied: sure.met === 'true',
    waived: sure.met === 'true',
    'needs-decision': favourable.met === 'true' && (sure.met !== 'true' || whose),
    violated: sure.kept === 'false',
    provisional: sure.met !== 'true' && favourable.met !== 'false',
    incomplete: sure.met !== 'true',
    undetermined: sure.met !== 'true',
  }[protocol.verdict]
  if (!holds) find('verdict', '/protocol/verdict', protocol.verdict)
  return out
}

function isStored(value: unknown): value is Stored {
  const members = (each: unknown, ...names: readonly string[]): boolean =>
    typeof each === 'object' && each !== null && names.every((name) => name in each)
  const { protocol, input, result } = (value ?? {}) as Partial<Stored>
  return (
    members(protocol, 'at', 'rule', 'hand', 'decisions', 'verdict', 'allocation', 'digest') &&
    Array.isArray(protocol!.allocation) &&
    [protocol!.rule, protocol!.hand, protocol!.decisions].every((each) => members(each, 'digest')) &&
    members(input, 'rule', 'hand', 'decisions') &&
    Array.isArray(input!.hand) &&
    Array.isArray(input!.decisions) &&
    members(result, 'verdict', 'counted', 'unused', 'findings', 'provenance') &&
    [result!.counted, result!.unused, result!.findings].every(Array.isArray)
  )
}
