/** What is wrong with a stacking rule before anyone holds anything. */

import { nearest } from '@microcred/common/nearest'
import type { Violation } from '@microcred/common/violation'
import type { Unit } from '@microcred/core/volume'
import { convert, isKnown, rounded } from '@microcred/core/volume'
import { sentences } from '../generated/findings.js'
import type { Constraint, Requirement, Select, StackingRule } from '../generated/types.js'
import { conversionOf } from './conversion.js'
import { named } from './named.js'

export interface Checked extends Violation {
  readonly severity: 'error' | 'warning' | 'info'
}

/** A requirement or constraint and where it stands. */
interface Place<T> {
  readonly it: T
  readonly pointer: string
}

/**
 * Defects of a rule: unknown references, what can never be met, alternatives that decide nothing, circles, shares
 * above the whole, units that cannot be converted, ids that stand twice.
 *
 * @example
 * check(rule).filter(({ severity }) => severity === 'error') // what keeps the rule from being evaluated
 */
export function check(rule: StackingRule): Checked[] {
  const { requirements, constraints } = places(rule)
  return [
    ...repeatedIds(requirements, constraints),
    ...references(rule, requirements, constraints),
    ...cyclicDefinitions(rule),
    ...cyclicSequences(constraints),
    ...basis(rule, requirements, constraints),
    ...named(rule),
    ...shares(rule, constraints),
    ...requirements.flatMap(ranges),
    ...requirements.flatMap(acceptance),
    ...constraints.flatMap(monotone),
    ...constraints.flatMap(sharing),
    ...unsatisfiable(rule, requirements),
    ...requirements.flatMap(deadAlternatives),
  ]
    .map((violation) => ({ ...violation, severity: sentences[violation.code]![0] }))
    .sort((a, b) => (a.pointer < b.pointer ? -1 : a.pointer > b.pointer ? 1 : 0))
}

/** Requirements and constraints of a rule with where they stand. */
export function places(rule: StackingRule): {
  requirements: Place<Requirement>[]
  constraints: Place<Constraint>[]
} {
  const requirements: Place<Requirement>[] = []
  const constraints: Place<Constraint>[] = (rule.constraints ?? []).map((it, at) => ({
    it,
    pointer: `/constraints/${at}`,
  }))
  const visit = (it: Requirement, pointer: string): void => {
    requirements.push({ it, pointer })
    constraints.push(
      ...(it.constraints ?? []).map((each, at) => ({ it: each, pointer: `${pointer}/constraints/${at}` })),
    )
    if ('of' in it && it.of) for (const [at, child] of it.of.entries()) visit(child, `${pointer}/of/${at}`)
    if (it.op !== 'when') return
    visit(it.then, `${pointer}/then`)
    if (it.else) visit(it.else, `${pointer}/else`)
  }
  for (const [at, { constraints: asked }] of (rule.classes ?? []).entries())
    constraints.push(...asked.map((it, index) => ({ it, pointer: `/classes/${at}/constraints/${index}` })))
  visit(rule.root, '/root')
  for (const [name, definition] of Object.entries(rule.definitions ?? {}))
    visit(definition, `/definitions/${name}`)
  return { requirements, constraints }
}

function repeatedIds(
  requirements: readonly Place<Requirement>[],
  constraints: readonly Place<Constraint>[],
): Violation[] {
  const seen = new Set<string>()
  return [...requirements, ...constraints].flatMap(({ it: { id }, pointer }) => {
    if (!seen.has(id)) {
      seen.add(id)
      return []
    }
    return [{ code: 'stacking-rule.repeated-id', pointer: `${pointer}/id`, params: { name: id } }]
  })
}

