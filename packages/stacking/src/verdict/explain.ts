/** Turns an answer into what a registrar defends: what counted where, why the rest did not, and what is missing. */
import type { Volume } from '@microcred/core'
import type { Unit } from '@microcred/core/volume'
import { amountOf, unitOf } from '@microcred/core/volume'
import { onlyFacet, select } from '../hand/select.js'
import type { Leaf, Program } from '../program/program.js'
import { UNKNOWN_MOST } from '../program/program.js'
import type { Answer } from '../search/solve.js'
import { atBestIn } from './at-best.js'
import { brokenBy, type ConstraintJudgement } from './constraints.js'
import { type Placement, placedIn } from './placement.js'
import type {
  ConstraintResult,
  Gap,
  NodeResult,
  NodeStatus,
  Reason,
  StackResult,
  Undetermined,
  Use,
} from './result.js'
import { verify } from './verify.js'

type Explanation = Pick<
  StackResult,
  'nodes' | 'counted' | 'unused' | 'missing' | 'constraints' | 'undetermined' | 'conflict'
>

export function explain(program: Program, answer: Answer): Explanation {
  return {
    nodes: nodeResults(program, answer),
    counted: answer.allocation.map((each) => use(program, each)),
    unused: unused(program, answer),
    missing: gaps(program, answer),
    constraints: answer.judgement.constraints.map((each) => constraintResult(program, each)),
    undetermined: undetermined(program, answer),
    ...(answer.cut &&
      answer.shortfall.total > 1e-6 && {
        conflict: {
          requirements: answer.cut.leaves.map((leaf) => nameOf(program, leaf)),
          needed: tidy(answer.cut.needed),
          attainable: tidy(answer.cut.attainable),
        },
      }),
  }
}

/** Without the dust of floating-point sums. */
const tidy = (value: number): number => Math.round(value * 1e6) / 1e6

const interval = ({ least, most }: { readonly least: number; readonly most: number }) => ({
  least: tidy(least),
  most: tidy(most),
})

const nameOf = (program: Program, leaf: number): string => program.nodes[program.leaves[leaf]!.node]!.id

const idOf = (program: Program, at: number): { id?: string } => {
  const id = program.hand.holdings[at]!.ids[0]
  return id === undefined ? {} : { id }
}

/** Every node; of those that were not taken also what they could come to at best. */
function nodeResults(program: Program, answer: Answer): NodeResult[] {
  let best: ReturnType<typeof atBestIn> | undefined
  return program.nodes.map(({ index }) => {
    const result = nodeResult(program, answer, index)
    if (result.status !== 'not-pursued') return result
    best ??= atBestIn(program)
    const { atBest, short } = best(index)
    return { ...result, atBest: interval(atBest), short: interval(short) }
  })
}

function nodeResult(program: Program, answer: Answer, index: number): NodeResult {
  const { id, requirement, children, unit, leaf } = program.nodes[index]!
  const { have, need } = answer.judgement.nodes[index]!
  const measure = leaf === undefined ? undefined : program.leaves[leaf]!.measure
  return {
    id,
    op: requirement.op,
    ...(requirement.title && { title: requirement.title }),
    status: statusOf(program, answer, index),
    have: interval(have),
    need: tidy(need),
    unit: unit ?? (measure === 'outcomes' ? 'outcomes' : measure ? 'credentials' : 'requirements'),
    children: children.map((child) => program.nodes[child]!.id),
  }
}

function statusOf(program: Program, answer: Answer, index: number): NodeStatus {
  const { kind, granted } = program.nodes[index]!
  const { truth } = answer.judgement.nodes[index]!
  // What is waived may still be bound by constraints.
  if (truth === 'true') return kind === 'given' ? 'waived' : 'satisfied'
  if (!answer.shortfall.pursued[index]) return 'not-pursued'
  if (kind === 'pending') return granted === undefined ? 'needs-decision' : 'incomplete'
  if (truth === 'unknown') return onlyDecisions(program, answer, index) ? 'needs-decision' : 'provisional'
  return program.under(index).some((leaf) => answer.allocation.some((each) => each.leaf === leaf))
    ? 'incomplete'
    : 'empty'
}

/** Whether nothing but a decision people have not taken keeps a node from being met. */
function onlyDecisions(program: Program, answer: Answer, index: number): boolean {
  const judgement = favourable.get(answer) ?? verify(program, answer.allocation, true)
  favourable.set(answer, judgement)
  return judgement.nodes[index]!.truth === 'true'
}

/** Answers judged once more, as if all decisions were favourable. */
const favourable = new WeakMap<Answer, ReturnType<typeof verify>>()

