/** Notional workload, in a unit of the target, on the basis the policy names. */

import { list } from '@microcred/common/list'
import { type Interval, TOLERANCE } from '@microcred/common/logic'
import type { Volume } from '@microcred/core'
import { amountOf, plausible, unitOf, volumeIn } from '@microcred/core/volume'
import type { Comparand } from '../compare/comparand.js'
import type { ElementComparison } from '../compare/result.js'
import { breach, compared, type Order, orderOf, type Pair, span } from './element.js'

/** Compares workloads: the source must lack no more than the policy tolerates. */
export function compareWorkload(pair: Pair): ElementComparison {
  const { source, target, policy } = pair
  const { shortfall, decisive } = policy.workload
  const { basis } = policy.conversion
  const found = inOneUnit(pair)
  const is = compared(
    'workload',
    sideOf(source, found?.source, found?.unit),
    sideOf(target, found?.target, found?.unit),
  )
  if (volumesOf(target).length === 0) return is('undetermined', 'target-silent')
  if (volumesOf(source).length === 0) return is('undetermined', 'source-silent')
  if (!found) return is('undetermined', 'workload.not-comparable', { basis }, basis)
  const params = { source: span(found.source), target: span(found.target), unit: found.unit }
  const allowed = { ...params, tolerance: Math.round(shortfall.value * 100) }
  const lacking = (have: number, need: number) => (need - have) / need
  const atMost = lacking(found.source.least, found.target.most)
  const atLeast = lacking(found.source.most, found.target.least)
  if (atMost <= TOLERANCE) return is('none', 'workload.reached', params, basis)
  if (atMost <= shortfall.value + TOLERANCE)
    return is(atLeast > TOLERANCE ? 'non-substantial' : 'none', 'workload.below-tolerated', allowed, basis)
  if (atLeast > shortfall.value + TOLERANCE) return is(breach(decisive), 'workload.below', allowed, basis)
  const short = { least: percent(atLeast), most: percent(atMost) }
  return is('undetermined', 'workload.open', { ...params, ...short }, basis)
}

/** A share in whole percent; what is above the target is short by nothing. */
const percent = (share: number): number => Math.max(0, Math.round(share * 100))

/** How the workloads stand to each other, when a part of the greater may be lacking. */
export const workloadOrder = ({ source, target }: ElementComparison, tolerance: number): Order =>
  source.interval && target.interval ? orderOf(source.interval, target.interval, tolerance) : 'same'

const volumesOf = ({ record }: Comparand): readonly Volume[] =>
  (list(record.notionalWorkload?.volumes) ?? []).filter(({ value }) => plausible(value))

/** Both workloads in the first unit of the target in which both can be told; a unit both state comes first. */
function inOneUnit({ source, target, policy }: Pair) {
  const country = ({ record }: Comparand) => list(record.issuerCountry)?.[0]?.country
  const own = (side: Comparand) => volumesOf(side).map((volume) => unitOf(volume, country(side)))
  const stated = own(source)
  const units = [...new Set(own(target))].filter((unit) => unit !== undefined)
  units.sort((a, b) => Number(stated.includes(b)) - Number(stated.includes(a)))
  for (const unit of units) {
    const [from, to] = [source, target].map(({ record }) => volumeIn(unit, sound(record), policy.conversion))
    if (from && to) return { source: from, target: to, unit: unit as string }
  }
  return sameFramework(source, target)
}

/** What `volumeIn` may read: the lists are lists. */
const sound = ({ notionalWorkload, issuerCountry }: Comparand['record']) => ({
  issuerCountry: list(issuerCountry) as never,
  notionalWorkload: {
    ...notionalWorkload,
    notApplicable: undefined,
    volumes: (list(notionalWorkload?.volumes) ?? []) as Volume[],
  },
})

/** Credits of a framework whose worth nobody knows, if both sides count in it. */
function sameFramework(
  source: Comparand,
  target: Comparand,
): { source: Interval; target: Interval; unit: string } | undefined {
  const name = ({ unit, framework }: Volume) =>
    unit === 'credit' ? (framework?.id ?? Object.values(framework?.name ?? {})[0]) : undefined
  for (const to of volumesOf(target)) {
    const from = volumesOf(source).find((each) => name(each) !== undefined && name(each) === name(to))
    if (from) return { source: amountOf(from)!, target: amountOf(to)!, unit: 'credit' }
  }
  return undefined
}

function sideOf(side: Comparand, interval: Interval | undefined, unit: string | undefined) {
  const pointers = volumesOf(side).map((volume) => {
    const at = side.record.notionalWorkload!.volumes!.indexOf(volume)
    return `/notionalWorkload/volumes/${at}`
  })
  return { ...side.side(pointers), ...(interval && unit !== undefined && { interval, unit }) }
}
