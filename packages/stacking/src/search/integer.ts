/** The whole rule as an integer program: exact for every construct of the language, and slow for large ones. */
import { type Alike, EACH_ITSELF } from '../program/alike.js'
import type { Uncontested } from '../program/contest.js'
import { possibleKeys } from '../program/distinct.js'
import { enough } from '../program/enough.js'
import { mirrored, mustChoose, reducedBy } from '../program/mirror.js'
import type { Candidate, Leaf, Program, ProgramConstraint } from '../program/program.js'
import { effectiveNeed, type Outlook, type Relaxed, sizeOf, usable } from '../program/relax.js'
import { membership, overlapGroups, type Row, rowsOf } from '../program/rows.js'
import { inOrder, mergedGroups, type Placement, path, sequenceOf } from '../verdict/verify.js'
import { type LinearProgram, type LinearRow, scaled, type Variable } from './linear.js'

/** A sum of variables and a constant. */
interface Sum {
  readonly terms: readonly (readonly [number, number])[]
  readonly constant: number
}

/** Sums that say whether a credential counts, and how much of it. */
interface Counted {
  readonly whole: readonly (readonly [number, number])[]
  readonly parts: readonly (readonly [number, number])[]
}

export interface Formulation {
  readonly program: LinearProgram
  /** The allocation a solution stands for. */
  read(values: readonly number[]): Placement[]
  /** Variables that say that a credential counts somewhere. */
  uses(at: number): readonly number[]
}

/**
 * Writes a rule as an integer program whose objective is the sum of missing parts. Without `slack` it only
 * asks whether everything can be met, and leaves out what can not. What is `free` of competition is not searched, and
 * of credentials that are the `same` only how many count.
 */
export function formulate(
  program: Program,
  outlook: Outlook,
  slack: boolean,
  relaxed: Relaxed,
  free: Uncontested = EVERYTHING_MATTERS,
  same: Alike = EACH_ITSELF,
): Formulation {
  return new Writer(program, outlook, slack, relaxed, free, same).formulation()
}

const EVERYTHING_MATTERS: Uncontested = { leaves: new Set(), sole: () => false }

/** Cost of a part that is missing whole; other costs are small beside it. */
export const MISSING = 1000

const ONE: Sum = { terms: [], constant: 1 }
const NONE: Sum = { terms: [], constant: 0 }

const timesOf = ({ terms, constant }: Sum, times: number): Sum => ({
  terms: terms.map(([variable, weight]) => [variable, weight * times]),
  constant: constant * times,
})

