/** Constraints on what counts as rows of an integer program. */
import type { Truth } from '@microcred/common/logic'
import { surelyUnder } from '../program/branch.js'
import { possibleKeys } from '../program/distinct.js'
import type { Leaf, ProgramConstraint } from '../program/program.js'
import { usable } from '../program/relax.js'
import { membership, overlapGroups, type Row, rowsOf } from '../program/rows.js'
import { outcomesOf } from '../program/shared.js'
import { areApart, windowDays } from '../program/window.js'
import { inOrder, sequenceOf } from '../verdict/constraints.js'
import { type Draft, enoughOf, NONE, ONE, type Sum, timesOf } from './draft.js'

/** Sums that say whether a credential counts, and how much of it. */
interface Counted {
  readonly whole: readonly (readonly [number, number])[]
  readonly parts: readonly (readonly [number, number])[]
}

/** Every constraint, and last that only what overlaps with something else that counts is counted in part. */
export function writeConstraints(draft: Draft): void {
  for (const constraint of draft.program.constraints) writeConstraint(draft, constraint)
  if (!draft.program.split) writeDivided(draft)
}

function writeConstraint(draft: Draft, constraint: ProgramConstraint): void {
  const it = constraint.constraint
  const { view } = draft.outlook
  const pursued = draft.pursued[constraint.node] ?? NONE
  if (it.op === 'invariant' || (pursued.constant === 0 && pursued.terms.length === 0)) return
  if (it.op === 'sequence') {
    writeSequence(draft, it)
    return
  }
  if (it.op === 'overlap' && it.policy === 'reduce-volume') {
    writeReduced(draft, constraint)
    return
  }
  if (it.op === 'overlap' && it.policy === 'reduce-share') {
    writeShares(draft, constraint)
    return
  }
  const counted = countedVariables(draft, constraint.node)
  if (it.op === 'window') {
    writeWindow(draft, it, counted)
    return
  }
  const isOpen = draft.program
    .under(constraint.node)
    .some((leaf) => !surelyUnder(draft.program, leaf, constraint.node))
  const certain = view === 'sure' && isOpen ? countedVariables(draft, constraint.node, true) : counted
  if (it.op === 'floor' && it.distinctBy !== undefined && it.distinctBy !== 'credential') {
    const member = membership(it.select, draft.program)
    const inside = [...certain].filter(
      ([at]) => member(at) === 'true' || (view === 'possible' && member(at) === 'unknown'),
    )
    const keys = draft.keys(
      inside.map(
        ([at, { whole }]) =>
          [possibleKeys(it, draft.program.hand.holdings[at]!, at, view, it.min.count ?? 0), whole] as const,
      ),
    )
    const need = it.min.count ?? 0
    draft.row(
      [...[...keys.values()].map((variable) => [variable, 1] as const), ...draft.missing(need, false)],
      'least',
      need,
      pursued,
    )
    return
  }
  for (const row of rowsOf(constraint, draft.program)) writeRow(draft, row, counted, certain, pursued)
}

function writeRow(
  draft: Draft,
  row: Row,
  counted: ReadonlyMap<number, Counted>,
  certain: ReadonlyMap<number, Counted>,
  pursued: Sum,
): void {
  const { view } = draft.outlook
  const terms = [...counted].flatMap(([at, all]) => {
    const whole = row.weight(at, view)
    const weight = row.bound === 'least' ? enoughOf(draft, at, whole, row.limit) : whole
    if (weight === 0) return []
    // What may not count helps for nothing, and harms all the same.
    const helps = row.bound === 'least' ? weight > 0 : weight < 0
    const variables = helps && view === 'sure' ? certain.get(at) : all
    if (variables === undefined) return []
    return (row.byVolume && weight === whole ? variables.parts : variables.whole).map(
      ([variable, times]) => [variable, times * weight] as const,
    )
  })
  draft.row(
    [...terms, ...(row.soft ? draft.missing(row.limit, false) : [])],
    row.bound,
    row.limit,
    row.bound === 'least' ? pursued : ONE,
  )
}

function writeSequence(draft: Draft, it: Extract<ProgramConstraint['constraint'], { op: 'sequence' }>): void {
  const { early, late, exempt } = sequenceOf(draft.program, it)
  const { view } = draft.outlook
  const days = (leaves: readonly number[]) =>
    leaves.flatMap((leaf) =>
      draft
        .parts(leaf)
        .filter(([at]) => exempt(at) !== 'true')
        .map(([at]) => ({
          at,
          variable: draft.use.get(`${leaf} ${at}`)!,
          day: draft.program.hand.holdings[at]!.awarded,
        })),
    )
  for (const one of days(early))
    for (const other of days(late)) {
      const order = inOrder(one, other, it.strict === true)
      const exempted = exempt(one.at) === 'unknown' || exempt(other.at) === 'unknown'
      if (order === 'true' || (view === 'possible' && (order === 'unknown' || exempted))) continue
      draft.rows.push({
        terms:
          one.variable === other.variable
            ? [[one.variable, 1]]
            : [
                [one.variable, 1],
                [other.variable, 1],
              ],
        most: one.variable === other.variable ? 0 : 1,
      })
    }
}

