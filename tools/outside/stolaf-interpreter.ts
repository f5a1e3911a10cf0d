/**
 * St. Olaf's audit specifications, interpreted directly: a search claims courses one by one, each once. What only
 * looks at courses is decided when everything is claimed, together with the audits that count what is looked at.
 */
import type { Random } from '../../packages/stacking/src/search/random.ts'
import type { Course } from './course.ts'
import { type Next, run, type State, type Step } from './search.ts'
import {
  type Assertion,
  assertionOf,
  assertionsOf,
  DISTINCT,
  FACTS,
  type Json,
  KINDS,
  number,
  POINTS,
  RELATIVE,
} from './stolaf-language.ts'

/** Steps a search may take before it is given up. */
const STEPS = 15_000

/** A search for courses that satisfy a specification: those it claims or looks at, `false`, or nothing where it is given up. */
export function interpreted(
  json: Json,
): (courses: readonly Course[], random?: Random) => Set<string> | false | undefined {
  const step = stepOf({ result: json.result, requirements: json.requirements }, {})
  const limits: Json[] = json.limit ?? []
  const whole: Step = (state, next) => {
    ledgers.set(state, { ...EMPTY, ceilings: [() => keeps(limits, [...state.used])] })
    return step(state, () => {
      const seen = settled(state, limits)
      if (!seen || !next()) return false
      for (const course of seen) state.used.add(course)
      return true
    })
  }
  return (courses, random) => run(whole, courses, random, STEPS)
}

/** Courses a step chooses from what is claimed, or from all, without claiming them. */
interface Look {
  readonly pool: (claimed: readonly Course[]) => readonly Course[]
  readonly enough: (taken: readonly Course[]) => boolean
  readonly most: number
}

/** Assertions on what a group claims and what its steps look at. */
interface Audit {
  readonly own: readonly Course[]
  readonly looks: readonly Look[]
  readonly assertions: readonly Assertion[]
}

/** What has been put off on the way to a claim. */
interface Ledger {
  /** Upper bounds on what is claimed that hold at every moment or never again. */
  readonly ceilings: readonly (() => boolean)[]
  readonly looks: readonly Look[]
  readonly audits: readonly Audit[]
}

const EMPTY: Ledger = { ceilings: [], looks: [], audits: [] }
const ledgers = new WeakMap<State, Ledger>()
const ledgerOf = (state: State): Ledger => ledgers.get(state) ?? EMPTY

/** Goes on with a changed ledger, and puts the old one back when that leads nowhere. */
function noting(state: State, change: Partial<Ledger>, next: Next): boolean {
  const before = ledgerOf(state)
  ledgers.set(state, { ...before, ...change })
  if (next()) return true
  ledgers.set(state, before)
  return false
}

const looking = (state: State, look: Look, next: Next): boolean =>
  noting(state, { looks: [...ledgerOf(state).looks, look] }, next)

const allowed = (state: State): boolean => ledgerOf(state).ceilings.every((test) => test())

/** Courses the looks can choose such that every audit and limit is kept, if there are any. */
function settled(state: State, limits: readonly Json[]): readonly Course[] | undefined {
  const { looks, audits } = ledgerOf(state)
  const claimed = [...state.used]
  const pools = new Map(looks.map((look) => [look, poolOf(state, look)]))
  const beyond = (look: Look, own: readonly Course[]) =>
    pools.get(look)!.some((course) => !own.includes(course))
  const joint = looks.filter(
    (look) =>
      (limits.length > 0 && beyond(look, claimed)) ||
      audits.some((audit) => audit.looks.includes(look) && beyond(look, audit.own)),
  )
  const alone = looks.filter((look) => !joint.includes(look))
  const chosen = new Map<Look, readonly Course[]>()
  const keep = (look: Look) => (taken: readonly Course[]) => Boolean(chosen.set(look, taken))
  if (!alone.every((look) => choices(state, look, pools.get(look)!, keep(look)))) return undefined
  const together = (own: readonly Course[], some: readonly Look[]) => [
    ...new Set([...own, ...some.flatMap((look) => chosen.get(look) ?? [])]),
  ]
  const from = (at: number): boolean => {
    if (!keeps(limits, together(claimed, joint))) return false
    const look = joint[at]
    if (look === undefined)
      return audits.every(({ own, looks: some, assertions }) => holds(assertions, together(own, some)))
    return choices(state, look, pools.get(look)!, (taken) => {
      chosen.set(look, taken)
      return from(at + 1) || !chosen.delete(look)
    })
  }
  return from(0) ? [...chosen.values()].flat() : undefined
}

