/** Requirements as rows of an integer program: alternatives are chosen by variables, needs are sums. */

import type { Unit } from '@microcred/core/volume'
import { surelyBeside, surelyUnder } from '../program/branch.js'
import { contributionOf } from '../program/contribution.js'
import { mustChoose } from '../program/mirror.js'
import type { Candidate, Leaf } from '../program/program.js'
import { keysOf, sizeOf, usable } from '../program/relax.js'
import { type Draft, enoughOf, NONE, type Sum } from './draft.js'

export function writeNode(draft: Draft, index: number, pursued: Sum, firm: boolean): void {
  const node = draft.program.nodes[index]!
  draft.pursued[index] = pursued
  const { view, granted } = draft.outlook
  switch (node.kind) {
    case 'all':
      for (const child of node.children) writeNode(draft, child, pursued, firm)
      return
    case 'either':
      if (view === 'sure') for (const child of node.children) writeNode(draft, child, pursued, firm)
      else writeChoice(draft, index, Math.min(1, node.need), Number.POSITIVE_INFINITY, pursued, firm)
      return
    case 'any':
      writeChoice(draft, index, 1, Number.POSITIVE_INFINITY, pursued, firm)
      return
    case 'some':
      writeChoice(draft, index, node.need, node.max, pursued, firm)
      return
    case 'sum': {
      const children = writeChoice(draft, index, 0, Number.POSITIVE_INFINITY, pursued, true)
      const fixed = children.flatMap((child) => {
        const each = contributionOf(draft.program, child, node.unit!)
        return each ? [{ child, ...each }] : []
      })
      const adds = (end: 'least' | 'most') =>
        fixed.flatMap((each) =>
          draft.pursued[each.child]!.terms.map(([variable, times]) => [variable, times * each[end]] as const),
        )
      const under = children.flatMap((child) =>
        fixed.some((each) => each.child === child) ? [] : draft.program.under(child),
      )
      const inside = onceEach(draft, under, node.unit!)
      const asked = under.filter((leaf) => surelyUnder(draft.program, leaf, index))
      const sure =
        view === 'possible' || asked.length === under.length ? inside : onceEach(draft, asked, node.unit!)
      const size = (at: number, end: 'least' | 'most') => draft.program.size(at, node.unit!)[end]
      const need = draft.need(node)
      draft.row(
        [
          ...sure.flatMap(({ at, atMost }) =>
            atMost.map(
              ([variable]) =>
                [variable, enoughOf(draft, at, size(at, view === 'sure' ? 'least' : 'most'), need)] as const,
            ),
          ),
          ...adds(view === 'sure' ? 'least' : 'most'),
          ...draft.missing(need, firm),
        ],
        'least',
        need,
        pursued,
      )
      if (node.max < Number.POSITIVE_INFINITY)
        draft.row(
          inside.flatMap(({ at, variables }) => {
            const weight = size(at, view === 'sure' ? 'most' : 'least')
            return onceAtLeast(draft, at, variables).map((each) => [each, weight] as const)
          }),
          'most',
          node.max,
        )
      return
    }
    case 'pending':
      if (node.granted ?? granted) return
      draft.row(draft.missing(1, firm), 'least', 1, pursued)
      return
    case 'leaf':
      writeLeaf(draft, draft.program.leaves[node.leaf!]!, pursued, firm)
  }
}

/** Alternatives, each with a variable that says whether it is taken. */
function writeChoice(
  draft: Draft,
  index: number,
  least: number,
  most: number,
  pursued: Sum,
  firm: boolean,
): number[] {
  const children = draft.program.nodes[index]!.children
  const open = children.filter((child) => (draft.slack && !firm) || draft.relaxed.missing[child]! <= 1e-6)
  for (const child of children) if (!open.includes(child)) abandon(draft, child)
  if (least > 0 && least === open.length) {
    for (const child of open) writeNode(draft, child, pursued, firm)
    return open
  }
  const taken = open.map((child) => {
    const variable = draft.variable(true)
    if (pursued.terms.length > 0) draft.row([[variable, 1]], 'most', 1, pursued)
    writeNode(draft, child, { terms: [[variable, 1]], constant: 0 }, firm)
    return variable
  })
  if (least > 0)
    draft.row(
      taken.map((variable) => [variable, 1]),
      'least',
      least,
      pursued,
    )
  if (most < open.length)
    draft.row(
      taken.map((variable) => [variable, 1]),
      'most',
      most,
    )
  return open
}

