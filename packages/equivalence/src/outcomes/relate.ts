/** How a source outcome relates to a target outcome. */
import type { OutcomeRelationCode } from '@microcred/core'
import type { StatedOutcome } from '../compare/comparand.js'
import type { MatchBasis } from '../compare/result.js'
import type { ConceptGraph, Step } from './graph.js'

/** A relation with what shows it. */
export interface Relation {
  readonly relation: OutcomeRelationCode
  readonly distance: number
  readonly basis: MatchBasis
  readonly via: readonly string[]
  /** Part of the target's concepts that the source has; 1 unless the relation is partial. */
  readonly share: number
}

/** An outcome by the classes of its own IRI and of its concepts. */
export interface Described {
  readonly outcome: StatedOutcome
  readonly id: string | undefined
  /** Concepts it consists of: those it matches exactly. */
  readonly parts: readonly string[]
  /** What stands for the whole outcome: its IRI, and its concept if it has only one. */
  readonly whole: readonly string[]
  /** Concepts broader than it. */
  readonly below: readonly string[]
  /** Concepts narrower than it. */
  readonly above: readonly string[]
  /** Concepts that come close, which proves nothing. */
  readonly near: readonly string[]
}

/**
 * An outcome as the graph knows it.
 *
 * @param own whether both sides are the same credential, so that an outcome without IRI stands for itself.
 */
export function describe(outcome: StatedOutcome, graph: ConceptGraph, own: boolean): Described {
  const matching = (...matches: string[]) => [
    ...new Set(
      outcome.skills.filter(({ match }) => matches.includes(match)).map(({ uri }) => graph.classOf(uri)),
    ),
  ]
  const name = outcome.id ?? (own ? outcome.pointer : graph.nameOf(outcome.title))
  const id = name === undefined ? undefined : graph.classOf(name)
  const parts = matching('exact')
  return {
    outcome,
    id,
    parts,
    whole: [...new Set([...(id === undefined ? [] : [id]), ...(parts.length === 1 ? parts : [])])],
    below: matching('broad'),
    above: matching('narrow'),
    near: matching('close'),
  }
}

/** Whether an outcome says by concepts what it is, so that it can be told apart from others. */
export const isTold = ({ parts, below, above }: Described): boolean =>
  parts.length + below.length + above.length > 0

/** How every source outcome relates to every target outcome; only pairs with a class in common are looked at. */
export function relateAll(
  from: readonly Described[],
  to: readonly Described[],
  graph: ConceptGraph,
): (Relation | undefined)[][] {
  const byOwn = new Map<string, Set<number>>()
  const byReach = new Map<string, Set<number>>()
  const add = (index: Map<string, Set<number>>, name: string, at: number) =>
    index.set(name, (index.get(name) ?? new Set()).add(at))
  for (const [at, target] of to.entries())
    for (const own of classesOf(target)) {
      add(byOwn, own, at)
      for (const name of graph.upFrom(own)) add(byReach, name, at)
    }
  return from.map((source) => {
    const row = new Array<Relation | undefined>(to.length).fill(undefined)
    const candidates = new Set<number>()
    for (const own of classesOf(source)) {
      for (const at of byReach.get(own) ?? []) candidates.add(at)
      for (const name of graph.upFrom(own)) for (const at of byOwn.get(name) ?? []) candidates.add(at)
    }
    for (const at of candidates) row[at] = relate(source, to[at]!, graph)
    return row
  })
}

const classesOf = ({ whole, parts, below, above }: Described): string[] => [
  ...whole,
  ...parts,
  ...below,
  ...above,
]

/** How the source outcome relates to the target outcome, or `undefined` where nothing relates them. */
function relate(source: Described, target: Described, graph: ConceptGraph): Relation | undefined {
  const covers = within(target, source, graph)
  const covered = within(source, target, graph)
  const [down, up] = [covers?.distance, covered?.distance]
  if (down === 0 && up === 0) {
    const basis = source.id !== undefined && source.id === target.id ? 'outcome' : 'concept'
    return { relation: 'exact', distance: 0, basis, via: covers!.via, share: 1 }
  }
  if (covers && (up === undefined || down! < up)) return { ...covers, relation: 'broader', share: 1 }
  if (covered && (down === undefined || up! < down)) return { ...covered, relation: 'narrower', share: 1 }
  return covers ? undefined : partly(source, target, graph)
}

interface Way extends Step {
  readonly via: readonly string[]
}

/** The shortest way by which all of one outcome lies within another. */
function within(inner: Described, outer: Described, graph: ConceptGraph): Way | undefined {
  const ways = [...asWhole(inner, outer, graph), ...asStated(inner, outer), inParts(inner, outer, graph)]
  return ways
    .filter((way) => way !== undefined)
    .reduce<Way | undefined>((best, way) => (!best || way.distance < best.distance ? way : best), undefined)
}

function asWhole(inner: Described, outer: Described, graph: ConceptGraph): Way[] {
  return inner.whole.flatMap((from) =>
    outer.whole.flatMap((to) => {
      const step = graph.stepsUp(from, to)
      return step ? [{ ...step, via: [...new Set([from, to])] }] : []
    }),
  )
}

/** What an outcome says itself: that a concept is broader or narrower than it. */
function asStated(inner: Described, outer: Described): Way[] {
  const shared = [
    ...inner.below.filter((uri) => outer.whole.includes(uri)),
    ...outer.above.filter((uri) => inner.whole.includes(uri)),
  ]
  return shared.map((uri) => ({ distance: 1, basis: 'skill-match', via: [uri] }))
}

/** Every concept of the inner outcome within one of the outer. */
function inParts(inner: Described, outer: Described, graph: ConceptGraph): Way | undefined {
  const ways = inner.parts.map((part) => partWithin(part, outer, graph))
  if (ways.length === 0 || !ways.every((way) => way !== undefined)) return undefined
  const farthest = ways.reduce((far, way) => (way.distance > far.distance ? way : far))
  return { ...farthest, via: [...new Set(ways.flatMap(({ via }) => via))] }
}

function partWithin(part: string, outer: Described, graph: ConceptGraph): Way | undefined {
  if (outer.above.includes(part)) return { distance: 1, basis: 'skill-match', via: [part] }
  return outer.parts
    .flatMap((to): Way[] => {
      const step = graph.stepsUp(part, to)
      return step ? [{ ...step, via: [...new Set([part, to])] }] : []
    })
    .reduce<Way | undefined>((best, way) => (!best || way.distance < best.distance ? way : best), undefined)
}

/** Concepts of the target outcome that lie within the source outcome. */
export const partsWithin = (source: Described, target: Described, graph: ConceptGraph): string[] =>
  target.parts.filter((part) => partWithin(part, source, graph) !== undefined)

function partly(source: Described, target: Described, graph: ConceptGraph): Relation | undefined {
  const ways = target.parts.map((part) => partWithin(part, source, graph)).filter((way) => way !== undefined)
  if (ways.length === 0) return undefined
  const farthest = ways.reduce((far, way) => (way.distance > far.distance ? way : far))
  return {
    relation: 'partial',
    ...farthest,
    via: [...new Set(ways.flatMap(({ via }) => via))],
    share: ways.length / target.parts.length,
  }
}
