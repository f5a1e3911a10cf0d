/** The recognition desk: outcomes of two sides beside each other, many to many, with all a person needs to decide. */
import type { Compared } from '../compare/compare.js'
import type { RecordedMatch, RecordedRefusal } from '../generated/types.js'
import { fieldOf } from '../likeness/field.js'
import { type Placed, pivotOf } from '../likeness/likeness.js'
import { taxonomyVocabulary, type Vocabulary } from '../likeness/vocabulary.js'
import { type Concepts, taxonomyConcepts } from '../outcomes/concepts.js'
import { ConceptGraph } from '../outcomes/graph.js'
import {
  type Described,
  describe,
  isTold,
  partsWithin,
  type Relation,
  relateAll,
} from '../outcomes/relate.js'
import { type Answered, answered } from './answered.js'
import { baseOf, type Laid, layOut } from './outcomes.js'
import { aboutRelation, shown } from './questions.js'
import type { Desk, DeskPair, DeskTarget, Likeness, Question, TargetState } from './result.js'

/** What a desk is laid with. */
export interface MatchOptions {
  /** Languages whose labels may be used, such as `['es', 'en']`; all that are here unless said. */
  readonly languages?: readonly string[]
  /** What people decided about outcomes and concepts. */
  readonly matches?: readonly RecordedMatch[]
  /** Pairs that people looked at and hold for no match. */
  readonly refusals?: readonly RecordedRefusal[]
  /** Day of evaluation, such as `2026-06-19`; left out, nobody asks whether a match is still valid. */
  readonly at?: string
  /** What is known of concepts; the green skills of ESCO and the project's own unless said. */
  readonly concepts?: Concepts
  /** What concepts are called; the labels and search terms of the taxonomy unless said. */
  readonly vocabulary?: Vocabulary
}

/** Pairs worth a look for one target outcome, at most. */
const MOST = 5

/** What is less alike is not shown at all. */
const LEAST = 0.001

/** From which score on a likeness is worth a look, and is a strong one; fitted on tools/equivalence/pairs.csv. */
const LIKELY = 0.12
const STRONG = 0.4

/**
 * Lays the outcomes of one or more credentials beside those that are asked for, many to many: what is known to relate (by
 * identity, by ESCO's hierarchy, by recorded matches), then what is alike in words, in one language or across two. Likeness
 * orders the desk and decides nothing. The same input gives the same desk; bad input never throws, it is among `findings`.
 * Cost grows with the number of outcomes, and with what they have in common.
 *
 * Source: EAR manual, chapter 10 (learning outcomes); Lisbon Recognition Convention, Article III.5 (reasons are given).
 *
 * @example
 * import { match } from '@microcred/equivalence'
 *
 * const held = { learningOutcomes: [{ title: { es: 'Instala bombas de calor en viviendas.' } }] }
 * const asked = { learningOutcomes: [{ title: { en: 'Fits heat pumps in houses.' } }] }
 * match(held, asked).pairs[0]?.pivot?.target.label // 'install heat pump'
 */
export function match(
  source: Compared | readonly Compared[],
  target: Compared | readonly Compared[],
  options: MatchOptions = {},
): Desk {
  const { vocabulary = taxonomyVocabulary, concepts = taxonomyConcepts } = options
  const here = vocabulary.languages()
  const wanted = options.languages?.map(baseOf) ?? here
  const languages = new Set(wanted.filter((language) => here.includes(language)))
  const from = layOut('source', source, languages, vocabulary)
  const to = layOut('target', target, languages, vocabulary)
  const records = answered(options, concepts.broader)
  const graph = new ConceptGraph(concepts, records.matches)
  const sure = known(from.outcomes, to.outcomes, graph, records)
  const told = new Set(sure.map(({ from: row, to: column }) => `${row} ${column}`))
  const open = alike(from.outcomes, to.outcomes, records).filter(
    ({ from: row, to: column }) => !told.has(`${row} ${column}`),
  )
  const pairs = ranked([...sure, ...open])
  const byTarget = to.outcomes.map((): Positioned[] => [])
  for (const [position, found] of pairs.entries()) byTarget[found.to]!.push({ ...found, position })
  const targets = to.outcomes.map((each, at) => targetOf(each, byTarget[at]!, from.outcomes, graph))
  const used = new Set(pairs.filter(isWorthALook).map(({ from: at }) => at))
  return {
    state: stateOf(targets),
    pairs: pairs.map(({ pair }) => pair),
    targets,
    surplus: from.outcomes.filter((_, at) => !used.has(at)).map(({ place }) => place),
    findings: [...from.findings, ...to.findings, ...records.findings],
    advisory: true,
  }
}