class Writer {
  readonly #variables: Variable[] = []
  readonly #rows: LinearRow[] = []
  /** Whether a node is pursued. */
  readonly #pursued: Sum[] = []
  /** Leaf and position to the variable that says whether it counts, and to the part that does. */
  readonly #use = new Map<string, number>()
  readonly #part = new Map<string, number>()
  readonly #look = new Map<string, number>()
  /** Requirements of which it is chosen what they look at. */
  readonly #chosen = new Set<number>()
  readonly #byAt = new Map<number, { leaf: Leaf; variable: number }[]>()
  readonly #reduced: ReadonlySet<number>
  readonly #program: Program
  readonly #outlook: Outlook
  readonly #slack: boolean
  readonly #relaxed: Relaxed
  readonly #free: Uncontested
  readonly #alike: Alike
  readonly #coupled: boolean
  /** Requirements that are written by the variables of others. */
  readonly #mirrors: ReadonlySet<number>
  readonly #mirrored: {
    readonly leaf: Leaf
    readonly pursued: Sum
    readonly missing: readonly (readonly [number, number])[]
  }[] = []

  constructor(
    program: Program,
    outlook: Outlook,
    slack: boolean,
    relaxed: Relaxed,
    free: Uncontested,
    alike: Alike,
  ) {
    this.#program = program
    this.#outlook = outlook
    this.#slack = slack
    this.#relaxed = relaxed
    this.#free = free
    this.#alike = alike
    this.#reduced = reducedBy(program)
    this.#mirrors = mirrored(program)
    this.#coupled =
      program.constraints.length > 0 ||
      program.leaves.some(({ draw }) => draw === 'counted') ||
      program.nodes.some(({ kind }) => kind === 'sum')
  }

  formulation(): Formulation {
    this.#node(0, ONE, false)
    this.#mirror()
    this.#exclusive()
    this.#drawn()
    for (const constraint of this.#program.constraints) this.#constraint(constraint)
    return {
      program: { variables: this.#variables, rows: this.#rows.map(scaled) },
      read: (values) => this.#read(values),
      uses: (at) => (this.#byAt.get(at) ?? []).map(({ variable }) => variable),
    }
  }

  #impossible = (node: number): boolean => this.#relaxed.missing[node]! > 1e-6

  #variable(integer: boolean, most = 1, cost = 0): number {
    this.#variables.push({ integer, most, cost })
    return this.#variables.length - 1
  }

  /** Σ terms ≥ or ≤ bound + Σ other. */
  #row(
    terms: readonly (readonly [number, number])[],
    sense: 'least' | 'most',
    bound: number,
    times: Sum = ONE,
  ): void {
    const all = [
      ...terms,
      ...times.terms.map(([variable, weight]) => [variable, -weight * bound] as const),
    ].filter(([, weight]) => weight !== 0)
    const limit = bound * times.constant
    if (all.length === 0) {
      if (sense === 'least' ? limit <= 0 : limit >= 0) return
      // Nothing can meet it: an empty sum that must not be empty.
      const never = this.#variable(false, 0)
      this.#rows.push({ terms: [[never, 1]], least: 1 })
      return
    }
    this.#rows.push({ terms: all, [sense]: limit })
  }

  /** A part that may be missing, when that is asked; its weight is what is needed. */
  #missing(need: number, firm: boolean): (readonly [number, number])[] {
    return this.#slack && !firm && need > 0 ? [[this.#variable(false, 1, MISSING), need]] : []
  }

  #node(index: number, pursued: Sum, firm: boolean): void {
    const node = this.#program.nodes[index]!
    this.#pursued[index] = pursued
    const { view, granted } = this.#outlook
    switch (node.kind) {
      case 'all':
        for (const child of node.children) this.#node(child, pursued, firm)
        return
      case 'either':
        if (view === 'sure') for (const child of node.children) this.#node(child, pursued, firm)
        else if (node.need > 0) this.#choice(index, 1, Number.POSITIVE_INFINITY, pursued, firm)
        else for (const child of node.children) this.#node(child, NONE, firm)
        return
      case 'any':
        this.#choice(index, 1, Number.POSITIVE_INFINITY, pursued, firm)
        return
      case 'some':
        this.#choice(index, node.need, node.max, pursued, firm)
        return
      case 'sum': {
        const children = this.#choice(index, 0, Number.POSITIVE_INFINITY, pursued, true)
        const inside = this.#once(children.flatMap((child) => this.#program.under(child)))
        const size = (at: number, end: 'least' | 'most') => this.#program.size(at, node.unit!)[end]
        const need = effectiveNeed(node)
        this.#row(
          [
            ...inside.flatMap(({ at, atMost }) =>
              atMost.map(([variable]) => [variable, size(at, view === 'sure' ? 'least' : 'most')] as const),
            ),
            ...this.#missing(need, firm),
          ],
          'least',
          need,
          pursued,
        )
        if (node.max < Number.POSITIVE_INFINITY)
          this.#row(
            inside.flatMap(({ at, certain, variables }) => {
              const weight = view === 'sure' ? size(at, 'most') : certain ? size(at, 'least') : 0
              return weight === 0 ? [] : this.#atLeast(at, variables).map((each) => [each, weight] as const)
            }),
            'most',
            node.max,
          )
        return
      }
      case 'pending':
        if (node.granted ?? granted) return
        this.#row(this.#missing(1, firm), 'least', 1, pursued)
        return
      case 'leaf':
        this.#leaf(this.#program.leaves[node.leaf!]!, pursued, firm)
    }
  }

  /** Alternatives, each with a variable that says whether it is taken. */
  #choice(index: number, least: number, most: number, pursued: Sum, firm: boolean): number[] {
    const children = this.#program.nodes[index]!.children
    const open = children.filter((child) => (this.#slack && !firm) || !this.#impossible(child))
    for (const child of children) if (!open.includes(child)) this.#abandon(child)
    if (least > 0 && least === open.length) {
      for (const child of open) this.#node(child, pursued, firm)
      return open
    }
    const taken = open.map((child) => {
      const variable = this.#variable(true)
      if (pursued.terms.length > 0) this.#row([[variable, 1]], 'most', 1, pursued)
      this.#node(child, { terms: [[variable, 1]], constant: 0 }, firm)
      return variable
    })
    if (least > 0)
      this.#row(
        taken.map((variable) => [variable, 1]),
        'least',
        least,
        pursued,
      )
    if (most < open.length)
      this.#row(
        taken.map((variable) => [variable, 1]),
        'most',
        most,
      )
    return open
  }

  #abandon(index: number): void {
    this.#pursued[index] = NONE
    for (const child of this.#program.nodes[index]!.children) this.#abandon(child)
  }

  #leaf(leaf: Leaf, pursued: Sum, firm: boolean): void {
    const { view } = this.#outlook
    const { split } = this.#program
    if (this.#free.leaves.has(leaf.index)) {
      const least = this.#relaxed.missing[leaf.node]!
      if (least > 0) this.#row(this.#missing(1, firm), 'least', least, pursued)
      return
    }
    if (this.#mirrors.has(leaf.index)) {
      this.#mirrored.push({ leaf, pursued, missing: this.#missing(effectiveNeed(leaf), firm) })
      if (mustChoose(this.#program, leaf)) this.#looks(leaf, pursued)
      return
    }
    const summed = leaf.measure === 'volume' || leaf.measure === 'credentials'
    const fitting = leaf.candidates.filter((each) => usable(each, view))
    const given = summed ? fitting.filter(({ at }) => this.#free.sole(leaf, at)) : []
    const candidates = fitting.filter((each) => !given.includes(each) && this.#alike.leads(each.at))
    const had = given.reduce((sum, each) => sum + sizeOf(each, view), 0)
    const divisible = split && leaf.measure === 'volume'
    const variables = candidates.map((each) => {
      const many = this.#alike.of(each.at).length
      const variable = this.#variable(!divisible, many)
      this.#use.set(`${leaf.index} ${each.at}`, variable)
      this.#byAt.set(each.at, [...(this.#byAt.get(each.at) ?? []), { leaf, variable }])
      if (leaf.measure === 'volume' && this.#reduced.has(each.at)) {
        const part = this.#variable(false, 1)
        this.#part.set(`${leaf.index} ${each.at}`, part)
        this.#rows.push({
          terms: [
            [part, 1],
            [variable, -1],
          ],
          most: 0,
        })
        return part
      }
      if (this.#coupled && pursued.terms.length > 0) this.#row([[variable, 1]], 'most', many, pursued)
      return variable
    })
    const need = effectiveNeed(leaf)
    if (leaf.measure === 'distinct' || leaf.measure === 'outcomes') {
      const missing = this.#missing(Math.max(need, leaf.mandatory.length), firm)
      this.#mostKeys(leaf, candidates, variables)
      const keys = this.#keys(candidates.map((each, at) => [each.keys ?? [], [[variables[at]!, 1]]] as const))
      this.#row(
        [
          ...[...keys.values()].map((variable) => [variable, 1] as const),
          ...missing.map(([variable]) => [variable, need] as const),
        ],
        'least',
        need,
        pursued,
      )
      for (const key of leaf.mandatory)
        this.#row(
          [
            ...(keys.has(key) ? [[keys.get(key)!, 1] as const] : []),
            ...missing.map(([variable]) => [variable, 1] as const),
          ],
          'least',
          1,
          pursued,
        )
      return
    }
    const terms = candidates.map((each, at) => [variables[at]!, sizeOf(each, view)] as const)
    if (had < need || need === 0)
      this.#row([...terms, ...this.#missing(need, firm)], 'least', need - had, pursued)
    if (leaf.max < Number.POSITIVE_INFINITY)
      this.#row(
        candidates.map((each, at) => [
          variables[at]!,
          view === 'sure' ? each.size.most : each.truth === 'true' ? each.size.least : 0,
        ]),
        'most',
        leaf.max,
      )
  }

  /** What counts in some of several places, once: variables that are at most what counts there. */
  #once(leaves: readonly number[]): {
    readonly at: number
    readonly variables: readonly number[]
    readonly atMost: readonly (readonly [number, number])[]
    readonly certain: boolean
  }[] {
    const places = new Map<number, { variables: number[]; leaves: Leaf[] }>()
    for (const index of leaves)
      for (const [at, variable] of this.#parts(index)) {
        const place = places.get(at) ?? { variables: [], leaves: [] }
        place.variables.push(variable)
        place.leaves.push(this.#program.leaves[index]!)
        places.set(at, place)
      }
    return [...places].map(([at, { variables, leaves: some }]) => {
      const certain = some.some(({ byAt }) => byAt.get(at)!.truth === 'true')
      if (this.#isExclusive(some))
        return { at, variables, certain, atMost: variables.map((each) => [each, 1] as const) }
      const once = this.#variable(false, 1)
      this.#rows.push({
        terms: [[once, 1], ...variables.map((each) => [each, -1] as const)],
        most: 0,
      })
      return { at, variables, certain, atMost: [[once, 1] as const] }
    })
  }

  /** Variables that together are at least what counts in any of several places. */
  #atLeast(at: number, variables: readonly number[]): readonly number[] {
    const places = (this.#byAt.get(at) ?? []).map(({ leaf }) => leaf)
    if (variables.length === 1 || this.#isExclusive(places)) return variables
    const once = this.#variable(false, 1)
    for (const each of variables)
      this.#rows.push({
        terms: [
          [each, 1],
          [once, -1],
        ],
        most: 0,
      })
    return [once]
  }

  /** Whether a credential counts at most once in all of some places. */
  #isExclusive(places: readonly Leaf[]): boolean {
    return (
      places.length === 1 ||
      (this.#program.perScope === 1 &&
        places.every(
          ({ draw, scope, group }) =>
            draw === 'own' && scope !== undefined && scope === places[0]!.scope && group === undefined,
        ))
    )
  }

  /** A most of distinct values: none of them counts beyond it. */
  #mostKeys(leaf: Leaf, candidates: readonly Candidate[], variables: readonly number[]): void {
    if (leaf.max === Number.POSITIVE_INFINITY) return
    const marks = new Map<string, number>()
    for (const [index, { truth, keys = [] }] of candidates.entries()) {
      if (truth !== 'true') continue
      for (const key of keys) {
        const mark = marks.get(key) ?? this.#variable(true, 1)
        marks.set(key, mark)
        this.#rows.push({
          terms: [
            [variables[index]!, 1],
            [mark, -this.#alike.of(candidates[index]!.at).length],
          ],
          most: 0,
        })
      }
    }
    this.#row(
      [...marks.values()].map((mark) => [mark, 1] as const),
      'most',
      leaf.max,
    )
  }

  /** What a requirement looks at that may not look at all it could. */
  #looks(leaf: Leaf, pursued: Sum): void {
    const looks: [number, number][] = []
    for (const each of leaf.candidates) {
      if (!usable(each, this.#outlook.view) || !this.#alike.leads(each.at)) continue
      const variable = this.#variable(true, this.#alike.of(each.at).length)
      this.#look.set(`${leaf.index} ${each.at}`, variable)
      looks.push([variable, 1])
    }
    this.#chosen.add(leaf.index)
    if (looks.length > 0) this.#row(looks, 'most', leaf.max, pursued)
  }

  /** What is looked at elsewhere, once all variables are there. */
  #mirror(): void {
    const { view } = this.#outlook
    for (const { leaf, pursued, missing } of this.#mirrored) {
      const terms = leaf.candidates
        .filter((each) => usable(each, view))
        .flatMap((each): (readonly [number, number])[] => {
          const own = (this.#byAt.get(each.at) ?? []).filter(({ leaf: { draw } }) => draw === 'own')
          const look = this.#look.get(`${leaf.index} ${each.at}`)
          if (look === undefined) return own.map(({ variable }) => [variable, sizeOf(each, view)])
          this.#row([[look, 1], ...own.map(({ variable }) => [variable, -1] as const)], 'most', 0)
          return [[look, sizeOf(each, view)]]
        })
      this.#row([...terms, ...missing], 'least', effectiveNeed(leaf), pursued)
    }
  }

  /** A variable for each key, no more than what covers it. */
  #keys(
    covering: readonly (readonly [keys: readonly string[], terms: readonly (readonly [number, number])[]])[],
  ): Map<string, number> {
    const byKey = new Map<string, (readonly [number, number])[]>()
    for (const [keys, terms] of covering)
      for (const key of new Set(keys)) byKey.set(key, [...(byKey.get(key) ?? []), ...terms])
    return new Map(
      [...byKey].map(([key, terms]) => {
        const variable = this.#variable(false, 1)
        this.#rows.push({
          terms: [[variable, 1], ...terms.map(([each, weight]) => [each, -weight] as const)],
          most: 0,
        })
        return [key, variable]
      }),
    )
  }

  /** Position and variable of what a leaf counts of each credential. */
  #parts(leaf: number): [at: number, variable: number][] {
    return this.#program.leaves[leaf]!.candidates.flatMap(({ at }) => {
      const variable = this.#part.get(`${leaf} ${at}`) ?? this.#use.get(`${leaf} ${at}`)
      return variable === undefined ? [] : [[at, variable] as [number, number]]
    })
  }

  /** No credential counts more often than it may. */
  #exclusive(): void {
    const { perScope, inAll } = this.#program
    for (const [at, places] of this.#byAt) {
      const many = this.#alike.of(at).length
      const own = places.filter(({ leaf }) => leaf.draw === 'own')
      const scopes = new Map<string, typeof own>()
      for (const place of own)
        if (place.leaf.scope !== undefined)
          scopes.set(place.leaf.scope, [...(scopes.get(place.leaf.scope) ?? []), place])
      for (const inside of scopes.values()) this.#atMost(inside, perScope, many)
      if (
        inAll < Number.POSITIVE_INFINITY &&
        (scopes.size > 1 || [...scopes.values()].flat().length < own.length)
      )
        this.#atMost(own, inAll, many)
    }
  }

  /** Each of `many` that are alike counts in at most `limit` places. */
  #atMost(places: readonly { leaf: Leaf; variable: number }[], limit: number, many: number): void {
    if (places.length <= limit) return
    const terms: [number, number][] = []
    const groups = new Map<number, number[]>()
    for (const { leaf, variable } of places)
      if (leaf.group === undefined) terms.push([variable, 1])
      else groups.set(leaf.group, [...(groups.get(leaf.group) ?? []), variable])
    for (const variables of groups.values()) {
      const together = variables.length === 1 ? variables[0]! : this.#variable(false, 1)
      if (variables.length > 1)
        for (const variable of variables)
          this.#rows.push({
            terms: [
              [variable, 1],
              [together, -1],
            ],
            most: 0,
          })
      terms.push([together, 1])
    }
    if (terms.length > limit) this.#rows.push({ terms, most: limit * many })
  }

  /** What is taken from what counts must count elsewhere. */
  #drawn(): void {
    for (const [, places] of this.#byAt) {
      const own = places
        .filter(({ leaf }) => leaf.draw === 'own')
        .map(({ variable }) => [variable, -1] as const)
      for (const { leaf, variable } of places)
        if (leaf.draw === 'counted') this.#rows.push({ terms: [[variable, 1], ...own], most: 0 })
    }
  }

  /** How many that are alike count somewhere, and either `here` or for a requirement that is pursued and looks at them. */
  #lookedAt(
    at: number,
    anywhere: readonly { readonly variable: number }[],
    here: readonly { readonly variable: number }[],
    lookers: readonly { readonly leaf: Leaf; readonly pursued: Sum }[],
  ): number {
    const many = this.#alike.of(at).length
    const whole = this.#variable(false, many)
    this.#rows.push({
      terms: [[whole, 1], ...anywhere.map(({ variable }) => [variable, -1] as const)],
      most: 0,
    })
    const looks = lookers.map(({ leaf, pursued }): Sum => {
      const look = this.#look.get(`${leaf.index} ${at}`)
      return look === undefined ? timesOf(pursued, many) : { terms: [[look, 1]], constant: 0 }
    })
    this.#rows.push({
      terms: [
        [whole, 1],
        ...[
          ...here.map(({ variable }) => [variable, 1] as const),
          ...looks.flatMap(({ terms }) => terms),
        ].map(([variable, weight]) => [variable, -weight] as const),
      ],
      most: looks.reduce((sum, { constant }) => sum + constant, 0),
    })
    return whole
  }

  /** Whether, and how much of, a credential counts under a node, as a sum. */
  #counted(node: number): Map<number, Counted> {
    const inside = new Set(this.#program.under(node))
    const out = new Map<number, Counted>()
    const { perScope, split } = this.#program
    const looking = this.#mirrored.filter(({ leaf }) => inside.has(leaf.index))
    for (const [at, places] of this.#byAt) {
      const lookers = looking.filter(({ leaf }) => {
        const each = leaf.byAt.get(at)
        return each !== undefined && usable(each, this.#outlook.view)
      })
      const always = lookers.some(
        ({ leaf, pursued }) => !this.#chosen.has(leaf.index) && pursued === this.#pursued[node],
      )
      const anywhere = places.filter(({ leaf }) => leaf.draw === 'own' || inside.has(leaf.index))
      const here = always ? anywhere : places.filter(({ leaf }) => inside.has(leaf.index))
      if (lookers.length > 0 && here.length < anywhere.length) {
        const whole = [[this.#lookedAt(at, anywhere, here, lookers), 1] as const]
        out.set(at, { whole, parts: whole })
        continue
      }
      if (here.length === 0) continue
      const terms = here.map(({ variable }) => [variable, 1] as const)
      const partTerms = here.map(
        ({ leaf, variable }) => [this.#part.get(`${leaf.index} ${at}`) ?? variable, 1] as const,
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
      const whole = this.#variable(true, 1)
      for (const [variable] of terms)
        this.#rows.push({
          terms: [
            [variable, 1],
            [whole, -1],
          ],
          most: 0,
        })
      this.#rows.push({
        terms: [[whole, 1], ...terms.map(([variable]) => [variable, split ? -1e6 : -1] as const)],
        most: 0,
      })
      out.set(at, {
        whole: [[whole, 1]],
        parts:
          once || partTerms.some(([variable], index) => variable !== terms[index]![0])
            ? partTerms
            : split && perScope === 1
              ? partTerms
              : [[whole, 1]],
      })
    }
    return out
  }

  #constraint(constraint: ProgramConstraint): void {
    const it = constraint.constraint
    const { view } = this.#outlook
    const pursued = this.#pursued[constraint.node] ?? NONE
    if (it.op === 'invariant' || (pursued.constant === 0 && pursued.terms.length === 0)) return
    if (it.op === 'sequence') {
      this.#sequence(it)
      return
    }
    if (it.op === 'overlap' && it.policy === 'reduce-volume') {
      this.#reduce(constraint)
      return
    }
    const counted = this.#counted(constraint.node)
    if (it.op === 'floor' && it.distinctBy !== undefined && it.distinctBy !== 'credential') {
      const member = membership(it.select, this.#program)
      const inside = [...counted].filter(
        ([at]) => member(at) === 'true' || (view === 'possible' && member(at) === 'unknown'),
      )
      const keys = this.#keys(
        inside.map(
          ([at, { whole }]) =>
            [possibleKeys(it, this.#program.hand.holdings[at]!, at, view, it.min.count ?? 0), whole] as const,
        ),
      )
      const need = it.min.count ?? 0
      this.#row(
        [...[...keys.values()].map((variable) => [variable, 1] as const), ...this.#missing(need, false)],
        'least',
        need,
        pursued,
      )
      return
    }
    for (const row of rowsOf(constraint, this.#program)) this.#sum(row, counted, pursued)
  }

  #sum(row: Row, counted: ReadonlyMap<number, Counted>, pursued: Sum): void {
    const { view } = this.#outlook
    const terms = [...counted].flatMap(([at, { whole, parts }]) => {
      const weight = row.weight(at, view)
      return weight === 0
        ? []
        : (row.byVolume ? parts : whole).map(([variable, times]) => [variable, times * weight] as const)
    })
    this.#row(
      [...terms, ...(row.soft ? this.#missing(row.limit, false) : [])],
      row.bound,
      row.limit,
      row.bound === 'least' ? pursued : ONE,
    )
  }

  #sequence(it: Extract<ProgramConstraint['constraint'], { op: 'sequence' }>): void {
    const { early, late, exempt } = sequenceOf(this.#program, it)
    const { view } = this.#outlook
    const days = (leaves: readonly number[]) =>
      leaves.flatMap((leaf) =>
        this.#parts(leaf)
          .filter(([at]) => exempt(at) !== 'true')
          .map(([at]) => ({
            at,
            variable: this.#use.get(`${leaf} ${at}`)!,
            day: this.#program.hand.holdings[at]!.awarded,
          })),
      )
    for (const one of days(early))
      for (const other of days(late)) {
        const order = inOrder(one, other, it.strict === true)
        if (order === 'true' || (order === 'unknown' && view === 'possible')) continue
        this.#rows.push({
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

  #reduce(constraint: ProgramConstraint): void {
    const counted = this.#counted(constraint.node)
    const { view } = this.#outlook
    const size = (at: number, most: boolean) =>
      this.#program.size(at, this.#program.unit)[most ? 'most' : 'least']
    for (const group of mergedGroups(overlapGroups(constraint, this.#program))) {
      const inside = [...group.keys()].filter(
        (at) => counted.has(at) && (view === 'sure' || group.get(at) === 'true'),
      )
      if (inside.length < 2) continue
      const largest = inside.map((at) => {
        const variable = this.#variable(true, 1)
        this.#rows.push({
          terms: [[variable, 1], ...counted.get(at)!.whole.map(([each, times]) => [each, -times] as const)],
          most: 0,
        })
        return [variable, at] as const
      })
      this.#rows.push({ terms: largest.map(([variable]) => [variable, 1]), most: 1 })
      this.#rows.push({
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

  /** What a requirement takes without a search: all it needs where it is free, else what fits it alone. */
  #given(leaf: Leaf): number[] {
    const { view } = this.#outlook
    const fitting = leaf.candidates.filter((each) => usable(each, view))
    if (this.#free.leaves.has(leaf.index)) return enough(leaf, fitting, view)
    const summed = leaf.measure === 'volume' || leaf.measure === 'credentials'
    return summed ? fitting.map(({ at }) => at).filter((at) => this.#free.sole(leaf, at)) : []
  }

  #read(values: readonly number[]): Placement[] {
    const out: Placement[] = []
    /** How many of those that are alike have a place, by the one that stands for them. */
    const placed = new Map<number, number>()
    const holds = ({ terms, constant }: Sum) =>
      constant + terms.reduce((sum, [variable, weight]) => sum + weight * (values[variable] ?? 0), 0) > 0.5
    for (const leaf of this.#program.leaves) {
      if (
        !path(this.#program, leaf.node).every(
          (node) => this.#pursued[node] !== undefined && holds(this.#pursued[node]),
        )
      )
        continue
      for (const at of this.#given(leaf)) out.push({ leaf: leaf.index, at, part: 1 })
      for (const { at } of leaf.candidates) {
        const use = this.#use.get(`${leaf.index} ${at}`)
        if (use === undefined) continue
        const part = this.#part.get(`${leaf.index} ${at}`) ?? use
        const value = values[part] ?? 0
        const divisible =
          this.#part.has(`${leaf.index} ${at}`) || (this.#program.split && leaf.measure === 'volume')
        if (divisible) {
          if (value > 1e-6) out.push({ leaf: leaf.index, at, part: Math.min(1, value) })
          continue
        }
        const same = this.#alike.of(at)
        const first = same.length > 1 ? (placed.get(at) ?? 0) : 0
        placed.set(at, first + Math.round(value))
        for (const each of same.slice(first, first + Math.round(value)))
          out.push({ leaf: leaf.index, at: each, part: 1 })
      }
    }
    return [...out, ...this.#seen(out, values, holds)]
  }

  /** With what a floor on a requirement asks for at the head. */
  #floorFirst({ node }: Leaf, positions: readonly number[]): readonly number[] {
    const rows = this.#program.constraints
      .filter((each) => each.node === node && each.constraint.op === 'floor')
      .flatMap((each) => rowsOf(each, this.#program))
    const weight = (at: number) => rows.reduce((sum, row) => sum + row.weight(at, this.#outlook.view), 0)
    return rows.length === 0 ? positions : [...positions].sort((a, b) => weight(b) - weight(a) || a - b)
  }

  /** What the requirements that are pursued look at of what counts; where they may not look at all, at different ones. */
  #seen(
    allocation: readonly Placement[],
    values: readonly number[],
    holds: (pursued: Sum) => boolean,
  ): Placement[] {
    const counted = new Set(
      allocation.filter(({ leaf }) => this.#program.leaves[leaf]!.draw === 'own').map(({ at }) => at),
    )
    const turn = new Map<number, number>()
    const some = (leaf: Leaf, leader: number): readonly number[] => {
      const same = this.#alike.of(leader).filter((at) => counted.has(at))
      const number = Math.round(values[this.#look.get(`${leaf.index} ${leader}`)!] ?? 0)
      const first = turn.get(leader) ?? 0
      turn.set(leader, first + number)
      return same.slice(0, number).map((_, at) => same[(first + at) % same.length]!)
    }
    return this.#mirrored
      .filter(({ pursued }) => holds(pursued))
      .flatMap(({ leaf }) => {
        const fitting = leaf.candidates.filter((each) => usable(each, this.#outlook.view)).map(({ at }) => at)
        const ats = this.#chosen.has(leaf.index)
          ? fitting.filter((at) => this.#alike.leads(at)).flatMap((at) => some(leaf, at))
          : this.#floorFirst(
              leaf,
              fitting.filter((at) => counted.has(at)),
            ).slice(0, leaf.max)
        return ats.map((at) => ({ leaf: leaf.index, at, part: 1 }))
      })
  }
}
