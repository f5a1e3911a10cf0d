/** Which credentials may count for a requirement, and what each counts there. */
import { exactly, type Interval } from '@microcred/common/logic'
import type { Unit } from '@microcred/core/volume'
import type { Requirement, Select } from '../generated/types.js'
import { accepted } from '../hand/accept.js'
import type { Context } from '../hand/context.js'
import type { Finder } from '../hand/finder.js'
import type { Hand, Holding } from '../hand/hand.js'
import { covers, select } from '../hand/select.js'
import type { Decision } from '../verdict/result.js'
import { distinctKeys, isSilent, possibleKeys } from './distinct.js'
import { type Candidate, UNKNOWN_MOST } from './program.js'

/** A requirement that draws credentials. */
export type Drawing = Extract<Requirement, { op: 'item' | 'count' | 'volume' | 'outcomes' }>

export type Targets = readonly { readonly id: string; readonly skills?: readonly string[] | undefined }[]

/** What is asked for at one requirement. */
export interface Asked {
  readonly requirement: Drawing
  readonly from: Select
  readonly unit: Unit | undefined
  readonly targets: Targets
  /** Decisions that people took about it. */
  readonly decisions: readonly Decision[]
}

/** What candidates are looked for in. */
export interface Held {
  readonly hand: Hand
  readonly context: Context
  readonly finder: Finder
  size(at: number, unit: Unit): Interval
}

/** What counts whole and once. */
const ONE = exactly(1)

export function candidatesOf(asked: Asked, held: Held): Candidate[] {
  const { requirement, from, decisions } = asked
  const substitutes = new Map(
    decisions.filter(({ kind }) => kind === 'substitute').map((each) => [each.credential, each]),
  )
  const anyone = substitutes.size > 0 || (requirement.op === 'item' && requirement.accept)
  const positions = (anyone ? undefined : held.finder.positions(from)) ?? held.hand.holdings.keys()
  const out: Candidate[] = []
  for (const at of positions) {
    const found = candidate(asked, held, at, substitutes)
    if (found) out.push(found)
  }
  return out
}

function candidate(
  { requirement, from, unit, targets }: Asked,
  { hand, context, size: sizeIn }: Held,
  at: number,
  substitutes: ReadonlyMap<string | undefined, Decision>,
): Candidate | undefined {
  const holding = hand.holdings[at]!
  if (holding.excluded) return undefined
  const substituted =
    substitutes.size > 0
      ? holding.ids.map((id) => substitutes.get(id)).find((each) => each !== undefined)
      : undefined
  const chosen = substituted ? undefined : select(from, holding, context)
  const equivalent = chosen && chosen.truth !== 'true' ? accepted(requirement, holding, context) : undefined
  const found = equivalent ?? chosen
  if (found?.truth === 'false') return undefined
  const open = holding.status === 'in-progress' && from.status === undefined
  if (open && holding.supposed?.finished === false) return undefined
  const unfinished = open && holding.supposed?.finished === undefined
  const size = unit === undefined ? ONE : sizeIn(at, unit)
  const unsized = size.most === UNKNOWN_MOST && size.least === 0
  const { keys, maybe = [] } = keysOf(requirement, holding, at, targets, context)
  if (requirement.op === 'outcomes' && keys!.length + maybe.length === 0) return undefined
  const silence = keys && isSilent(requirement.op === 'count' ? requirement.distinctBy! : 'outcome', holding)
  // Whether what covers nothing that it names counts at all is as unknown as what else it covers.
  const uncovering = requirement.op === 'outcomes' && keys!.length === 0
  const sure = (found === undefined || found.truth === 'true') && !unfinished && !uncovering
  if (sure && !unsized && !substituted && !equivalent && !keys)
    return { at, truth: 'true', size, silent: found?.silent ?? [] }
  return {
    at,
    truth: sure ? 'true' : 'unknown',
    size,
    silent: [
      ...(found?.silent ?? []),
      ...(unfinished ? ['status'] : []),
      ...(unsized ? ['notional-workload'] : []),
      ...(silence && keys.length === 0 ? [silence] : []),
    ],
    ...(substituted && { substituted }),
    ...(equivalent && { comparison: equivalent.comparison }),
    ...(keys && { keys }),
    ...(maybe.length > 0 && { maybe }),
  }
}

/** What a credential counts distinctly or covers, and what it may besides; nothing where it is counted as such. */
function keysOf(
  requirement: Drawing,
  holding: Holding,
  at: number,
  targets: Targets,
  { narrower }: Context,
): Pick<Candidate, 'keys' | 'maybe'> {
  if (requirement.op === 'outcomes') {
    const also = requirement.match === 'narrower'
    const covered = ({ id, skills }: Targets[number]) =>
      holding.outcomes?.includes(id) || skills?.some((uri) => covers(uri, holding, also, narrower)) || false
    const named = (some: Targets) => some.map(({ id }) => id)
    return {
      keys: named(targets.filter(covered)),
      ...(holding.unread && { maybe: named(targets.filter((each) => !covered(each))) }),
    }
  }
  if (requirement.op !== 'count' || requirement.distinctBy === undefined) return {}
  const { distinctBy, distinctKey, min = 0, max = 0 } = requirement
  const keys = distinctKeys(distinctBy, distinctKey, holding)
  // What is silent may have as many as are needed, and more than there may be.
  const many = Math.max(1, min, max + 1)
  const possible = possibleKeys({ distinctBy, distinctKey }, holding, at, 'possible', many)
  return { keys, maybe: possible.slice(keys.length) }
}