/** A pair with the positions of its outcomes. */
interface Found {
  readonly from: number
  readonly to: number
  readonly pair: DeskPair
}

/** A pair with its position among all. */
interface Positioned extends Found {
  readonly position: number
}

const isWorthALook = ({ pair }: Found): boolean =>
  pair.state === 'known' || (pair.state === 'open' && pair.likeness !== 'weak')

/** Known pairs first, then by score, refused ones last; of the same score in the order of the outcomes. */
const ranked = (found: readonly Found[]): readonly Found[] =>
  found.toSorted(
    (a, b) =>
      RANK[a.pair.state] - RANK[b.pair.state] ||
      b.pair.score - a.pair.score ||
      a.to - b.to ||
      a.from - b.from,
  )

const RANK: Readonly<Record<DeskPair['state'], number>> = { known: 0, open: 1, refused: 2 }

const described = ({ outcome }: Laid, graph: ConceptGraph): Described => describe(outcome, graph, false)

/** Pairs that are known to relate. */
function known(
  from: readonly Laid[],
  to: readonly Laid[],
  graph: ConceptGraph,
  { isRefused }: Answered,
): Found[] {
  const relations = relateAll(
    from.map((each) => described(each, graph)),
    to.map((each) => described(each, graph)),
    graph,
  )
  return relations.flatMap((row, at) =>
    row.flatMap((relation, column) =>
      relation ? [{ from: at, to: column, pair: related(from[at]!, to[column]!, relation, isRefused) }] : [],
    ),
  )
}

function related(
  { place: source }: Laid,
  { place: target }: Laid,
  { relation, basis, via, share }: Relation,
  isRefused: Answered['isRefused'],
): DeskPair {
  const refused = isRefused(source.name, target.name)
  return {
    source,
    target,
    state: refused ? 'refused' : 'known',
    score: Math.round(share * 1000) / 1000,
    relation,
    // Two names in one class: somebody recorded that they are the same.
    basis: basis === 'outcome' && source.name !== target.name ? 'recorded-match' : basis,
    via,
    words: { source: [], target: [] },
    ask: refused ? [] : aboutRelation(relation),
  }
}

/** Pairs whose texts are alike, the best for each target outcome. */
function alike(from: readonly Laid[], to: readonly Laid[], records: Answered): Found[] {
  const texts = to.flatMap((laid, at) => laid.texts.map((text) => ({ at, text })))
  const spoken = to.map((laid) => new Set(laid.texts.map(({ language }) => language)))
  const field = fieldOf(texts.map(({ text }) => text))
  const best = to.map((): Candidate[] => [])
  for (const [at, laid] of from.entries()) {
    const common = spoken.map((each) => laid.texts.filter(({ language }) => each.has(language)).length)
    const found = to.map((): Candidate[] => [])
    for (const source of laid.texts) {
      const scores = field.meet(source)
      for (const [each, { at: column, text }] of texts.entries())
        if (common[column] === 0 || text.language === source.language)
          found[column]!.push({ from: at, score: scores[each]!, source, target: text })
    }
    for (const [column, candidates] of found.entries()) {
      const whole = inAll(candidates, common[column]! > 0)
      if (whole && whole.score >= LEAST) keep(best[column]!, whole)
    }
  }
  return best.flatMap((candidates, column) =>
    candidates.map((each) => ({
      from: each.from,
      to: column,
      pair: pairOf(from[each.from]!, to[column]!, each, records),
    })),
  )
}

