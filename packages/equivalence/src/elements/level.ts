/** Level of the learning outcomes: on the EQF, directly or by the QF-EHEA cycle; national levels only among themselves. */

import { list } from '@microcred/common/list'
import type { Interval } from '@microcred/common/logic'
import type { Level, QfEheaCycleCode } from '@microcred/core'
import type { Comparand } from '../compare/comparand.js'
import type { ElementComparison } from '../compare/result.js'
import { breach, compared, type Order, orderOf, type Pair, span } from './element.js'

/** EQF levels of the cycles (Council Recommendation 2017/C 189/03, Annex II). */
const CYCLES: Readonly<Record<QfEheaCycleCode, number>> = {
  'short-cycle': 5,
  'first-cycle': 6,
  'second-cycle': 7,
  'third-cycle': 8,
}

/** Compares levels: the source must stand no lower than the policy tolerates. */
export function compareLevel({ source, target, policy: { level: tolerance } }: Pair): ElementComparison {
  const [from, to] = [levelOf(source), levelOf(target)]
  const is = compared('level', sideOf(source, from), sideOf(target, to))
  if (to.none) return is('none', 'level.target-not-applicable')
  if (sameNational(source, target)) return is('none', 'level.same-national', {}, 'national')
  if (!to.interval) return is('undetermined', to.stated ? 'level.not-comparable' : 'target-silent')
  const params = { source: from.interval ? span(from.interval) : '', target: span(to.interval) }
  if (from.none) return is(breach(tolerance.decisive), 'level.source-not-applicable', params)
  if (!from.interval) return is('undetermined', from.stated ? 'level.not-comparable' : 'source-silent')
  const basis = from.cycle || to.cycle ? 'qf-ehea' : 'eqf'
  const atMost = to.interval.most - from.interval.least
  const atLeast = to.interval.least - from.interval.most
  const allowed = { ...params, tolerance: tolerance.shortfall.value }
  if (atMost <= 0) return is('none', 'level.reached', params, basis)
  if (atMost <= tolerance.shortfall.value)
    return is('non-substantial', 'level.below-tolerated', allowed, basis)
  if (atLeast > tolerance.shortfall.value) return is(breach(tolerance.decisive), 'level.below', params, basis)
  return is('undetermined', 'level.open', params, basis)
}

interface Stated {
  readonly stated: boolean
  /** True where the record says that no level applies. */
  readonly none: boolean
  readonly cycle: boolean
  readonly pointers: readonly string[]
  readonly interval?: Interval
}

function levelOf({ record: { level } }: Comparand): Stated {
  const { eqf, qfEhea, notApplicable, national } = (level ?? {}) as Level
  const cycle = qfEhea === undefined ? undefined : CYCLES[qfEhea]
  const levels = [eqf, cycle].filter((each) => typeof each === 'number')
  const pointers = [
    ...(eqf === undefined ? [] : ['/level/eqf']),
    ...(qfEhea === undefined ? [] : ['/level/qfEhea']),
    ...(notApplicable === undefined ? [] : ['/level/notApplicable']),
    ...(levels.length > 0 || !national ? [] : ['/level/national']),
  ]
  return {
    stated: pointers.length > 0,
    none: notApplicable !== undefined && levels.length === 0,
    cycle: eqf === undefined && cycle !== undefined,
    pointers,
    ...(levels.length > 0 && { interval: { least: Math.min(...levels), most: Math.max(...levels) } }),
  }
}

const sideOf = (side: Comparand, { pointers, interval }: Stated) => ({
  ...side.side(pointers),
  ...(interval && { interval, unit: 'eqf' }),
})

/** Whether both sides name the same level of the same framework, so that no EQF level is needed. */
function sameNational(source: Comparand, target: Comparand): boolean {
  const names = ({ record: { level } }: Comparand) =>
    (list(level?.national) ?? []).flatMap(({ id, country, level: name }) => [
      ...(id ? [id] : []),
      ...(country && name ? [`${country} ${name}`] : []),
    ])
  const known = [source, target].some(({ record: { level } }) => level?.eqf !== undefined || level?.qfEhea)
  return !known && names(source).some((name) => names(target).includes(name))
}

/** How the levels stand to each other; one that says no level applies stands below any level. */
export function levelOrder({ source, target, reason }: ElementComparison): Order {
  if (source.interval && target.interval) return orderOf(source.interval, target.interval)
  if (reason === 'level.source-not-applicable') return 'less'
  return reason === 'level.target-not-applicable' && source.interval ? 'more' : 'same'
}
