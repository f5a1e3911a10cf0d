/**
 * What a rule means in one world, by trying every lawful allocation with plain truth. Written from the meaning of the
 * language; it shares nothing with the evaluator but types.
 */
import type { Held, StackingRule, StackOptions } from '@microcred/stacking'
import { hoursOf, type Known, rounded, type World } from './worlds.js'

type Requirement = StackingRule['root']
type Constraint = NonNullable<StackingRule['constraints']>[number]
type Select = NonNullable<Extract<Requirement, { op: 'item' }>['from']>
type Condition = Extract<Requirement, { op: 'when' }>['if']
type Drawing = Extract<Requirement, { op: 'item' | 'count' | 'volume' | 'outcomes' }>
type Decision = NonNullable<StackOptions['decisions']>[number]

/** A credential at a requirement, or a part of it. */
export interface Place {
  readonly leaf: number
  /** Position in the list that was handed in. */
  readonly at: number
  readonly part: number
}

interface Node {
  readonly id: string
  readonly it: Requirement
  readonly children: readonly Node[]
  readonly leaves: readonly number[]
  /** Names of the requirement and of all above it. */
  readonly names: readonly string[]
  readonly section: string
  readonly waived: boolean
  readonly granted: boolean | undefined
  /** Credentials that people let count although they are not selected. */
  readonly substitutes: readonly string[]
}

const EPSILON = 1e-6

/** A concept and the one narrower concept it has. */
export const narrower = (uri: string): readonly string[] => (uri === 'urn:skill:1' ? ['urn:skill:1a'] : [])

/** A rule with the decisions people took about it, ready to be asked in worlds. */
export class Meaning {
  readonly #rule: StackingRule
  readonly #options: StackOptions
  readonly #leaves: Node[] = []
  readonly #root: Node
  readonly #decisions: readonly Decision[]
  readonly #sizes = new WeakMap<Known, Map<string, number>>()
  /** Whether volumes may be divided at all. */
  readonly #divides: boolean

  /** Whether what people waived is met by that. */
  readonly #waives: boolean

  constructor(rule: StackingRule, options: StackOptions, waives = true) {
    this.#rule = rule
    this.#waives = waives
    this.#options = options
    this.#decisions = [...(options.decisions ?? [])]
      .filter(({ date, until }) => date <= options.at && (until === undefined || until >= options.at))
      .sort((a, b) => (a.date < b.date ? -1 : 1))
    this.#root = this.#node(rule.root, '', '', [])
    this.#divides = rule.allocation.split === true || JSON.stringify(rule).includes('"reduce-')
  }