/** What a look may choose from; first what is claimed, since to look at that adds nothing to a limit. */
function poolOf(state: State, { pool }: Look): readonly Course[] {
  const found = pool([...state.used])
  return [...found.filter((each) => state.used.has(each)), ...found.filter((each) => !state.used.has(each))]
}

/** Whether one of the choices that are enough for a look will do. */
function choices(
  state: State,
  { enough, most }: Look,
  pool: readonly Course[],
  will: (taken: readonly Course[]) => boolean,
): boolean {
  const from = (at: number, taken: readonly Course[]): boolean => {
    state.tick()
    if (enough(taken) && will(taken)) return true
    if (taken.length >= most) return false
    return pool.slice(at).some((course, index) => from(at + index + 1, [...taken, course]))
  }
  return from(0, [])
}

/** A step for a part of a specification; `audited` says whether what it takes beyond its need may count above it. */
function stepOf(json: Json, scope: Json, audited = false): Step {
  if (json.result) return stepOf(json.result, { ...scope, ...json.requirements }, audited)
  if (json.$if) return json.$else ? stepOf(json.$else, scope, audited) : (_, next) => next()
  if (json.requirement) {
    const target = scope[json.requirement]
    return target.result
      ? stepOf(target.result, { ...scope, ...target.requirements }, audited)
      : (_, next) => next()
  }
  if (json.from) return query(json)
  if (json.proficiency)
    return (state, next) =>
      (state.courses.some(({ facts }) => facts?.proficiency?.includes(json.proficiency)) && next()) ||
      (json.course ? stepOf(json.course, scope)(state, next) : false)
  const code = json.course ?? json.crsid ?? json.ap
  return code === undefined ? group(json, scope, audited) : single(String(code), json)
}

/** One course by its code. */
function single(code: string, json: Json): Step {
  const fits = (course: Course) =>
    course.code === code && (!json.grade || course.points! >= POINTS[json.grade]!)
  const look = (pool: Look['pool']): Look => ({ pool, enough: ({ length }) => length === 1, most: 1 })
  if (json.from_claimed)
    return (state, next) =>
      looking(
        state,
        look((claimed) => claimed.filter(fits)),
        next,
      )
  if (json.allow_claimed)
    return (state, next) =>
      state.courses.some(fits) &&
      looking(
        state,
        look(() => state.courses.filter(fits)),
        next,
      )
  return (state, next) =>
    state.free(fits).some((course) => state.with(course, () => allowed(state) && next()))
}

/** All of, one of or so many of several steps; unless it says "at most", more may be taken than are needed. */
function group(json: Json, scope: Json, audited: boolean): Step {
  const list = (json.all ?? json.both ?? json.any ?? json.either ?? json.of) as Json[]
  const needed = json.any || json.either ? 1 : typeof json.count === 'number' ? json.count : list.length
  const assertions = json.audit ? assertionsOf(json.audit).map((each: Json) => assertionOf(each, [])) : []
  const counts = audited || assertions.length > 0
  const steps = list.map((each) => stepOf(each, scope, counts))
  const exactly = json.at_most === true || !counts
  return (state, next) => {
    const { ceilings, looks } = ledgerOf(state)
    const before = new Set(state.used)
    const own = () => [...state.used].filter((course) => !before.has(course))
    const end = (): boolean => {
      const { looks: now, audits } = ledgerOf(state)
      const seen = now.slice(looks.length)
      if (assertions.length === 0) return next()
      if (seen.length === 0) return holds(assertions, own()) && noting(state, { ceilings }, next)
      const audit = { own: own(), looks: seen, assertions }
      return noting(state, { ceilings, audits: [...audits, audit] }, next)
    }
    const from = (at: number, left: number, tried = false): boolean => {
      if (left <= 0 && !tried && end()) return true
      if (at === steps.length || steps.length - at < left || (left <= 0 && exactly)) return false
      return steps[at]!(state, () => from(at + 1, left - 1)) || from(at + 1, left, left <= 0)
    }
    const inside = assertions.length > 0 ? [...ceilings, () => within(assertions, own())] : ceilings
    return noting(state, { ceilings: inside }, () => from(0, needed))
  }
}

