/**
 * Judges a stored result again from its rule, its hand and its allocation alone: nothing is searched for, so that a
 * file can be defended long after it was made.
 */
import { every } from '@microcred/common/logic'
import type { Violation } from '@microcred/common/violation'
import type { StackingRule } from '../generated/types.js'
import type { Comparison, Equivalence } from '../hand/context.js'
import { readHand } from '../hand/hand.js'
import { compile } from '../program/compile.js'
import type { Program } from '../program/program.js'
import { unwaived } from '../program/unwaived.js'
import { places } from '../rule/check.js'
import { conversionOf } from '../rule/conversion.js'
import { openRule } from '../rule/open.js'
import { classedRule, openedBy } from '../verdict/classes.js'
import type { Placement } from '../verdict/placement.js'
import { verify } from '../verdict/verify.js'
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
  const { rule, violations } = openRule(stored.input.rule)
  if (!rule) return violations
  const judged = [stored.result.class?.id, ...openedBy(rule, stored.result)].map((id) => {
    const program = again(classedRule(rule, id), stored, narrower)
    const { allocation, misplaced } = placed(program, stored)
    return [...misplaced, ...verdicts(program, allocation, misplaced.length > 0, stored)]
  })
  return [...digests(stored), ...(judged.find(({ length }) => length === 0) ?? judged[0]!)]
}

const found = (code: string, pointer: string, name?: string): Violation => ({
  code: `stacking-result.${code}`,
  pointer,
  ...(name !== undefined && { params: { name } }),
})

/** Whether what is stored is what was sealed, and its parts agree with each other. */
function digests({ protocol, input, result }: Stored): Violation[] {
  const sealedAnew: Protocol = sealed(input, protocol)
  const counted = result.counted.map(({ held, requirement, part }) => ({ held, requirement, part }))
  return [
    ...(['rule', 'hand', 'decisions'] as const).flatMap((part) =>
      sealedAnew[part].digest === protocol[part].digest
        ? []
        : [found('digest', `/protocol/${part}/digest`, part)],
    ),
    ...(protocol.at === result.provenance.at ? [] : [found('at', '/protocol/at')]),
    ...(sealedAnew.digest === protocol.digest ? [] : [found('digest', '/protocol/digest', 'protocol')]),
    ...(protocol.class === result.class?.id ? [] : [found('verdict', '/result/class', result.class?.id)]),
    ...(protocol.verdict === result.verdict ? [] : [found('verdict', '/result/verdict', result.verdict)]),
    ...(JSON.stringify(counted) === JSON.stringify(protocol.allocation)
      ? []
      : [found('allocation', '/result/counted')]),
  ]
}

/** The rule made ready for the stored hand as it was on the day, without what was another learner's. */
function again(rule: StackingRule, stored: Stored, narrower: (uri: string) => readonly string[]): Program {
  const { at, declared = [], entered } = stored.protocol
  const others = new Set(
    stored.result.unused.flatMap(({ held, reasons }) =>
      reasons.some(({ why }) => why === 'whose' || why === 'other-learner') ? [held] : [],
    ),
  )
  const hand = readHand(stored.input.hand, at)
  const holdings = hand.holdings.map((each) =>
    others.has(each.index) ? { ...each, excluded: 'other-learner' as const } : each,
  )
  const positions = new Map(holdings.map(({ record, index }) => [record as object, index]))
  return compile(
    rule,
    { ...hand, holdings },
    {
      at,
      conversion: conversionOf(rule),
      narrower,
      equivalence: compared(rule, stored, positions),
      scales: rule.scales,
      ledgers: stored.protocol.ledgers,
    },
    { decisions: stored.input.decisions, declared: new Set(declared), entered },
  )
}

const NONE: Comparison = { grade: 'none', elements: [] }

/** The comparisons that are stored beside what counts; none is made anew. */
function compared(
  rule: StackingRule,
  { result }: Stored,
  positions: ReadonlyMap<object, number>,
): Equivalence {
  const accepting = places(rule).requirements.flatMap(({ it }) => (it.op === 'item' && it.accept ? [it] : []))
  const named = new Map(accepting.map(({ id, from }) => [id, from.credential ?? []]))
  const last = (requirement: string) => requirement.slice(requirement.lastIndexOf('/') + 1)
  return {
    compare: (source: object, target: { readonly id: string }) =>
      result.counted.find(
        ({ held, requirement, comparison }) =>
          comparison && held === positions.get(source) && named.get(last(requirement))?.includes(target.id),
      )?.comparison ?? NONE,
    specifications: [...named.values()].flat().map((id) => ({ id })),
    policies: accepting.flatMap(({ accept }) =>
      accept!.policy === undefined ? [] : [{ id: accept!.policy }],
    ),
  }
}

/** The stored allocation in the words of the program, and what of it has no place there. */
function placed(
  program: Program,
  { protocol }: Stored,
): { readonly allocation: readonly Placement[]; readonly misplaced: readonly Violation[] } {
  const misplaced: Violation[] = []
  const allocation = protocol.allocation.flatMap(({ held, requirement, part }): Placement[] => {
    const leaf = program.nodes.find(({ id }) => id === requirement)?.leaf
    const at = program.hand.holdings.findIndex(({ index }) => index === held)
    if (leaf !== undefined && program.leaves[leaf]!.byAt.has(at)) return [{ leaf, at, part }]
    misplaced.push(found('allocation', '/protocol/allocation', requirement))
    return []
  })
  return { allocation, misplaced }
}

/** Whether the verdict follows from what counts. */
function verdicts(
  program: Program,
  allocation: readonly Placement[],
  misplaced: boolean,
  { protocol: { verdict }, result }: Stored,
): Violation[] {
  const sure = verify(program, allocation, false)
  const favourable = verify(program, allocation, true)
  const invariants = sure.constraints.filter(({ kind }) => kind === 'invariant').map(({ truth }) => truth)
  const met = !misplaced && every([sure.met, ...invariants]) === 'true'
  const granted = misplaced ? 'false' : every([favourable.met, ...invariants])
  const whose = result.findings.some(({ code }) => code === 'held.whose')
  const follows = {
    satisfied: met && verify(unwaived(program), allocation).met === 'true',
    waived: met && program.nodes.some(({ kind }) => kind === 'given'),
    'needs-decision': granted === 'true' && (!met || whose),
    violated: invariants.includes('false'),
    provisional: !met && granted !== 'false',
    incomplete: !met,
    undetermined: !met,
  }[verdict]
  return [
    ...(sure.lawful ? [] : [found('allocation', '/protocol/allocation')]),
    ...(follows ? [] : [found('verdict', '/protocol/verdict', verdict)]),
  ]
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