function use(program: Program, { leaf, at, part }: Placement): Use {
  const { index, record, ids } = program.hand.holdings[at]!
  const { byAt, node, unit = program.unit } = program.leaves[leaf]!
  const size = program.size(at, unit)
  const { substituted, comparison } = byAt.get(at) ?? {}
  const country = record.issuerCountry?.[0]?.country
  return {
    held: index,
    ...(ids[0] !== undefined && { id: ids[0] }),
    requirement: program.nodes[node]!.id,
    native: (record.notionalWorkload?.volumes ?? []).map((volume) => ({
      value: nativeOf(volume),
      unit: unitOf(volume, country) ?? volume.unit,
    })),
    ...(size.most < UNKNOWN_MOST && {
      counted: {
        least: tidy(size.least * part),
        most: tidy(size.most * part),
        unit: unit as Unit,
        basis: program.rule.conversion.basis,
      },
    }),
    // As exact as numbers are told: what is divided and then rounded down is judged again by it.
    part: Number(part.toPrecision(15)),
    ...(substituted && { substituted }),
    ...(comparison && { comparison }),
  }
}

function gaps(program: Program, answer: Answer): Gap[] {
  const out: Gap[] = []
  for (const { index, id, kind, leaf, unit, requirement } of program.nodes) {
    const { truth, have, need, uncovered } = answer.judgement.nodes[index]!
    if (!answer.shortfall.pursued[index] || truth === 'true') continue
    const missing = interval({ least: Math.max(0, need - have.most), most: Math.max(0, need - have.least) })
    if (kind === 'pending')
      out.push({
        requirement: id,
        kind: requirement.op === 'evidence' ? 'evidence' : 'decision',
        missing: { least: 1, most: 1 },
      })
    else if (kind === 'sum' && missing.most > 0)
      out.push({ requirement: id, kind: 'volume', missing, unit: unit! })
    else if (kind === 'leaf') {
      const { measure } = program.leaves[leaf!]!
      if (missing.most > 0 || uncovered?.length)
        out.push({
          requirement: id,
          kind: measure,
          missing,
          ...(unit && { unit }),
          ...(uncovered && uncovered.length > 0 && { outcomes: uncovered }),
          ...reservedFor(program, answer, program.leaves[leaf!]!),
        })
    }
  }
  for (const { constraint, kind, truth, counted, required, unit } of answer.judgement.constraints) {
    if (kind !== 'floor' || truth === 'true' || !answer.shortfall.pursued[constraint.node]) continue
    const missing = interval({
      least: Math.max(0, required! - counted!.most),
      most: Math.max(0, required! - counted!.least),
    })
    const volume =
      unit !== 'credentials' && unit !== undefined && constraint.constraint.op !== 'floor'
        ? true
        : 'min' in constraint.constraint &&
          typeof constraint.constraint.min === 'object' &&
          constraint.constraint.min.volume !== undefined
    out.push({
      requirement: constraint.constraint.id,
      kind: volume ? 'volume' : 'credentials',
      missing,
      ...(volume && { unit: unit as Unit }),
    })
  }
  return out
}

/** Credentials that would fit a requirement and count elsewhere. */
function reservedFor(program: Program, answer: Answer, leaf: Leaf): Pick<Gap, 'reserved'> {
  const reserved = answer.allocation
    .filter(
      ({ leaf: other, at }) =>
        other !== leaf.index && leaf.byAt.has(at) && program.leaves[other]!.draw === 'own',
    )
    .map(({ leaf: other, at }) => ({ held: program.hand.holdings[at]!.index, for: nameOf(program, other) }))
  return reserved.length > 0 ? { reserved } : {}
}

function constraintResult(
  program: Program,
  { constraint, truth, required, counted, margin, unit }: ConstraintJudgement,
): ConstraintResult {
  const { id, op } = constraint.constraint
  const stated = op === 'overlap' && constraint.constraint.policy === 'allow'
  return {
    id,
    op,
    requirement: program.nodes[constraint.node]!.id,
    status: stated ? 'stated' : ({ true: 'met', unknown: 'undetermined', false: 'violated' } as const)[truth],
    ...(required !== undefined && { required: tidy(required) }),
    ...(counted && { counted: interval(counted) }),
    ...(margin && { margin: interval(margin) }),
    ...(unit && { unit: unit as NonNullable<ConstraintResult['unit']> }),
  }
}

const BROKEN = { most: 'cap-reached', least: 'below-minimum' } as const

/** Most credentials whose reasons are worked out one by one. */
const EXPLAINED = 500