  /** Whether people have something left to decide. */
  get pending(): boolean {
    const open = (node: Node): boolean =>
      !node.waived && ((isPending(node.it) && node.granted === undefined) || node.children.some(open))
    return open(this.#root)
  }

  #node(it: Requirement, prefix: string, section: string, above: readonly string[]): Node {
    const id = prefix + it.id
    const about = this.#decisions.filter(({ requirement }) => requirement === id)
    const last = about.findLast(({ kind }) => kind !== 'substitute' && (isPending(it) || kind !== 'grant'))
    const waived = last?.kind === 'waive'
    const names = [...above, id]
    const inside = it.section ? id : section
    const under = (child: Requirement, start = prefix) => this.#node(child, start, inside, names)
    const children = waived
      ? []
      : it.op === 'ref'
        ? [under(this.#rule.definitions![it.rule]!, `${id}/`)]
        : it.op === 'when'
          ? [under(it.then), ...(it.else ? [under(it.else)] : [])]
          : 'of' in it && it.of
            ? it.of.map((child) => under(child))
            : []
    const draws =
      !waived &&
      (it.op === 'item' || it.op === 'count' || it.op === 'outcomes' || (it.op === 'volume' && !it.of))
    const node: Node = {
      id,
      it,
      children,
      names,
      section: inside,
      waived,
      granted: isPending(it) && last && !waived ? last.kind === 'grant' : undefined,
      substitutes: about.flatMap(({ kind, credential }) =>
        kind === 'substitute' && credential ? [credential] : [],
      ),
      leaves: draws ? [this.#leaves.length] : children.flatMap(({ leaves }) => leaves),
    }
    if (draws) this.#leaves.push(node)
    return node
  }

  /** Number of the requirement of a name that draws credentials. */
  leafOf = (id: string): number => this.#leaves.findIndex((node) => node.id === id)

  /** Whether more is held than must be, in a world. */
  violated(world: World): boolean {
    const broken = (limits: readonly Constraint[] | undefined) =>
      (limits ?? []).some(
        (it) =>
          it.op === 'invariant' &&
          !this.#within(
            it.max,
            'most',
            world.credentials.filter(({ finished }) => finished).map((each) => [each, 1]),
            it.select,
            world,
          ),
      )
    const below = (node: Node): boolean =>
      !node.waived && (broken(node.it.constraints) || this.#taken(node, world).some(below))
    return broken(this.#rule.constraints) || below(this.#root)
  }

  /** Children that the condition of a world leaves; all of what has none. */
  #taken({ it, children }: Node, world: World): readonly Node[] {
    if (it.op !== 'when' || children.length === 0) return children
    return this.#holds(it.if, world) ? children.slice(0, 1) : children.slice(1)
  }

  /** Whether some lawful allocation meets the rule, or `undefined` where there are too many to try. */
  satisfiable(world: World, granted: boolean, most: number): boolean | undefined {
    const choices = world.credentials.map((each) => this.#choices(each, world))
    if (choices.reduce((product, { length }) => product * length, 1) > most) return undefined
    const placed: Place[][] = this.#leaves.map(() => [])
    const next = (number: number): boolean => {
      if (number === choices.length) return this.#met(world, placed, granted)
      for (const choice of choices[number]!) {
        for (const place of choice) placed[place.leaf]!.push(place)
        const found = next(number + 1)
        for (const place of choice) placed[place.leaf]!.pop()
        if (found) return true
      }
      return false
    }
    return next(0)
  }

  /** Whether an allocation meets the rule in a world; what stands under a branch not taken counts for nothing. */
  allows(world: World, allocation: readonly Place[], granted: boolean): boolean {
    const open = new Set(this.#open(this.#root, world))
    const places = allocation.filter(({ leaf }) => open.has(leaf))
    for (const { at, leaf } of places) {
      const credential = world.credentials.find((each) => each.at === at)
      if (!credential || !this.#fits(this.#leaves[leaf]!, credential, world)) return false
    }
    for (const credential of world.credentials)
      if (!this.#lawful(places.filter(({ at }) => at === credential.at))) return false
    const placed: Place[][] = this.#leaves.map((_, leaf) => places.filter((place) => place.leaf === leaf))
    return this.#met(world, placed, granted)
  }

  #open(node: Node, world: World): readonly number[] {
    return this.#taken(node, world).length === 0 && node.children.length === 0
      ? node.leaves
      : this.#taken(node, world).flatMap((child) => this.#open(child, world))
  }

  /** Every lawful way in which one credential may count. */
  #choices(credential: Known, world: World): Place[][] {
    const open = this.#open(this.#root, world)
    let found: Place[][] = [[]]
    for (const leaf of open) {
      const node = this.#leaves[leaf]!
      if (!this.#fits(node, credential, world)) continue
      const parts = this.#parts(node, credential, world)
      found = found.flatMap((places) => [
        places,
        ...parts.map((part) => [...places, { leaf, at: credential.at, part }]),
      ])
    }
    return found.filter((places) => this.#lawful(places))
  }

  /** Parts in which a credential may count: whole, and where volumes may be divided by units. */
  #parts({ it }: Node, credential: Known, world: World): number[] {
    void world
    const units = this.#divides && it.op === 'volume' ? Math.round(this.#size(credential, this.#unit(it))) : 1
    if (units < 2 || units > 6) return [1]
    return Array.from({ length: units }, (_, number) => (number + 1) / units)
  }

  #lawful(places: readonly Place[]): boolean {
    const { scope, maxUses, shareGroups, split } = this.#rule.allocation
    const draw = ({ leaf }: Place) => drawOf(this.#leaves[leaf]!.it)
    const own = places.filter((place) => draw(place) === 'own')
    if (own.length === 0 && places.some((place) => draw(place) === 'counted')) return false
    const group = ({ leaf }: Place) =>
      shareGroups?.findIndex((names) => this.#leaves[leaf]!.names.some((name) => names.includes(name))) ?? -1
    const uses = (some: readonly Place[]): number => {
      const shared = new Map<number, number>()
      let sum = 0
      for (const place of some) {
        const amount = split ? place.part : 1
        if (group(place) < 0) sum += amount
        else shared.set(group(place), Math.max(shared.get(group(place)) ?? 0, amount))
      }
      for (const each of shared.values()) sum += each
      return sum
    }
    if (maxUses !== undefined && uses(own) > maxUses + EPSILON) return false
    if (scope === 'none') return true
    const scopes = new Map<string, Place[]>()
    for (const place of own) {
      const name = scope === 'global' ? '' : this.#leaves[place.leaf]!.section
      scopes.set(name, [...(scopes.get(name) ?? []), place])
    }
    const most = scope === 'global' ? (maxUses ?? 1) : 1
    return [...scopes.values()].every((inside) => uses(inside) <= most + EPSILON)
  }

  #fits(node: Node, credential: Known, world: World): boolean {
    const it = node.it as Drawing
    const { from = {} } = it
    if (!credential.finished && from.status === undefined) return false
    const substituted = credential.stated.some((id) => node.substitutes.includes(id))
    if (!substituted && !this.#selects(from, credential, world) && !this.#accepts(it, credential, world))
      return false
    return it.op !== 'outcomes' || this.#covered(it, credential).length > 0
  }

  #accepts(it: Drawing, credential: Known, world: World): boolean {
    if (it.op !== 'item' || !it.accept || !this.#options.equivalence) return false
    const { credential: names = [], ...rest } = it.from
    const grades: readonly string[] = it.accept.grades ?? ['exact', 'broader']
    return (
      this.#selects(rest, credential, world) &&
      names.some((name) => grades.includes(credential.grades[name] ?? 'none'))
    )
  }

  #covered(it: Extract<Requirement, { op: 'outcomes' }>, { outcomes, skills }: Known): string[] {
    const also = it.match === 'narrower'
    return (it.targets ?? this.#rule.profile.outcomes)
      .filter((target) => outcomes.has(target.id) || target.skills?.some((uri) => covers(uri, skills, also)))
      .map(({ id }) => id)
  }

  /** What a credential counts as: what the rule fixes for such, else what it says. */
  #size = (credential: Known, unit: string): number => {
    const sizes = this.#sizes.get(credential) ?? new Map<string, number>()
    this.#sizes.set(credential, sizes)
    const size = sizes.get(unit) ?? this.#sizeOf(credential, unit)
    sizes.set(unit, size)
    return size
  }

  #sizeOf(credential: Known, unit: string): number {
    const world = { at: this.#options.at, entered: '', credentials: [] }
    const fixed = this.#rule.worth?.find(({ select }) => this.#selects(select, credential, world))
    if (!fixed) return credential.size(unit)
    if (fixed.counts.unit === unit) return fixed.counts.value
    const exact =
      (fixed.counts.value * hoursOf('ects', credential.fixedHours)) / hoursOf(unit, credential.fixedHours)
    return rounded(exact, this.#rule.conversion.round)
  }

  #taken_ = (name: string, { ids, taken }: Known): boolean => {
    const ledger = this.#options.ledgers?.[name]
    return ledger && ids.length > 0 ? ids.some((id) => ledger.includes(id)) : taken
  }

  #graded(wanted: NonNullable<Select['grade']>, { scaled }: Known): boolean {
    const scale = this.#rule.scales!.find(({ id }) => id === wanted.scale)!
    const good = (points: number) => (scale.best > scale.worst ? points : -points)
    const mine = good(scaled[scale.id]!)
    const letter = scale.grades?.find(({ grade }) => grade === wanted.least)
    return (
      (wanted.min === undefined || mine >= good(wanted.min) - EPSILON) &&
      (wanted.max === undefined || mine <= good(wanted.max) + EPSILON) &&
      (wanted.least === undefined || mine >= good(letter!.points) - EPSILON) &&
      (!wanted.pass || mine >= good(scale.pass!) - EPSILON)
    )
  }

  #unit = (it: Extract<Requirement, { op: 'volume' }>): string =>
    it.min?.unit ?? it.max?.unit ?? this.#rule.profile.volume?.unit ?? 'ects'

  #selects(wanted: Select, credential: Known, world: World): boolean {
    const inside = (
      value: number | undefined,
      range: { min?: number | undefined; max?: number | undefined },
    ) => value !== undefined && value >= (range.min ?? -Infinity) && value <= (range.max ?? Infinity)
    const meets = (all: readonly string[], found: Iterable<string>) =>
      [...found].some((each) => all.includes(each))
    return (
      (wanted.all ?? []).every((each) => this.#selects(each, credential, world)) &&
      (!wanted.any || wanted.any.some((each) => this.#selects(each, credential, world))) &&
      (!wanted.not || !this.#selects(wanted.not, credential, world)) &&
      (!wanted.credential || meets(wanted.credential, credential.ids)) &&
      (!wanted.issuer || meets(wanted.issuer, [credential.issuer, ...credential.also])) &&
      (!wanted.eqf || inside(credential.eqf, wanted.eqf)) &&
      (!wanted.field ||
        credential.fields.some((code) => wanted.field!.some((each) => code.startsWith(each)))) &&
      (!wanted.outcome || meets(wanted.outcome, credential.outcomes)) &&
      (!wanted.skill ||
        wanted.skill.uris.some((uri) =>
          covers(uri, credential.skills, wanted.skill!.match === 'narrower'),
        )) &&
      (!wanted.form || meets(wanted.form, credential.forms)) &&
      (!wanted.route || meets(wanted.route, credential.routes)) &&
      (!wanted.grade ||
        (wanted.grade.scale === undefined
          ? inside(credential.points, wanted.grade)
          : this.#graded(wanted.grade, credential))) &&
      (!wanted.usedElsewhere || wanted.usedElsewhere.some((name) => this.#taken_(name, credential))) &&
      (!wanted.status || meets(wanted.status, [credential.status])) &&
      (!wanted.awarded ||
        ((wanted.awarded.from === undefined || credential.day >= wanted.awarded.from) &&
          (wanted.awarded.until === undefined || credential.day <= wanted.awarded.until) &&
          (wanted.awarded.maxAgeMonths === undefined ||
            credential.day >= earlier(world.at, wanted.awarded.maxAgeMonths)))) &&
      (!wanted.volume ||
        ((!wanted.volume.min || credential.size(wanted.volume.min.unit) >= wanted.volume.min.value) &&
          (!wanted.volume.max || credential.size(wanted.volume.max.unit) <= wanted.volume.max.value))) &&
      (wanted.extension ?? []).every(({ key, in: values }) =>
        meets(values ?? [], credential.extensions[key] ?? []),
      )
    )
  }

  #holds(condition: Condition, world: World): boolean {
    const period = (
      day: string,
      { from = '', until = '9' }: { from?: string | undefined; until?: string | undefined },
    ) => day >= from && day <= until
    return (
      (condition.all ?? []).every((each) => this.#holds(each, world)) &&
      (!condition.any || condition.any.some((each) => this.#holds(each, world))) &&
      (!condition.not || !this.#holds(condition.not, world)) &&
      (!condition.holds ||
        world.credentials.some(
          (each) =>
            (each.finished || condition.holds!.status !== undefined) &&
            this.#selects(condition.holds!, each, world),
        )) &&
      (condition.declared ?? []).every((fact) => this.#options.declared?.includes(fact)) &&
      (!condition.entered || period(world.entered, condition.entered)) &&
      (!condition.at || period(world.at, condition.at))
    )
  }

  #met(world: World, placed: readonly (readonly Place[])[], granted: boolean): boolean {
    const known = byPosition(world)
    const under = (leaves: readonly number[]): [Known, number][] => {
      // At one requirement a credential stands once.
      if (leaves.length === 1) return placed[leaves[0]!]!.map(({ at, part }) => [known.get(at)!, part])
      const parts = new Map<number, number>()
      for (const leaf of leaves)
        for (const { at, part } of placed[leaf]!) parts.set(at, Math.min(1, (parts.get(at) ?? 0) + part))
      return [...parts].map(([at, part]) => [known.get(at)!, part])
    }
    const isUsed = (node: Node) => node.leaves.some((leaf) => placed[leaf]!.length > 0)
    const binds = (limits: readonly Constraint[] | undefined, leaves: readonly number[]) =>
      (limits ?? []).every((it) => this.#keeps(it, under(leaves), world, placed))
    const met = (node: Node): boolean => {
      if (node.waived) return this.#waives
      const children = this.#taken(node, world)
      const { op } = node.it
      if (op === 'all-of' || op === 'when' || op === 'ref')
        return children.every(met) && binds(node.it.constraints, node.leaves)
      const inner = children.map((child) => [child, met(child)] as const)
      // What counts under a requirement that is not met does not count, so an allocation that places it there is none.
      if (inner.some(([child, ok]) => !ok && isUsed(child))) return false
      return this.#asked(node, inner, under, placed, granted) && binds(node.it.constraints, node.leaves)
    }
    return (
      met(this.#root) &&
      (!this.#divides || this.#isDividedWell(world, placed, under)) &&
      binds(this.#rule.constraints, this.#root.leaves)
    )
  }

  /** Whether only what overlaps with something else that counts is counted in part, unless volumes may be divided. */
  #isDividedWell(
    world: World,
    placed: readonly (readonly Place[])[],
    under: (leaves: readonly number[]) => [Known, number][],
  ): boolean {
    const parts = placed.flat().filter(({ part }) => part < 1 - EPSILON)
    if (parts.length === 0 || this.#rule.allocation.split) return true
    const reducing = (
      node: Node,
    ): { it: Extract<Constraint, { op: 'overlap' }>; leaves: readonly number[] }[] => [
      ...[
        ...(node.it.constraints ?? []),
        ...(node === this.#root ? (this.#rule.constraints ?? []) : []),
      ].flatMap((it) =>
        it.op === 'overlap' && it.policy.startsWith('reduce-') ? [{ it, leaves: node.leaves }] : [],
      ),
      ...node.children.flatMap(reducing),
    ]
    return parts.every(({ leaf, at }) =>
      reducing(this.#root).some(
        ({ it, leaves }) =>
          leaves.includes(leaf) &&
          this.#groups(it, under(leaves), world).some(
            (group) => group.length > 1 && group.some(([each]) => each.at === at),
          ),
      ),
    )
  }

  #asked(
    { it, leaves, granted: decided }: Node,
    children: readonly (readonly [Node, boolean])[],
    under: (leaves: readonly number[]) => [Known, number][],
    placed: readonly (readonly Place[])[],
    granted: boolean,
  ): boolean {
    const reaches = (sum: number, least = 0, most = Infinity) =>
      sum >= least - EPSILON && sum <= most + EPSILON
    const met = children.filter(([, ok]) => ok).map(([child]) => child)
    const mine =
      it.op === 'item' || it.op === 'count' || it.op === 'volume' || it.op === 'outcomes' ? under(leaves) : []
    switch (it.op) {
      case 'all-of':
      case 'when':
      case 'ref':
        return met.length === children.length
      case 'any-of':
        return met.length > 0
      case 'n-of':
        return (
          met.length >= it.min &&
          met.filter((child) => child.leaves.some((leaf) => placed[leaf]!.length > 0)).length <=
            (it.max ?? Infinity)
        )
      case 'evidence':
      case 'decision':
        return decided ?? granted
      case 'item':
        return mine.length === 1
      case 'count': {
        const { distinctBy, distinctKey } = it
        const number =
          distinctBy === undefined || distinctBy === 'credential'
            ? mine.length
            : new Set(mine.flatMap(([each]) => distinct(distinctBy, distinctKey, each))).size
        return reaches(number, it.min, it.max)
      }
      case 'outcomes': {
        const targets = it.targets ?? this.#rule.profile.outcomes
        const found = new Set(mine.flatMap(([each]) => this.#covered(it, each)))
        return (
          found.size >= rounded(it.minCoverage * targets.length, { mode: 'up' }) &&
          (it.mandatory ?? []).every((id) => found.has(id))
        )
      }
      case 'volume': {
        const unit = this.#unit(it)
        const adding = met.filter((child) => child.it.contributes === undefined)
        const counted = it.of ? under(adding.flatMap((child) => child.leaves)) : mine
        const fixed = met.reduce((total, child) => total + (child.it.contributes?.value ?? 0), 0)
        const volumes = counted.reduce((total, [each, part]) => total + this.#size(each, unit) * part, 0)
        const sum =
          fixed === 0 ? volumes : Math.max(volumes, Math.min(it.max?.value ?? Infinity, volumes + fixed))
        return (
          rounded(sum, it.round) >= (it.min?.value ?? 0) - EPSILON &&
          volumes <= (it.max?.value ?? Infinity) + EPSILON
        )
      }
    }
  }

  #within(
    { volume, count }: { volume?: { value: number; unit: string } | undefined; count?: number | undefined },
    bound: 'least' | 'most',
    counted: readonly (readonly [Known, number])[],
    wanted: Select,
    world: World,
  ): boolean {
    const inside = counted.filter(([each]) => this.#selects(wanted, each, world))
    const keeps = (sum: number, limit: number) =>
      bound === 'least' ? sum >= limit - EPSILON : sum <= limit + EPSILON
    return (
      (volume === undefined ||
        keeps(
          inside.reduce((sum, [each, part]) => sum + this.#size(each, volume.unit) * part, 0),
          volume.value,
        )) &&
      (count === undefined || keeps(inside.length, count))
    )
  }

  #keeps(
    it: Constraint,
    counted: readonly (readonly [Known, number])[],
    world: World,
    placed: readonly (readonly Place[])[],
  ): boolean {
    const unit = this.#rule.profile.volume?.unit ?? 'ects'
    const volume = (some: readonly (readonly [Known, number])[]) =>
      some.reduce((sum, [each, part]) => sum + this.#size(each, unit) * part, 0)
    const chosen = (wanted: Select | undefined) =>
      wanted ? counted.filter(([each]) => this.#selects(wanted, each, world)) : counted
    switch (it.op) {
      case 'cap':
        return this.#within(it.max, 'most', counted, it.select, world)
      case 'floor': {
        const { distinctBy, distinctKey } = it
        if (distinctBy === undefined || distinctBy === 'credential')
          return this.#within(it.min, 'least', counted, it.select, world)
        return (
          new Set(chosen(it.select).flatMap(([each]) => distinct(distinctBy, distinctKey, each))).size >=
          (it.min.count ?? 0)
        )
      }
      case 'share': {
        const part = volume(chosen(it.select))
        const bound = (share: number) =>
          it.of === 'required'
            ? rounded(share * this.#rule.profile.volume!.value, it.round)
            : share * volume(counted)
        return (
          (it.min === undefined || part >= bound(it.min) - EPSILON) &&
          (it.max === undefined || part <= bound(it.max) + EPSILON)
        )
      }
      case 'average': {
        const scale = this.#rule.scales?.find(({ id }) => id === it.scale)
        const way = scale && scale.best < scale.worst ? -1 : 1
        const points = ({ graded, scaled, averaged }: Known) =>
          scale ? (graded ? scaled[scale.id] : undefined) : averaged
        const graded = chosen(it.select).filter(([each]) => points(each) !== undefined)
        const weight = ([each, part]: readonly [Known, number]) =>
          it.weight === 'volume' ? this.#size(each, unit) * part : 1
        return (
          graded.reduce((sum, each) => sum + way * (points(each[0])! - it.min) * weight(each), 0) >= -EPSILON
        )
      }
      case 'window': {
        const days = chosen(it.select)
          .map(([{ day }]) => day)
          .sort()
        return days.length < 2 || days[0]! >= earlier(days.at(-1)!, it.months)
      }
      case 'overlap':
        if (it.policy === 'reduce-share')
          return subsets(counted).every(
            (some) =>
              some.reduce((total, [each, part]) => total + part * each.count, 0) <=
              new Set(some.flatMap(([each]) => outcomesNamed(each))).size + EPSILON,
          )
        return (
          it.policy === 'allow' ||
          this.#groups(it, counted, world).every((group) => {
            if (it.policy === 'count-once') return group.length <= 1
            return (
              group.length < 2 ||
              volume(group) <= Math.max(...group.map(([each]) => this.#size(each, unit))) + EPSILON
            )
          })
        )
      case 'sequence': {
        const at = (name: string) => {
          const all = (node: Node): readonly number[] =>
            node.id === name ? node.leaves : this.#taken(node, world).flatMap(all)
          return all(this.#root).flatMap((leaf) =>
            placed[leaf]!.map(({ at: index }) => world.credentials.find((each) => each.at === index)!).filter(
              (each) => !it.exempt || !this.#selects(it.exempt, each, world),
            ),
          )
        }
        return at(it.before).every((one) =>
          at(it.after).every(
            (other) => one.day < other.day || (!it.strict && (one === other || one.day === other.day)),
          ),
        )
      }
      case 'invariant':
        return true
    }
  }

  /** What counts that overlaps: each list overlaps by one thing. */
  #groups(
    it: Extract<Constraint, { op: 'overlap' }>,
    counted: readonly (readonly [Known, number])[],
    world: World,
  ): (readonly (readonly [Known, number])[])[] {
    if (it.by === 'declared')
      return (it.groups ?? []).map((group) => counted.filter(([each]) => this.#selects(group, each, world)))
    const names = ({ outcomes, skills, titles, issuer }: Known): readonly string[] =>
      it.by === 'outcome'
        ? [...outcomes, ...[...skills].flatMap(([uri, match]) => (match === 'exact' ? [uri] : []))]
        : titles.map((title) => `${issuer} ${title}`)
    const all = new Set(counted.flatMap(([each]) => names(each)))
    return [...all].map((name) => counted.filter(([each]) => names(each).includes(name)))
  }
}

const positions = new WeakMap<World, ReadonlyMap<number, Known>>()

function byPosition(world: World): ReadonlyMap<number, Known> {
  const found = positions.get(world) ?? new Map(world.credentials.map((each) => [each.at, each]))
  positions.set(world, found)
  return found
}

const subsets = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: 2 ** all.length }, (_, mask) => all.filter((__, at) => mask & (1 << at)))

/** Outcomes by what they are called; what is called nothing is like no other. */
function outcomesNamed({ at, outcomes, skills, count }: Known): readonly string[] {
  const said = [...outcomes, ...[...skills].flatMap(([uri, match]) => (match === 'exact' ? [uri] : []))]
  return [...said, ...Array.from({ length: count - said.length }, (_, number) => `${at} ${number}`)]
}

const isPending = ({ op }: Requirement): boolean => op === 'evidence' || op === 'decision'

const drawOf = (it: Requirement): string =>
  ('draw' in it && it.draw) || (it.op === 'outcomes' ? 'counted' : 'own')

const covers = (uri: string, skills: Known['skills'], also: boolean): boolean =>
  skills.get(uri) === 'exact' ||
  (also && (skills.get(uri) === 'narrower' || narrower(uri).some((each) => skills.has(each))))

function distinct(by: string, key: string | undefined, each: Known): readonly string[] {
  if (by === 'issuer') return [each.issuer]
  if (by === 'outcome') return [...each.outcomes]
  if (by === 'field') return each.fields
  if (by === 'year') return [each.day.slice(0, 4)]
  return each.extensions[key ?? ''] ?? []
}

/** The day some months before another. */
function earlier(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const total = year * 12 + month - 1 - months
  return `${Math.floor(total / 12)}-${String((total % 12) + 1).padStart(2, '0')}-${String(date).padStart(2, '0')}`
}

export type { Held }