function abandon(draft: Draft, index: number): void {
  draft.pursued[index] = NONE
  for (const child of draft.program.nodes[index]!.children) abandon(draft, child)
}

function writeLeaf(draft: Draft, leaf: Leaf, pursued: Sum, firm: boolean): void {
  const { view } = draft.outlook
  const { split } = draft.program
  if (draft.free.leaves.has(leaf.index)) {
    const least = draft.relaxed.missing[leaf.node]!
    if (least > 0) draft.row(draft.missing(1, firm), 'least', least, pursued)
    return
  }
  if (draft.mirrors.has(leaf.index)) {
    const many = Math.max(draft.need(leaf), leaf.mandatory.length)
    draft.mirrored.push({ leaf, pursued, missing: draft.missing(many, firm) })
    if (mustChoose(draft.program, leaf)) writeLooks(draft, leaf, pursued)
    return
  }
  const summed = leaf.measure === 'volume' || leaf.measure === 'credentials'
  const fitting = leaf.candidates.filter((each) => usable(each, view))
  const given = summed ? fitting.filter(({ at }) => draft.free.sole(leaf, at)) : []
  const candidates = fitting.filter((each) => !given.includes(each) && draft.alike.leads(each.at))
  const had = given.reduce((sum, each) => sum + sizeOf(each, view), 0)
  const divisible = split && leaf.measure === 'volume'
  const variables = candidates.map((each) => {
    const many = draft.alike.of(each.at).length
    const variable = draft.variable(!divisible, many)
    draft.use.set(`${leaf.index} ${each.at}`, variable)
    draft.byAt.set(each.at, [...(draft.byAt.get(each.at) ?? []), { leaf, variable }])
    if (draft.coupled && pursued.terms.length > 0) draft.row([[variable, 1]], 'most', many, pursued)
    if (leaf.measure === 'volume' && draft.reduced.has(each.at)) {
      // Of what any part of is enough, as much counts as may.
      const isBoundless = draft.isBoundless(each.size)
      const part = draft.variable(false, 1, isBoundless && !draft.slack ? -1 : 0)
      draft.part.set(`${leaf.index} ${each.at}`, part)
      draft.rows.push({
        terms: [
          [part, 1],
          [variable, -1],
        ],
        most: 0,
      })
      return isBoundless ? variable : part
    }
    return variable
  })
  const need = draft.need(leaf)
  if (leaf.measure === 'distinct' || leaf.measure === 'outcomes') {
    writeMostKeys(draft, leaf, candidates, variables)
    const covering = candidates.map((each, at) => [keysOf(each, view), [[variables[at]!, 1]]] as const)
    writeKeys(draft, leaf, covering, draft.missing(Math.max(need, leaf.mandatory.length), firm), pursued)
    return
  }
  const terms = candidates.map(
    (each, at) => [variables[at]!, enoughOf(draft, each.at, sizeOf(each, view), need)] as const,
  )
  if (had < need || need === 0)
    draft.row([...terms, ...draft.missing(need, firm)], 'least', need - had, pursued)
  if (leaf.max < Number.POSITIVE_INFINITY)
    draft.row(
      candidates.map((each, at) => [variables[at]!, view === 'sure' ? each.size.most : each.size.least]),
      'most',
      leaf.max,
    )
}

/** What counts in some of several places, once: variables that are at most what counts there. */
function onceEach(
  draft: Draft,
  leaves: readonly number[],
  unit: Unit,
): {
  readonly at: number
  readonly variables: readonly number[]
  readonly atMost: readonly (readonly [number, number])[]
}[] {
  const places = new Map<number, { variables: number[]; leaves: Leaf[] }>()
  for (const index of leaves)
    for (const [at, variable] of draft.parts(index, unit)) {
      const place = places.get(at) ?? { variables: [], leaves: [] }
      place.variables.push(variable)
      place.leaves.push(draft.program.leaves[index]!)
      places.set(at, place)
    }
  return [...places].map(([at, { variables, leaves: some }]) => {
    if (draft.isExclusive(some)) return { at, variables, atMost: variables.map((each) => [each, 1] as const) }
    const once = draft.variable(false, 1)
    draft.rows.push({
      terms: [[once, 1], ...variables.map((each) => [each, -1] as const)],
      most: 0,
    })
    return { at, variables, atMost: [[once, 1] as const] }
  })
}