function writeReduced(draft: Draft, constraint: ProgramConstraint): void {
  const counted = countedVariables(draft, constraint.node)
  noteBeside(draft, constraint, counted)
  const { view } = draft.outlook
  const size = (at: number, most: boolean) =>
    draft.program.size(at, draft.program.unit)[most ? 'most' : 'least']
  for (const group of overlapGroups(constraint, draft.program)) {
    const members = [...group.keys()].filter((at) => counted.has(at))
    const inside = members.filter((at) => view === 'sure' || group.get(at) === 'true')
    if (inside.length < 2) continue
    // What may overlap as well may be the largest of them.
    const largest = members.map((at) => {
      const variable = draft.variable(true, 1)
      draft.rows.push({
        terms: [[variable, 1], ...counted.get(at)!.whole.map(([each, times]) => [each, -times] as const)],
        most: 0,
      })
      return [variable, at] as const
    })
    draft.rows.push({ terms: largest.map(([variable]) => [variable, 1]), most: 1 })
    draft.rows.push({
      terms: [
        ...inside.flatMap((at) =>
          counted
            .get(at)!
            .parts.map(([variable, times]) => [variable, times * size(at, view === 'sure')] as const),
        ),
        ...largest.map(([variable, at]) => [variable, -size(at, view === 'possible')] as const),
      ],
      most: 0,
    })
  }
}

/** Notes beside what a credential may count in part. */
function noteBeside(
  draft: Draft,
  constraint: ProgramConstraint,
  counted: ReadonlyMap<number, Counted>,
): void {
  const fits = (truth: Truth | undefined) => truth === 'true' || draft.outlook.view === 'possible'
  for (const group of overlapGroups(constraint, draft.program))
    for (const [at, truth] of group) {
      if (!fits(truth)) continue
      const others = [...group].flatMap(([other, each]) =>
        other !== at && fits(each) ? (counted.get(other)?.whole ?? []) : [],
      )
      for (const leaf of draft.program.under(constraint.node)) {
        const name = `${leaf} ${at}`
        if (draft.part.has(name)) draft.beside.set(name, [...(draft.beside.get(name) ?? []), ...others])
      }
    }
}

/** What counts counts whole, unless something it overlaps with counts too. */
function writeDivided(draft: Draft): void {
  for (const [name, part] of draft.part) {
    const beside = new Map(draft.beside.get(name))
    draft.rows.push({
      terms: [
        [draft.use.get(name)!, 1],
        [part, -1],
        ...[...beside].map(([variable, times]) => [variable, -times] as const),
      ],
      most: 0,
    })
  }
}

/** Nothing counts beside what was awarded too long before or after it: a row each, over all that is too far away. */
function writeWindow(
  draft: Draft,
  it: Extract<ProgramConstraint['constraint'], { op: 'window' }>,
  counted: ReadonlyMap<number, Counted>,
): void {
  const { sure, possible } = windowDays(draft.program, it, [...counted.keys()])
  const strict = draft.outlook.view === 'sure'
  const bound = strict ? possible : sure
  for (const [index, one] of bound.entries()) {
    const far = bound.slice(index + 1).filter((other) => {
      if (one.day === undefined || other.day === undefined) return strict
      return one.day < other.day
        ? areApart(one.day, other.day, it.months)
        : areApart(other.day, one.day, it.months)
    })
    if (far.length === 0) continue
    const times = (at: number, weight: number) =>
      counted.get(at)!.whole.map(([variable, each]) => [variable, each * weight] as const)
    draft.rows.push({
      terms: [...times(one.at, far.length), ...far.flatMap(({ at }) => times(at, 1))],
      most: far.length,
    })
  }
}

/**
 * Each outcome counts in one of those that have it: variables say how much of it counts in which. What names no
 * outcomes may have those of all others, so that all of them together count as one.
 */