/** Courses of a pool of which assertions hold. */
function query(json: Json): Step {
  const assertions = assertionsOf(json).map((each) => assertionOf(each, []))
  const limits: Json[] = json.limit ?? []
  const most = assertions.find(({ exactly }) => exactly)?.least ?? Number.POSITIVE_INFINITY
  const inPool = (course: Course) =>
    course.facts!.kind!.includes(KINDS[json.from]!) && matches(json.where, course)
  const enough = (taken: readonly Course[]) => keeps(limits, taken) && holds(assertions, taken)
  if (json.from === 'claimed')
    return (state, next) => looking(state, { pool: (claimed) => claimed.filter(inPool), enough, most }, next)
  if (json.allow_claimed)
    return (state, next) => looking(state, { pool: () => state.courses.filter(inPool), enough, most }, next)
  return (state, next) => {
    const pool = state.order(state.free(inPool))
    const taken: Course[] = []
    const from = (at: number): boolean => {
      state.tick()
      if (!keeps(limits, taken)) return false
      if (holds(assertions, taken) && next()) return true
      if (taken.length >= most) return false
      for (let index = at; index < pool.length; index++) {
        taken.push(pool[index]!)
        if (state.with(pool[index]!, () => allowed(state) && from(index + 1))) return true
        taken.pop()
      }
      return false
    }
    return from(0)
  }
}

/** Whether a course is one a filter finds. */
export function matches(where: Json, course: Course): boolean {
  if (!where) return true
  const known = matched.get(where) ?? new WeakMap<Course, boolean>()
  matched.set(where, known)
  const found = known.get(course) ?? matching(where, course)
  known.set(course, found)
  return found
}

const matched = new WeakMap<object, WeakMap<Course, boolean>>()

function matching(where: Json, course: Course): boolean {
  return Object.entries<Json>(where).every(([key, body]) => {
    if (key === '$and') return body.every((each: Json) => matches(each, course))
    if (key === '$or')
      return body.some((each: Json) =>
        each.$if
          ? course.facts?.declared?.includes(String(each.$if['has-declared-area-code'])) &&
            matches(each.$then, course)
          : matches(each, course),
      )
    return Object.entries<Json>(body).every(
      ([op, value]) => op === '$during_covid' || compare(key, op, value, body, course),
    )
  })
}

function compare(key: string, op: string, value: Json, body: Json, course: Course): boolean {
  const facts = (name: string): readonly (string | number)[] =>
    name === 'code'
      ? [course.code]
      : name === 'subject'
        ? [course.subject, ...(course.facts?.subject ?? [])]
        : (course.facts?.[name] ?? [])
  if (key === 'grade') {
    const least =
      body.$during_covid && facts('covid').includes('yes')
        ? Math.min(POINTS[value]!, POINTS[body.$during_covid]!)
        : POINTS[value]!
    return op === '$gte' ? course.points! >= least : course.points! < least
  }
  if (String(value).startsWith('$')) return facts(RELATIVE[value] ?? '').includes('yes') !== (op === '$neq')
  if (key === 'credits') return course.credits === number(value)
  if (key === 'level' || key === 'number') {
    const found = key === 'number' ? course.number : Number(facts('level')[0])
    const values = [value].flat() as number[]
    return op === '$neq'
      ? !values.includes(found)
      : op === '$gte'
        ? found >= value
        : op === '$lte'
          ? found <= value
          : values.includes(found)
  }
  const hit = [value]
    .flat()
    .some((each: Json) => facts(FACTS[key] ?? key).some((one) => String(one) === String(each)))
  return op === '$neq' || op === '$nin' ? !hit : hit
}

const value = (measure: string, courses: readonly Course[]): number => {
  if (measure === 'sum(credits)') return courses.reduce((sum, { credits }) => sum + credits, 0)
  const name = DISTINCT[measure]
  return name
    ? new Set(
        courses.flatMap((course) => (name === 'subject' ? [course.subject] : (course.facts?.[name] ?? []))),
      ).size
    : courses.length
}

const holds = (assertions: readonly Assertion[], courses: readonly Course[]): boolean =>
  assertions.every(({ where, measure, least, most }) => {
    const found = value(
      measure,
      courses.filter((course) => matches(where, course)),
    )
    return found >= least - 1e-9 && found <= most + 1e-9
  })

/** Whether no upper bound is passed; courses that come in addition cannot mend it. */
const within = (assertions: readonly Assertion[], courses: readonly Course[]): boolean =>
  assertions.every(
    ({ where, measure, most }) =>
      most === Number.POSITIVE_INFINITY ||
      value(
        measure,
        courses.filter((course) => matches(where, course)),
      ) <=
        most + 1e-9,
  )

const keeps = (limits: readonly Json[], courses: readonly Course[]): boolean =>
  limits.every(
    (limit) =>
      courses.filter((course) => matches(limit.where, course)).length <=
      number(limit['at-most'] ?? limit.at_most),
  )