function references(
  rule: StackingRule,
  requirements: readonly Place<Requirement>[],
  constraints: readonly Place<Constraint>[],
): Violation[] {
  const ids = requirements.map(({ it }) => it.id)
  const out: Violation[] = []
  const expect = (name: string, known: readonly string[], pointer: string) => {
    // What stands under a reference carries the reference's own name before it.
    if (known.includes(name) || known.includes(name.slice(name.lastIndexOf('/') + 1))) return
    const suggestion = nearest(name, known)
    out.push({
      code: 'stacking-rule.unknown-reference',
      pointer,
      params: { name, ...(suggestion && { suggestion }) },
    })
  }
  for (const { it, pointer } of requirements) {
    if (it.op === 'ref') expect(it.rule, Object.keys(rule.definitions ?? {}), `${pointer}/rule`)
    if (it.op === 'outcomes')
      for (const [at, id] of (it.mandatory ?? []).entries())
        expect(
          id,
          (it.targets ?? rule.profile.outcomes).map((target) => target.id),
          `${pointer}/mandatory/${at}`,
        )
  }
  for (const { it, pointer } of constraints)
    if (it.op === 'sequence')
      for (const end of ['before', 'after'] as const) expect(it[end], ids, `${pointer}/${end}`)
  for (const [group, names] of (rule.allocation.shareGroups ?? []).entries())
    for (const [at, name] of names.entries()) expect(name, ids, `/allocation/shareGroups/${group}/${at}`)
  return out
}

/** Names reached from a name, by what each refers to; a name that reaches itself is in a circle. */
function circles(edges: ReadonlyMap<string, readonly string[]>): string[] {
  return [...edges.keys()].filter((start) => {
    const reached = new Set<string>()
    const stack = [...(edges.get(start) ?? [])]
    while (stack.length > 0) {
      const name = stack.pop()!
      if (reached.has(name)) continue
      reached.add(name)
      stack.push(...(edges.get(name) ?? []))
    }
    return reached.has(start)
  })
}

function cyclicDefinitions({ definitions = {} }: StackingRule): Violation[] {
  const refers = (it: Requirement): string[] => [
    ...(it.op === 'ref' ? [it.rule] : []),
    ...('of' in it && it.of ? it.of.flatMap(refers) : []),
    ...(it.op === 'when' ? [it.then, ...(it.else ? [it.else] : [])].flatMap(refers) : []),
  ]
  return circles(new Map(Object.entries(definitions).map(([name, it]) => [name, refers(it)]))).map(
    (name) => ({ code: 'stacking-rule.cyclic-reference', pointer: `/definitions/${name}`, params: { name } }),
  )
}

function cyclicSequences(constraints: readonly Place<Constraint>[]): Violation[] {
  const edges = new Map<string, string[]>()
  for (const { it } of constraints)
    if (it.op === 'sequence') edges.set(it.before, [...(edges.get(it.before) ?? []), it.after])
  const names = circles(edges)
  const first = constraints.find(({ it }) => it.op === 'sequence' && names.includes(it.before))
  return first ? [{ code: 'stacking-rule.cyclic-sequence', pointer: first.pointer, params: { names } }] : []
}

function basis(
  rule: StackingRule,
  requirements: readonly Place<Requirement>[],
  constraints: readonly Place<Constraint>[],
): Violation[] {
  const out: Violation[] = []
  if (rule.conversion.basis === 'agreement' && !rule.conversion.agreement)
    out.push({ code: 'stacking-rule.missing-basis', pointer: '/conversion/basis' })
  const main: Unit = rule.profile.volume?.unit ?? 'ects'
  const conversion = conversionOf(rule)
  const compare = (from: Unit | undefined, pointer: string) => {
    // A unit nobody knows is told as that.
    if (![from, main].every((unit) => unit !== undefined && isKnown(unit, rule.units))) return
    if (from === undefined || from === main || out.some(({ code }) => code === 'stacking-rule.missing-basis'))
      return
    if (
      !convert({ value: 1, unit: from }, main, conversion) &&
      !convert({ value: 1, unit: main }, from, conversion)
    )
      out.push({ code: 'stacking-rule.unit-mismatch', pointer, params: { from, to: main } })
  }
  for (const { it, pointer } of requirements) {
    if (it.op !== 'volume') continue
    compare(it.min?.unit, `${pointer}/min/unit`)
    compare(it.max?.unit, `${pointer}/max/unit`)
    if ((it.from === undefined) === (it.of === undefined))
      out.push({ code: 'stacking-rule.missing-source', pointer })
  }
  for (const { it, pointer } of constraints) {
    if (it.op === 'cap' || it.op === 'invariant') compare(it.max.volume?.unit, `${pointer}/max/volume/unit`)
    if (it.op === 'floor') compare(it.min.volume?.unit, `${pointer}/min/volume/unit`)
    if (it.op === 'share' && it.of === 'required' && !rule.profile.volume)
      out.push({ code: 'stacking-rule.missing-volume', pointer: `${pointer}/of` })
  }
  return out
}