function unused(program: Program, answer: Answer): StackResult['unused'] {
  const used = new Set(answer.allocation.map(({ at }) => at))
  const fits = new Map<number, number[]>()
  for (const leaf of program.leaves)
    if (leaf.draw !== 'counted')
      for (const { at } of leaf.candidates) fits.set(at, [...(fits.get(at) ?? []), leaf.index])
  let budget = EXPLAINED
  const byLeaf = placedIn(program, answer.allocation)
  return program.hand.holdings
    .flatMap((holding, at) =>
      used.has(at) ? [] : [{ held: holding.index, ...idOf(program, at), reasons: reasons(at) }],
    )
    .sort((a, b) => a.held - b.held)

  function reasons(at: number): Reason[] {
    const { excluded } = program.hand.holdings[at]!
    if (excluded) return [{ why: excluded }]
    const leaves = fits.get(at) ?? []
    if (leaves.length === 0) return budget-- > 0 ? notSelected(program, answer, at) : []
    return leaves.map((leaf) => whyNot(leaf, at))
  }

  function whyNot(index: number, at: number): Reason {
    const leaf = program.leaves[index]!
    const requirement = nameOf(program, index)
    if (!answer.shortfall.pursued[leaf.node]) return { why: 'alternative', requirement }
    const candidate = leaf.byAt.get(at)!
    const full = answer.judgement.nodes[leaf.node]!.truth === 'true'
    if (!full && candidate.truth === 'unknown')
      return { why: 'undetermined', requirement, elements: candidate.silent }
    if (leaf.max < Number.POSITIVE_INFINITY && !full && countedIn(index) + candidate.size.least > leaf.max)
      return { why: 'cap-reached', constraint: requirement, requirement }
    if (program.constraints.length > 0 && budget-- > 0) {
      const broken = brokenBy(program, byLeaf, answer.judgement.constraints, { leaf: index, at, part: 1 })
      const constraint = broken?.constraint.constraint
      if (constraint?.op === 'overlap') return overlapping(constraint.id, at)
      if (constraint)
        return {
          why: broken?.bound === undefined ? 'constraint' : BROKEN[broken.bound],
          constraint: constraint.id,
          requirement,
        }
    }
    return { why: 'not-needed', requirement }
  }

  function countedIn(index: number): number {
    const { byAt } = program.leaves[index]!
    return answer.allocation.reduce(
      (sum, { leaf, at }) => (leaf === index ? sum + byAt.get(at)!.size.least : sum),
      0,
    )
  }

  /** The credential with which one overlaps, as far as it can be named by taking others away. */
  function overlapping(constraint: string, at: number): Reason {
    const other = answer.allocation.find(({ at: each }) => {
      const pair = verify(program, [
        { leaf: (fits.get(each) ?? [])[0]!, at: each, part: 1 },
        { leaf: (fits.get(at) ?? [])[0]!, at, part: 1 },
      ])
      return pair.constraints.some(
        ({ constraint: one, truth }) => one.constraint.id === constraint && truth !== 'true',
      )
    })
    return { why: 'overlaps', constraint, held: program.hand.holdings[other?.at ?? at]!.index }
  }
}

/** The requirements that come nearest to selecting a credential, and the facets by which they do not. */
function notSelected(program: Program, answer: Answer, at: number): Reason[] {
  const holding = program.hand.holdings[at]!
  const seen = new Map<string, Reason & { why: 'not-selected' }>()
  for (const { node, from, index, draw } of program.leaves) {
    if (draw === 'counted' || !answer.shortfall.pursued[node] || seen.size >= 40) continue
    const only = onlyFacet(from)
    const fails = only ? [only] : select(from, holding, program.context).fails
    seen.set(nameOf(program, index), {
      why: 'not-selected',
      requirement: nameOf(program, index),
      facets: fails.length > 0 ? fails : ['outcome'],
    })
  }
  const fewest = Math.min(...[...seen.values()].map(({ facets }) => facets.length))
  return [...seen.values()].filter(({ facets }) => facets.length === fewest).slice(0, 3)
}

/** Every unknown fact that bears on a requirement that is pursued or a constraint on what counts. */
function undetermined(program: Program, answer: Answer): Undetermined[] {
  const found = new Map<string, { held: number; element: string; requirements: Set<string> }>()
  const note = (at: number, element: string, requirement: string) => {
    const key = `${at} ${element}`
    const entry = found.get(key) ?? {
      held: program.hand.holdings[at]!.index,
      element,
      requirements: new Set(),
    }
    entry.requirements.add(requirement)
    found.set(key, entry)
  }
  for (const leaf of program.leaves) {
    if (!answer.shortfall.pursued[leaf.node]) continue
    for (const { at, silent } of leaf.candidates)
      for (const element of silent) note(at, element, nameOf(program, leaf.index))
  }
  const counted = [...new Set(answer.allocation.map(({ at }) => at))]
  for (const {
    constraint: { constraint },
    truth,
  } of answer.judgement.constraints) {
    if (truth !== 'unknown' || !('select' in constraint) || !constraint.select) continue
    for (const at of counted)
      for (const element of select(constraint.select, program.hand.holdings[at]!, program.context).silent)
        note(at, element, constraint.id)
  }
  return [...found.values()]
    .map(({ held, element, requirements }) => ({ held, element, requirements: [...requirements] }))
    .sort((a, b) => a.held - b.held || (a.element < b.element ? -1 : 1))
}

/** The number a volume states; of a range the least. */
const nativeOf = (volume: Volume): number =>
  typeof volume.value === 'number' ? volume.value : (amountOf(volume)?.least ?? 0)
