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
import { isSilent, possibleKeys } from './distinct.js'
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
  const unfinished = holding.status === 'in-progress' && from.status === undefined
  const size = unit === undefined ? ONE : sizeIn(at, unit)
  const unsized = size.most === UNKNOWN_MOST && size.least === 0
  const keys = keysOf(requirement, holding, at, targets, context)
  const unread = requirement.op === 'outcomes' && holding.outcomes === undefined
  if (keys?.length === 0 && requirement.op === 'outcomes' && !unread) return undefined
  const unnamed =
    requirement.op === 'count' && requirement.distinctBy !== undefined && keys !== undefined
      ? isSilent(requirement.distinctBy, holding)
      : undefined
  const sure = (found === undefined || found.truth === 'true') && !unfinished && !unread && !unnamed
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
      ...(unread && keys?.length === 0 ? ['learning-outcomes'] : []),
      ...(unnamed ? [unnamed] : []),
    ],
    ...(substituted && { substituted }),
    ...(equivalent && { comparison: equivalent.comparison }),
    ...(keys && { keys: unread ? targets.map(({ id }) => id) : keys }),
  }
}

function keysOf(
  requirement: Drawing,
  holding: Holding,
  at: number,
  targets: Targets,
  { narrower }: Context,
): string[] | undefined {
  if (requirement.op === 'outcomes') {
    const also = requirement.match === 'narrower'
    return targets
      .filter(
        ({ id, skills }) =>
          holding.outcomes?.includes(id) || skills?.some((uri) => covers(uri, holding, also, narrower)),
      )
      .map(({ id }) => id)
  }
  if (requirement.op !== 'count' || requirement.distinctBy === undefined) return undefined
  const { distinctBy, distinctKey, min = 0 } = requirement
  return possibleKeys({ distinctBy, distinctKey }, holding, at, 'possible', Math.max(1, min))
}