interface Candidate {
  readonly from: number
  readonly score: number
  readonly source: Placed
  readonly target: Placed
}

/**
 * Two outcomes by all their texts: where they share languages the mean over these, shown in English if it is one; else
 * the two languages that show most.
 */
function inAll(candidates: readonly Candidate[], shared: boolean): Candidate | undefined {
  const [first, ...others] = candidates
  if (!first) return undefined
  const best = others.reduce((most, each) => (each.score > most.score ? each : most), first)
  if (!shared) return best
  const score = candidates.reduce((sum, each) => sum + each.score, 0) / candidates.length
  return { ...(candidates.find(({ source }) => source.language === 'en') ?? best), score }
}

/** Keeps the best candidates of a target outcome, best first. */
function keep(candidates: Candidate[], candidate: Candidate): void {
  const place = candidates.findIndex(({ score }) => score < candidate.score)
  candidates.splice(place < 0 ? candidates.length : place, 0, candidate)
  candidates.length = Math.min(candidates.length, MOST)
}

function pairOf(source: Laid, target: Laid, candidate: Candidate, { isRefused }: Answered): DeskPair {
  const pivot = pivotOf(candidate.source, candidate.target)
  const score = Math.round(candidate.score * 1000) / 1000
  const refused = isRefused(source.place.name, target.place.name)
  const { words, ask } = shown(candidate.source, candidate.target, pivot)
  return {
    source: source.place,
    target: target.place,
    state: refused ? 'refused' : 'open',
    score,
    likeness: likenessOf(score, pivot !== undefined || (words.source.length > 0 && words.target.length > 0)),
    words,
    ...(pivot && {
      pivot: {
        uri: pivot.uri,
        source: { language: candidate.source.language, label: pivot.source },
        target: { language: candidate.target.language, label: pivot.target },
      },
    }),
    ask: refused ? [] : ask,
  }
}

/** Letters that are alike without a word or a concept to show for it are weak. */
const likenessOf = (score: number, isShown: boolean): Likeness =>
  !isShown ? 'weak' : score >= STRONG ? 'strong' : score >= LIKELY ? 'likely' : 'weak'

/** How a target outcome stands. */
function targetOf(
  laid: Laid,
  own: readonly Positioned[],
  from: readonly Laid[],
  graph: ConceptGraph,
): DeskTarget {
  const { state, ask } = standing(laid, own, from, graph)
  return { ...laid.place, state, pairs: own.map(({ position }) => position), ask }
}

function standing(
  laid: Laid,
  own: readonly Found[],
  from: readonly Laid[],
  graph: ConceptGraph,
): { readonly state: TargetState; readonly ask: readonly Question[] } {
  const sure = own.filter(({ pair }) => pair.state === 'known')
  const covers = ({ pair }: Found) => pair.relation === 'exact' || pair.relation === 'broader'
  if (sure.some(covers)) return { state: 'covered', ask: [] }
  const target = described(laid, graph)
  const parts = new Set(
    sure.flatMap((each) => partsWithin(described(from[each.from]!, graph), target, graph)),
  )
  if (target.parts.length > 0 && target.parts.every((part) => parts.has(part)))
    return { state: 'together', ask: [{ question: 'together', params: { count: sure.length } }] }
  if (sure.length > 0) return { state: 'part', ask: [] }
  if (own.some(isWorthALook)) return { state: 'open', ask: [] }
  if (laid.texts.length === 0 && !isTold(target)) return { state: 'unread', ask: [] }
  return { state: 'nothing-alike', ask: [{ question: 'nothing-alike', params: {} }] }
}

function stateOf(targets: readonly DeskTarget[]): Desk['state'] {
  if (targets.length === 0) return 'empty'
  const states = new Set(targets.map(({ state }) => state))
  for (const state of ['covered', 'together', 'part'] as const) if (states.has(state)) return 'known'
  if (states.has('open')) return 'open'
  return states.has('nothing-alike') ? 'nothing-alike' : 'unread'
}