/** Least shares of selections that exclude each other must fit into one whole. */
function shares(rule: StackingRule, constraints: readonly Place<Constraint>[]): Violation[] {
  const least = constraints.flatMap(({ it, pointer }) =>
    it.op === 'share' && it.min !== undefined ? [{ it, pointer, min: it.min }] : [],
  )
  const out: Violation[] = []
  for (const [at, one] of least.entries()) {
    const apart = least.slice(at + 1).filter(({ it }) => exclusive(one.it.select, it.select))
    const sum = one.min + Math.max(0, ...apart.map(({ min }) => min))
    if (sum > 1 + 1e-9)
      out.push({
        code: 'stacking-rule.share-out-of-range',
        pointer: `${one.pointer}/min`,
        params: { sum: Math.round(sum * 1000) / 10 },
      })
  }
  for (const { it, pointer } of constraints)
    if (
      it.op === 'share' &&
      it.of === 'required' &&
      it.min !== undefined &&
      rule.profile.volume &&
      rounded(it.min * rule.profile.volume.value, it.round) > rule.profile.volume.value + 1e-9
    )
      out.push({
        code: 'stacking-rule.share-out-of-range',
        pointer: `${pointer}/min`,
        params: {
          sum:
            Math.round(
              (rounded(it.min * rule.profile.volume.value, it.round) / rule.profile.volume.value) * 1000,
            ) / 10,
        },
      })
  return out
}

/** Whether no credential can be in both: they name different values of a fact that has one. */
function exclusive(a: Select, b: Select): boolean {
  if (a.not && JSON.stringify(a.not) === JSON.stringify(b)) return true
  if (b.not && JSON.stringify(b.not) === JSON.stringify(a)) return true
  const { eqf: one } = a
  const { eqf: other } = b
  return (
    one !== undefined &&
    other !== undefined &&
    ((one.min ?? 1) > (other.max ?? 8) || (other.min ?? 1) > (one.max ?? 8))
  )
}

function ranges({ it, pointer }: Place<Requirement>): Violation[] {
  const out: Violation[] = []
  const order = (least: number | undefined, most: number | undefined, at: string) => {
    if (least !== undefined && most !== undefined && least > most)
      out.push({ code: 'stacking-rule.empty-range', pointer: at, params: { least, most } })
  }
  if (it.op === 'n-of') {
    if (it.min > it.of.length)
      out.push({
        code: 'stacking-rule.unreachable-number',
        pointer: `${pointer}/min`,
        params: { need: it.min, count: it.of.length },
      })
    order(it.min, it.max, `${pointer}/max`)
  }
  if (it.op === 'count') order(it.min, it.max, `${pointer}/max`)
  if (it.op === 'volume' && it.min?.unit === it.max?.unit)
    order(it.min?.value, it.max?.value, `${pointer}/max`)
  if ('from' in it && it.from?.eqf) order(it.from.eqf.min, it.from.eqf.max, `${pointer}/from/eqf`)
  return out
}

/** What is accepted in place of something needs that something. */
const acceptance = ({ it, pointer }: Place<Requirement>): Violation[] =>
  it.op === 'item' && it.accept && !it.from.credential
    ? [{ code: 'stacking-rule.nothing-to-accept', pointer: `${pointer}/accept` }]
    : []

/** Shares of outcomes are shares of what two have in common by their outcomes. */
const sharing = ({ it, pointer }: Place<Constraint>): Violation[] =>
  it.op === 'overlap' && it.policy === 'reduce-share' && it.by !== 'outcome'
    ? [{ code: 'stacking-rule.share-without-outcomes', pointer: `${pointer}/by` }]
    : []

