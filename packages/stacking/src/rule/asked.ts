/** What a rule asks of credentials anywhere: all values and bounds it names, facet by facet. */
import type { Select, StackingRule } from '../generated/types.js'

export interface AskedFacets {
  /** Every selection that asks a facet. */
  readonly of: <Facet extends keyof Select>(facet: Facet) => readonly NonNullable<Select[Facet]>[]
  /** What is told apart by: outcomes, issuers, fields, years. */
  readonly distinct: ReadonlySet<string>
  readonly overlaps: ReadonlySet<string>
  readonly policies: ReadonlySet<string>
  /** Whether days are put in order, or their distance is looked at. */
  readonly dated: boolean
  readonly averages: boolean
  /** Outcomes that requirements want covered. */
  readonly targets: readonly { readonly id: string; readonly skills?: readonly string[] | undefined }[]
  /** Whether concepts narrower than the one asked are taken. */
  readonly narrower: boolean
  /** Numbers volumes are measured against, by unit. */
  readonly volumes: ReadonlyMap<string, readonly number[]>
  /** Days on which cohorts and conditions begin and end. */
  readonly entered: readonly string[]
  /** Most that is counted distinctly. */
  readonly most: number
}

const known = new WeakMap<StackingRule, AskedFacets>()

export function askedFacets(rule: StackingRule): AskedFacets {
  const found = known.get(rule) ?? gathered(rule)
  known.set(rule, found)
  return found
}

function gathered(rule: StackingRule): AskedFacets {
  const facets = new Map<string, unknown[]>()
  const [distinct, overlaps, policies] = [new Set<string>(), new Set<string>(), new Set<string>()]
  const volumes = new Map<string, number[]>()
  const targets = [...rule.profile.outcomes]
  const entered: string[] = []
  let [dated, averages, narrower, most] = [false, false, false, 1]
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) visit(each)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return
    const it = value as Record<string, unknown>
    const named = (key: string) => (typeof it[key] === 'string' ? [it[key]] : [])
    for (const each of named('distinctBy')) distinct.add(each)
    if (it.op === 'overlap') {
      for (const each of named('by')) overlaps.add(each)
      for (const each of named('policy')) policies.add(each)
    }
    dated ||= it.op === 'sequence' || it.op === 'window'
    averages ||= it.op === 'average'
    narrower ||= it.match === 'narrower'
    if (it.op === 'outcomes' && Array.isArray(it.targets)) targets.push(...(it.targets as typeof targets))
    if (typeof it.value === 'number' && typeof it.unit === 'string')
      volumes.set(it.unit, [...(volumes.get(it.unit) ?? []), it.value])
    for (const bound of [it.min, it.max, it.count])
      if (typeof bound === 'number') most = Math.max(most, bound)
    const period = it.entered as { from?: string; until?: string } | undefined
    entered.push(...[period?.from, period?.until].filter((each) => each !== undefined))
    for (const [key, each] of Object.entries(it)) {
      if (each !== undefined) facets.set(key, [...(facets.get(key) ?? []), each])
      visit(each)
    }
  }
  visit([rule.root, rule.constraints, rule.definitions, rule.worth, rule.classes])
  return {
    of: (facet) => (facets.get(facet) ?? []) as never,
    distinct,
    overlaps,
    policies,
    dated,
    averages,
    targets,
    narrower,
    volumes,
    entered,
    most,
  }
}