function writeShares(draft: Draft, constraint: ProgramConstraint): void {
  const counted = countedVariables(draft, constraint.node)
  noteBeside(draft, constraint, counted)
  const { holdings } = draft.program.hand
  const outcomes = outcomesOf(holdings)
  const places = new Map<string, number[]>()
  for (const at of counted.keys())
    if (!holdings[at]!.unread)
      for (const name of outcomes[at]!) places.set(name, [...(places.get(name) ?? []), at])
  const shares = new Map<number, number[]>()
  for (const sharing of places.values()) {
    if (sharing.length < 2) continue
    const terms = sharing.map((at) => {
      const share = draft.variable(false, 1)
      shares.set(at, [...(shares.get(at) ?? []), share])
      return [share, 1] as const
    })
    draft.rows.push({ terms, most: 1 })
  }
  for (const [at, mine] of shares) {
    const { whole, parts } = counted.get(at)!
    const { size } = outcomes[at]!
    draft.rows.push({
      terms: [
        ...parts.map(([variable, times]) => [variable, times * size] as const),
        ...mine.map((variable) => [variable, -1] as const),
        ...whole.map(([variable, times]) => [variable, -times * (size - mine.length)] as const),
      ],
      most: 0,
    })
  }
  if (draft.outlook.view !== 'sure') return
  const all = [...counted.values()].flatMap(({ parts }) => parts)
  for (const [at, { whole }] of counted)
    if (holdings[at]!.unread)
      draft.rows.push({
        terms: [...all, ...whole.map(([variable, times]) => [variable, times * counted.size] as const)],
        most: counted.size + 1,
      })
}

/** Whether, and how much of, a credential counts under a node, as a sum. */
function countedVariables(draft: Draft, node: number, surely = false): Map<number, Counted> {
  const under = draft.program.under(node)
  const inside = new Set(surely ? under.filter((leaf) => surelyUnder(draft.program, leaf, node)) : under)
  const out = new Map<number, Counted>()
  const { perScope, split } = draft.program
  const looking = draft.mirrored.filter(({ leaf }) => inside.has(leaf.index))
  for (const [at, places] of draft.byAt) {
    const lookers = looking.filter(({ leaf }) => {
      const each = leaf.byAt.get(at)
      return each !== undefined && usable(each, draft.outlook.view)
    })
    const always = lookers.some(
      ({ leaf, pursued }) => !draft.chosen.has(leaf.index) && pursued === draft.pursued[node],
    )
    const anywhere = places.filter(({ leaf }) => leaf.draw === 'own' || inside.has(leaf.index))
    const here = always ? anywhere : places.filter(({ leaf }) => inside.has(leaf.index))
    if (lookers.length > 0 && here.length < anywhere.length) {
      const whole = [[lookedAt(draft, at, anywhere, here, lookers), 1] as const]
      out.set(at, { whole, parts: whole })
      continue
    }
    if (here.length === 0) continue
    const terms = here.map(({ variable }) => [variable, 1] as const)
    const partTerms = here.map(
      ({ leaf, variable }) => [draft.part.get(`${leaf.index} ${at}`) ?? variable, 1] as const,
    )
    const once =
      here.length === 1 ||
      (perScope === 1 &&
        here.every(
          ({ leaf }) =>
            leaf.draw === 'own' &&
            leaf.scope === here[0]!.leaf.scope &&
            leaf.scope !== undefined &&
            leaf.group === undefined,
        ))
    if (once && !split) {
      out.set(at, { whole: terms, parts: partTerms })
      continue
    }
    const whole = draft.variable(true, 1)
    for (const [variable] of terms)
      draft.rows.push({
        terms: [
          [variable, 1],
          [whole, -1],
        ],
        most: 0,
      })
    draft.rows.push({
      terms: [[whole, 1], ...terms.map(([variable]) => [variable, split ? -draft.sliver : -1] as const)],
      most: 0,
    })
    const isWhole = !split && partTerms.every(([variable], index) => variable === terms[index]![0])
    out.set(at, {
      whole: [[whole, 1]],
      parts: once ? partTerms : isWhole ? [[whole, 1]] : [[draft.together(partTerms), 1]],
    })
  }
  return out
}

/** How many that are alike count somewhere, and either `here` or for a requirement that is pursued and looks at them. */
function lookedAt(
  draft: Draft,
  at: number,
  anywhere: readonly { readonly variable: number }[],
  here: readonly { readonly variable: number }[],
  lookers: readonly { readonly leaf: Leaf; readonly pursued: Sum }[],
): number {
  const many = draft.alike.of(at).length
  const whole = draft.variable(false, many)
  draft.rows.push({
    terms: [[whole, 1], ...anywhere.map(({ variable }) => [variable, -1] as const)],
    most: 0,
  })
  const looks = lookers.map(({ leaf, pursued }): Sum => {
    const look = draft.look.get(`${leaf.index} ${at}`)
    return look === undefined ? timesOf(pursued, many) : { terms: [[look, 1]], constant: 0 }
  })
  draft.rows.push({
    terms: [
      [whole, 1],
      ...[...here.map(({ variable }) => [variable, 1] as const), ...looks.flatMap(({ terms }) => terms)].map(
        ([variable, weight]) => [variable, -weight] as const,
      ),
    ],
    most: looks.reduce((sum, { constant }) => sum + constant, 0),
  })
  return whole
}