const monotone = ({ it, pointer }: Place<Constraint>): Violation[] =>
  it.op === 'invariant' ? [{ code: 'stacking-rule.not-monotone', pointer }] : []

/** Sums whose least is above what their parts may come to. Of a specification that is named there may be many awards. */
function unsatisfiable(rule: StackingRule, requirements: readonly Place<Requirement>[]): Violation[] {
  const out: Violation[] = []
  for (const { it, pointer } of requirements) {
    if (it.op === 'volume' && it.of && it.min) {
      const most = it.of.reduce((sum, child) => sum + mostOf(child, it.min!.unit), 0)
      if (most < it.min.value - 1e-9)
        out.push({
          code: 'stacking-rule.unsatisfiable',
          pointer: `${pointer}/min`,
          params: { need: it.min.value, unit: it.min.unit, most },
        })
    }
  }
  for (const { it, pointer } of places(rule).constraints) {
    const { volume } = rule.profile
    if (
      it.op === 'cap' &&
      volume &&
      Object.keys(it.select).length === 0 &&
      it.max.volume?.unit === volume.unit &&
      it.max.volume.value < volume.value
    )
      out.push({
        code: 'stacking-rule.unsatisfiable',
        pointer: `${pointer}/max`,
        params: { need: volume.value, unit: volume.unit, most: it.max.volume.value },
      })
  }
  return out
}

/** Most a requirement can count in a unit, as far as the rule says. */
function mostOf(it: Requirement, unit: Unit): number {
  if (it.contributes) return it.contributes.unit === unit ? it.contributes.value : Number.POSITIVE_INFINITY
  if (it.op === 'volume')
    return it.max?.unit === unit
      ? it.max.value
      : it.of
        ? it.of.reduce((sum, child) => sum + mostOf(child, unit), 0)
        : Number.POSITIVE_INFINITY
  if (it.op === 'all-of' || it.op === 'any-of' || it.op === 'n-of')
    return it.of.reduce((sum, child) => sum + mostOf(child, unit), 0)
  return it.op === 'evidence' || it.op === 'decision' ? 0 : Number.POSITIVE_INFINITY
}

/** Alternatives that ask for the same as an earlier one, or for more of the same. */
function deadAlternatives({ it, pointer }: Place<Requirement>): Violation[] {
  if (it.op !== 'any-of') return []
  return it.of.flatMap((child, at) => {
    const other = it.of.find(
      (each, index) => index !== at && implies(child, each) && (index < at || !implies(each, child)),
    )
    return other
      ? [
          {
            code: 'stacking-rule.dead-alternative',
            pointer: `${pointer}/of/${at}`,
            params: { other: other.id },
          },
        ]
      : []
  })
}

/** Whether whoever meets one requirement meets the other, judged by their form alone. */
function implies(one: Requirement, other: Requirement): boolean {
  if (one.constraints || other.constraints) return false
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
  if (one.op === 'all-of' && one.of.some((each) => implies(each, other))) return true
  if ((one.op === 'item' || one.op === 'count') && (other.op === 'item' || other.op === 'count')) {
    const need = (it: typeof one) => (it.op === 'item' ? 1 : (it.min ?? 0))
    const plain = (it: typeof one) => it.op === 'item' || it.distinctBy === undefined
    const accepts = (it: typeof one) => (it.op === 'item' ? it.accept : undefined)
    return (
      plain(one) &&
      plain(other) &&
      (accepts(one) === undefined || same(accepts(one), accepts(other))) &&
      same(one.from, other.from) &&
      one.draw === other.draw &&
      need(one) >= need(other)
    )
  }
  if (one.op === 'volume' && other.op === 'volume')
    return (
      one.from !== undefined &&
      same(one.from, other.from) &&
      one.draw === other.draw &&
      same(one.round, other.round) &&
      one.min?.unit === other.min?.unit &&
      (one.min?.value ?? 0) >= (other.min?.value ?? 0)
    )
  return false
}