/** Variables that together are at least what counts in any of several places. */
function onceAtLeast(draft: Draft, at: number, variables: readonly number[]): readonly number[] {
  const places = (draft.byAt.get(at) ?? []).map(({ leaf }) => leaf)
  if (variables.length === 1 || draft.isExclusive(places)) return variables
  if (draft.program.split || draft.reduced.has(at))
    return [draft.together(variables.map((each) => [each, 1] as const))]
  const once = draft.variable(false, 1)
  for (const each of variables)
    draft.rows.push({
      terms: [
        [each, 1],
        [once, -1],
      ],
      most: 0,
    })
  return [once]
}

/** As many distinct values as are needed, and each that must be among them. */
function writeKeys(
  draft: Draft,
  leaf: Leaf,
  covering: Parameters<Draft['keys']>[0],
  missing: readonly (readonly [number, number])[],
  pursued: Sum,
): void {
  const need = draft.need(leaf)
  const keys = draft.keys(covering)
  draft.row(
    [
      ...[...keys.values()].map((variable) => [variable, 1] as const),
      ...missing.map(([variable]) => [variable, need] as const),
    ],
    'least',
    need,
    pursued,
  )
  for (const key of leaf.mandatory)
    draft.row(
      [
        ...(keys.has(key) ? [[keys.get(key)!, 1] as const] : []),
        ...missing.map(([variable]) => [variable, 1] as const),
      ],
      'least',
      1,
      pursued,
    )
}

/** A most of distinct values: none of them counts beyond it. */
function writeMostKeys(
  draft: Draft,
  leaf: Leaf,
  candidates: readonly Candidate[],
  variables: readonly number[],
): void {
  if (leaf.max === Number.POSITIVE_INFINITY) return
  const marks = new Map<string, number>()
  for (const [index, each] of candidates.entries()) {
    for (const key of draft.outlook.view === 'sure' ? keysOf(each, 'possible') : (each.keys ?? [])) {
      const mark = marks.get(key) ?? draft.variable(true, 1)
      marks.set(key, mark)
      draft.rows.push({
        terms: [
          [variables[index]!, 1],
          [mark, -draft.alike.of(candidates[index]!.at).length],
        ],
        most: 0,
      })
    }
  }
  draft.row(
    [...marks.values()].map((mark) => [mark, 1] as const),
    'most',
    leaf.max,
  )
}

/** What a requirement looks at that may not look at all it could. */
function writeLooks(draft: Draft, leaf: Leaf, pursued: Sum): void {
  const looks: [number, number][] = []
  for (const each of leaf.candidates) {
    if (!usable(each, draft.outlook.view) || !draft.alike.leads(each.at)) continue
    const variable = draft.variable(true, draft.alike.of(each.at).length)
    draft.look.set(`${leaf.index} ${each.at}`, variable)
    looks.push([variable, 1])
  }
  draft.chosen.add(leaf.index)
  if (looks.length > 0) draft.row(looks, 'most', leaf.max, pursued)
}

/** What is looked at elsewhere, once all variables are there. */
export function writeMirrored(draft: Draft): void {
  const { view } = draft.outlook
  for (const { leaf, pursued, missing } of draft.mirrored) {
    const seen = leaf.candidates
      .filter((each) => usable(each, view))
      .flatMap((each): (readonly [Candidate, readonly (readonly [number, number])[]])[] => {
        const own = (draft.byAt.get(each.at) ?? []).filter(
          ({ leaf: { draw, index } }) =>
            draw === 'own' && (view === 'possible' || surelyBeside(draft.program, index, leaf.index)),
        )
        const look = draft.look.get(`${leaf.index} ${each.at}`)
        if (look === undefined) return [[each, own.map(({ variable }) => [variable, 1] as const)]]
        draft.row([[look, 1], ...own.map(({ variable }) => [variable, -1] as const)], 'most', 0)
        return [[each, [[look, 1]]]]
      })
    if (leaf.measure === 'outcomes') {
      writeKeys(
        draft,
        leaf,
        seen.map(([each, terms]) => [keysOf(each, view), terms]),
        missing,
        pursued,
      )
      continue
    }
    const terms = seen.flatMap(([each, variables]) =>
      variables.map(([variable]) => [variable, sizeOf(each, view)] as const),
    )
    draft.row([...terms, ...missing], 'least', draft.need(leaf), pursued)
  }
}
