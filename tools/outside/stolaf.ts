/** Majors and concentrations of St. Olaf as its audit specifications write them. */
import { parse } from 'yaml'
import type { Constraint, Requirement, Select } from '../../packages/core/src/stacking.ts'
import type { Corpus } from './corpus.ts'
import { all, any, type Course, coded, fact, KEY, not, numbered } from './course.ts'
import { Keys } from './keys.ts'
import { grantsOf, hours, Names, ruleOf } from './rule.ts'
import { run, type State, type Step } from './search.ts'

// biome-ignore lint/suspicious/noExplicitAny: the sources are YAML of any form
type Json = any

const POINTS: Readonly<Record<string, number>> = {
  A: 4,
  'A-': 3.7,
  'B+': 3.3,
  B: 3,
  'B-': 2.7,
  'C+': 2.3,
  C: 2,
  'C-': 1.7,
  'D+': 1.3,
  D: 1,
}

/** Facts of a course the specifications ask about, by the names they give them. */
const FACTS: Readonly<Record<string, string>> = {
  attribute: 'attributes',
  attributes: 'attributes',
  subject: 'subject',
  course: 'code',
  name: 'name',
  type: 'type',
  grade_option: 'grade-option',
  status: 'status',
  institution: 'institution',
  gereqs: 'gereqs',
  course_type: 'type',
  role: 'role',
  ap: 'code',
  is_stolaf: 'is-stolaf',
  is_in_progress: 'is-in-progress',
}

/** Parameters of a learner that a course can be told by: name of the fact that says so. */
const RELATIVE: Readonly<Record<string, string>> = {
  '$primary-performing-medium': 'primary-medium',
  '$current-area-code-music-exam': 'area-exam',
  '$matriculation-year': 'after-matriculation',
}

const DISTINCT: Readonly<Record<string, string | undefined>> = {
  'count(courses)': '',
  'count(performances)': '',
  'count(recitals)': '',
  'count(terms)': 'term',
  'count(subjects)': 'subject',
  'count(math_perspectives)': 'math_perspectives',
  'count(religion_traditions)': 'religion_traditions',
}

const KINDS: Readonly<Record<string, string>> = {
  courses: 'course',
  claimed: 'course',
  'music performances': 'performance',
  'music recitals': 'recital',
}

/** What one assertion asks of the courses it looks at. */
interface Assertion {
  readonly where: Json
  readonly measure: string
  readonly least: number
  readonly most: number
  /** Other least amounts, each under a fact the caller declares; the first that is declared counts. */
  readonly otherwise: readonly (readonly [declared: string, least: number])[]
}

const number = (value: Json): number => Number.parseFloat(String(value))

function assertionOf(json: Json, unexpressed: string[]): Assertion {
  const keys = new Keys(json, unexpressed)
  keys.ignore('message')
  const where = keys.get('where')
  const [measure = '', body] = Object.entries<Json>(keys.get('assert'))[0]!
  keys.close('assertion')
  if (DISTINCT[measure] === undefined && measure !== 'sum(credits)')
    unexpressed.push(`assertion on ${measure}`)
  const inner = new Keys(body, unexpressed)
  inner.ignore('at_most', 'treat_in_progress_as_pass')
  const [gte, lte, eq] = [inner.get('$gte'), inner.get('$lte'), inner.get('$eq')]
  const otherwise: [string, number][] = []
  for (const [condition, change] of (inner.get('$changes') ?? []) as Json[]) {
    if (condition['has-declared-area-code'] === undefined || change.set === undefined)
      unexpressed.push('amounts that add up under several conditions')
    otherwise.push([String(condition['has-declared-area-code']), number(change.set)])
  }
  if (String(gte).startsWith('$'))
    for (let least = 10; least > 0; least--) otherwise.push([`${String(gte).slice(1)}>=${least}`, least])
  inner.close(measure)
  for (const bound of [lte, eq]) if (String(bound).startsWith('$')) unexpressed.push(`bound ${bound}`)
  if (lte !== undefined && DISTINCT[measure]) unexpressed.push(`at most so many distinct (${measure})`)
  return {
    where,
    measure,
    least: number(gte ?? eq ?? 0) || 0,
    most: lte !== undefined || eq !== undefined ? number(lte ?? eq) : Number.POSITIVE_INFINITY,
    otherwise,
  }
}

/** Assertions of a query or audit, written singly or as a list. */
const assertionsOf = (json: Json): Json[] =>
  json.all
    ? json.all
    : json.assert
      ? [{ ...(json.from === undefined && json.where && { where: json.where }), assert: json.assert }]
      : []

class Translator {
  readonly unexpressed: string[] = []
  readonly catalogue = new Map<string, Course>()
  readonly #names = new Names()
  /** Courses that must be claimed elsewhere, and so fit filters. */
  readonly #claimed = new Set<string>()

  course(code: string, facts: Course['facts'] = {}, more: Partial<Course> = {}): void {
    const at = this.catalogue.size
    const [, subject = code, digits = ''] = /^([A-Z]+) (\d+)/.exec(code) ?? []
    const known = this.catalogue.get(code)
    const merged = Object.fromEntries(
      [...new Set([...Object.keys(known?.facts ?? {}), ...Object.keys(facts)])].map((name) => [
        name,
        [...new Set([...(known?.facts?.[name] ?? []), ...(facts[name] ?? [])])],
      ]),
    )
    this.catalogue.set(code, {
      code,
      subject,
      number: Number(digits) || 0,
      credits: 1,
      points: 3.5,
      ...known,
      ...more,
      facts: {
        kind: ['course'],
        term: [String(20201 + (at % 8))],
        'is-stolaf': ['true'],
        'is-in-progress': ['false'],
        institution: ['STOLAF'],
        'after-matriculation': ['yes'],
        level: [Math.floor((Number(digits) || 0) / 100) * 100],
        ...merged,
      },
    })
  }

  /** Which courses a condition chooses. */
  select(where: Json): Select {
    if (where === undefined) return {}
    const parts = Object.entries<Json>(where).map(([key, value]): Select => {
      if (key === '$and') {
        this.#conjunction(value)
        return all(...value.map((each: Json) => this.select(each)))
      }
      if (key === '$or') return any(...this.#branches(value))
      if (key === 'level' || key === 'number') return this.#numeric(key, value)
      if (key === 'credits') return this.#credits(value)
      if (key === 'grade') return this.#grade(value)
      if (key === 'year') return this.#relative(value)
      return this.#fact(key, value)
    })
    return parts.length === 0 ? {} : all(...parts)
  }

  /** Alternatives; one under a condition on what the learner declared stands for what a fact of the hand says. */
  #branches(value: Json[]): Select[] {
    return value.map((each) => {
      if (!each.$if) return this.select(each)
      const declared = each.$if['has-declared-area-code']
      if (!declared || each.$else) this.unexpressed.push('condition inside of a filter')
      return all(fact('declared', String(declared)), this.select(each.$then))
    })
  }

  #numeric(key: string, body: Json): Select {
    const select = (min: number, max: number): Select =>
      key === 'number' ? numbered(min, max) : { extension: [{ key: `${KEY}level`, min, max }] }
    const parts = Object.entries<Json>(body).map(([op, value]): Select => {
      if (op === '$in' || (op === '$eq' && Array.isArray(value)))
        return any(...value.map((each: number) => select(each, each)))
      if (op === '$eq') return select(value, value)
      if (op === '$neq') return not(select(value, value))
      if (op === '$gte') return select(value, 9999)
      if (op === '$lte') return select(0, value)
      this.unexpressed.push(`${key} ${op}`)
      return {}
    })
    return all(...parts)
  }

  #credits(body: Json): Select {
    if (Object.keys(body).join() !== '$eq') this.unexpressed.push('credits')
    return { volume: { min: hours(number(body.$eq)), max: hours(number(body.$eq)) } }
  }

  #grade(body: Json): Select {
    const { $gte, $lt, $during_covid: covid, ...rest } = body
    if (Object.keys(rest).length > 0) this.unexpressed.push(`grade ${Object.keys(rest)}`)
    const least = (grade: string): Select => ({ grade: { min: POINTS[grade]! } })
    const passed = covid
      ? any(least($gte ?? $lt), all(fact('covid', 'yes'), least(covid)))
      : least($gte ?? $lt)
    return $gte ? passed : not(passed)
  }

  #relative(body: Json): Select {
    const value = String(body.$gte ?? body.$eq ?? body.$neq)
    const name = RELATIVE[value]
    if (!name) this.unexpressed.push(`parameter ${value}`)
    return '$neq' in body ? not(fact(name ?? value, 'yes')) : fact(name ?? value, 'yes')
  }

  #fact(key: string, body: Json): Select {
    const name = FACTS[key]
    if (!name) {
      this.unexpressed.push(`filter by ${key}`)
      return {}
    }
    const parts = Object.entries<Json>(body).map(([op, value]): Select => {
      if (String(value).startsWith('$')) return this.#relative(body)
      const values = [value].flat().map(String)
      if ((name === 'attributes' || name === 'code' || name === 'name') && (op === '$eq' || op === '$in'))
        for (const each of values) this.#examples(name, each)
      if (op === '$eq' || op === '$in') return fact(name, ...values)
      if (op === '$neq' || op === '$nin') return not(fact(name, ...values))
      this.unexpressed.push(`${key} ${op}`)
      return {}
    })
    return all(...parts)
  }

  /** Courses that have everything a conjunction of facts asks. */
  #conjunction(parts: Json[]): void {
    const facts: Record<string, string[]> = {}
    let [subject, level] = ['GEN', 200]
    for (const [key, body] of parts.flatMap((part) => Object.entries<Json>(part))) {
      const found = [body?.$eq ?? body?.$in ?? body?.$gte].flat()[0]
      if (found === undefined || key.startsWith('$')) continue
      if (key === 'subject') subject = String(found)
      else if (key === 'level' || key === 'number') level = Math.ceil(Number(found) / 100) * 100
      else if (RELATIVE[found]) facts[RELATIVE[found]] = ['yes']
      else if (FACTS[key] && FACTS[key] !== 'code') facts[FACTS[key]] = [String(found)]
    }
    for (let at = 0; at < 7; at++) this.course(`${subject} ${level + 61 + at}`, facts)
  }

  /** Courses that a filter would find. */
  #examples(name: string, value: string): void {
    if (name === 'code') this.course(value)
    else if (name === 'name')
      for (let at = 0; at < 2; at++)
        this.course(`${value} ${at}`, { kind: ['performance', 'course'], name: [value], subject: ['MUSEN'] })
    else
      for (let at = 0; at < 9; at++)
        this.course(`${value.toUpperCase().replaceAll('_', '')} ${1 + (at % 3)}0${at}`, {
          attributes: [value],
          math_perspectives: [value],
          religion_traditions: [value],
        })
  }

  #constraints(assertions: readonly Assertion[], limits: readonly Json[] = []): Constraint[] {
    const out: Constraint[] = []
    for (const { where, measure, least, most } of assertions) {
      const select = this.select(where)
      const distinct = DISTINCT[measure]
      const amount = (value: number) =>
        measure === 'sum(credits)' ? { volume: hours(value) } : { count: value }
      if (least > 0)
        out.push({
          op: 'floor',
          id: this.#names.next('floor'),
          select,
          min: amount(least),
          ...(distinct && { distinctBy: 'extension' as const, distinctKey: KEY + distinct }),
        })
      if (most < Number.POSITIVE_INFINITY)
        out.push({ op: 'cap', id: this.#names.next('cap'), select, max: amount(most) })
    }
    for (const limit of limits) {
      const keys = new Keys(limit, this.unexpressed)
      out.push({
        op: 'cap',
        id: this.#names.next('limit'),
        select: this.select(keys.get('where')),
        max: { count: number(keys.get('at-most') ?? keys.get('at_most')) },
      })
      keys.ignore('at_most', 'message')
      keys.close('limit')
    }
    return out
  }

  requirement(json: Json, outer: Json): Requirement {
    const keys = new Keys(json, this.unexpressed)
    keys.ignore(
      'credit',
      'message',
      'disjoint',
      'name',
      'code',
      'type',
      'degree',
      'in_gpa',
      'contract',
      'emphases',
      'limit',
    )
    const inner = { ...outer, ...keys.get('requirements') }
    const audited = keys.get('department_audited') ?? keys.get('department-audited')
    const result = keys.get('result')
    keys.close(String(json.name ?? 'requirement'))
    if (result) return this.result(result, inner)
    if (!audited) this.unexpressed.push('requirement without result')
    return { op: 'decision', id: this.#names.next('audited') }
  }

  result(json: Json, scope: Json): Requirement {
    if (json.result) return this.requirement(json, scope)
    if (json.$if) return this.#when(json, scope)
    const keys = new Keys(json, this.unexpressed)
    keys.ignore('at_most', 'message', 'hidden', 'in_gpa', 'optional')
    const out = this.#node(keys, json, scope)
    keys.close(Object.keys(json).join(' '))
    return out
  }

  #node(keys: Keys, json: Json, scope: Json): Requirement {
    if (keys.has('requirement')) {
      const name = keys.get('requirement')
      if (!scope[name]) this.unexpressed.push(`requirement ${name} does not exist`)
      return scope[name]
        ? this.requirement(scope[name], scope)
        : { op: 'decision', id: this.#names.next('missing') }
    }
    if (keys.has('from')) return this.#query(keys, json)
    if (keys.has('proficiency')) {
      const name = String(keys.get('proficiency'))
      const course = keys.get('course')
      const proof: Requirement = {
        op: 'item',
        id: this.#names.next('proficiency'),
        from: fact('proficiency', name),
        draw: 'any',
      }
      this.course(`PROF ${name}`, { proficiency: [name], kind: ['proficiency'] }, { credits: 0 })
      return course
        ? { op: 'any-of', id: this.#names.next('or'), of: [proof, this.result(course, scope)] }
        : proof
    }
    for (const key of ['course', 'crsid', 'ap'] as const) {
      if (!keys.has(key)) continue
      const code = String(keys.get(key))
      this.course(code)
      const grade = keys.get('grade')
      if (json.from_claimed) this.#claimed.add(code)
      const draw = keys.get('from_claimed')
        ? { draw: 'counted' as const }
        : keys.get('allow_claimed')
          ? { draw: 'any' as const }
          : {}
      return {
        op: 'item',
        id: this.#names.next('course'),
        from: grade ? all(coded(code), { grade: { min: POINTS[grade]! } }) : coded(code),
        ...draw,
      }
    }
    const list = (keys.get('all') ??
      keys.get('both') ??
      keys.get('any') ??
      keys.get('either') ??
      keys.get('of')) as Json[] | undefined
    if (!list) {
      this.unexpressed.push(`rule with ${Object.keys(json)}`)
      return { op: 'decision', id: this.#names.next('unknown') }
    }
    const audit = keys.get('audit')
    const constraints = audit
      ? this.#constraints(assertionsOf(audit).map((each) => assertionOf(each, this.unexpressed)))
      : []
    const of = list.map((each) => this.result(each, scope))
    const head = constraints.length > 0 ? { constraints } : {}
    const count = keys.get('count')
    if (json.any || json.either) return { op: 'any-of', id: this.#names.next('any'), of, ...head }
    if (typeof count === 'number')
      return { op: 'n-of', id: this.#names.next('some'), min: count, of, ...head }
    return { op: 'all-of', id: this.#names.next('all'), of, ...head }
  }

  #query(keys: Keys, json: Json): Requirement {
    const source = keys.get('from') as string
    if (!KINDS[source]) this.unexpressed.push(`from ${source}`)
    const assertions = assertionsOf(json).map((each) => assertionOf(each, this.unexpressed))
    keys.ignore('all', 'assert')
    const draw =
      source === 'claimed'
        ? { draw: 'counted' as const }
        : keys.get('allow_claimed')
          ? { draw: 'any' as const }
          : {}
    const from = all(fact('kind', KINDS[source] ?? source), this.select(keys.get('where')))
    if (source === 'music recitals')
      for (let at = 0; at < 60; at++) this.course(`RECITAL ${at}`, { kind: ['recital'] }, { credits: 0 })
    const limits = keys.get('limit') ?? []
    const query = (chosen: readonly Assertion[]): Requirement => {
      const constraints = this.#constraints(chosen, limits)
      return {
        op: 'count',
        id: this.#names.next('query'),
        min: 0,
        from,
        ...draw,
        ...(constraints.length > 0 && { constraints }),
      }
    }
    const varying = assertions.find(({ otherwise }) => otherwise.length > 0)
    if (!varying) return query(assertions)
    const variant = (least: number) =>
      query(assertions.map((each) => (each === varying ? { ...each, least } : each)))
    return varying.otherwise.toReversed().reduce<Requirement>(
      (rest, [declared, least]) => ({
        op: 'when',
        id: this.#names.next('amount'),
        if: { declared: [declared] },
        // biome-ignore lint/suspicious/noThenProperty: the property of the language
        then: variant(least),
        else: rest,
      }),
      variant(varying.least),
    )
  }

  #when(json: Json, scope: Json): Requirement {
    const keys = new Keys(json, this.unexpressed)
    const condition = keys.get('$if')
    const declared = (each: Json): Json =>
      each.$or
        ? { any: each.$or.map(declared) }
        : { declared: [String(each['has-declared-area-code'] ?? this.unexpressed.push('condition'))] }
    const out: Requirement = {
      op: 'when',
      id: this.#names.next('when'),
      if: declared(condition),
      // biome-ignore lint/suspicious/noThenProperty: the property of the language
      then: this.result(keys.get('$then'), scope),
      ...(keys.has('$else') && { else: this.result(keys.get('$else'), scope) }),
    }
    keys.close('$if')
    return out
  }

  /** Lets courses that must be claimed elsewhere be found by the filters that claim. */
  #complete(): void {
    const attributes = [
      ...new Set([...this.catalogue.values()].flatMap(({ facts }) => facts?.attributes ?? [])),
    ]
    for (const code of this.#claimed) this.course(code, { attributes })
  }

  /** Makes two of three courses that filters find courses of the department that limits set apart from others. */
  #athome(subject: string): void {
    const found = [...this.catalogue.values()].filter(({ facts }) => facts?.attributes)
    for (const [at, { code }] of found.entries()) if (at % 3 < 2) this.course(code, {}, { subject })
  }

  area(json: Json): { root: Requirement; constraints: Constraint[] } {
    const root = this.requirement(json, {})
    this.#complete()
    const [, department] = /"subject":\{"\$neq":"(\w+)"/.exec(JSON.stringify(json)) ?? []
    if (department) this.#athome(department)
    const emphases = Object.entries<Json>(json.emphases ?? {}).map(
      ([code, each]): Requirement => ({
        op: 'when',
        id: this.#names.next('emphasis'),
        if: { declared: [code] },
        // biome-ignore lint/suspicious/noThenProperty: the property of the language
        then: this.requirement(each, {}),
      }),
    )
    return {
      root: emphases.length > 0 ? { op: 'all-of', id: 'area', of: [root, ...emphases] } : root,
      constraints: this.#constraints([], json.limit ?? []),
    }
  }
}

/** The same specifications, interpreted: courses are claimed once; what looks at claimed courses comes last. */
function matches(where: Json, course: Course): boolean {
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

function stepOf(json: Json, scope: Json): Step {
  if (json.result) return stepOf(json.result, { ...scope, ...json.requirements })
  if (json.$if) return json.$else ? stepOf(json.$else, scope) : (_, next) => next()
  if (json.requirement) {
    const target = scope[json.requirement]
    return target.result ? stepOf(target.result, { ...scope, ...target.requirements }) : (_, next) => next()
  }
  if (json.from) return query(json)
  if (json.proficiency)
    return (state, next) =>
      (state.courses.some(({ facts }) => facts?.proficiency?.includes(json.proficiency)) && next()) ||
      (json.course ? stepOf(json.course, scope)(state, next) : false)
  const code = json.course ?? json.crsid ?? json.ap
  if (code !== undefined) {
    const fits = (course: Course) =>
      course.code === String(code) && (!json.grade || course.points! >= POINTS[json.grade]!)
    if (json.from_claimed) return (state, next) => deferred(state, (claimed) => claimed.some(fits), next)
    if (json.allow_claimed)
      return (state, next) => state.courses.some((course) => fits(course) && looked(state, course, next))
    return (state, next) =>
      state.free(fits).some((course) => state.with(course, () => allowed(state) && next()))
  }
  const list = (json.all ?? json.both ?? json.any ?? json.either ?? json.of) as Json[]
  const steps = list.map((each) => stepOf(each, scope))
  const needed = json.any || json.either ? 1 : typeof json.count === 'number' ? json.count : steps.length
  const assertions = json.audit ? assertionsOf(json.audit).map((each: Json) => assertionOf(each, [])) : []
  return (state, next) => {
    const before = new Set(state.used)
    const own = () => [...state.used].filter((course) => !before.has(course))
    const outside = ceilings.get(state) ?? []
    const inside = assertions.length > 0 ? [...outside, () => within(assertions, own())] : outside
    const from = (at: number, left: number): boolean => {
      if (left === 0) {
        ceilings.set(state, outside)
        if (holds(assertions, own()) && next()) return true
        ceilings.set(state, inside)
        return false
      }
      if (steps.length - at < left) return false
      return steps[at]!(state, () => from(at + 1, left - 1)) || from(at + 1, left)
    }
    ceilings.set(state, inside)
    if (from(0, needed)) return true
    ceilings.set(state, outside)
    return false
  }
}

/** Upper bounds on what is claimed that hold at every moment or never again. */
const ceilings = new WeakMap<State, readonly (() => boolean)[]>()

const allowed = (state: State): boolean => (ceilings.get(state) ?? []).every((test) => test())

const pending = new WeakMap<State, ((claimed: readonly Course[]) => boolean)[]>()
const seen = new WeakMap<State, Course[]>()

/** Judges what is claimed once everything is claimed. */
function deferred(state: State, test: (claimed: readonly Course[]) => boolean, next: () => boolean): boolean {
  const list = pending.get(state) ?? []
  pending.set(state, [...list, test])
  if (next()) return true
  pending.set(state, list)
  return false
}

/** Looks at a course without claiming it. */
function looked(state: State, course: Course, next: () => boolean): boolean {
  const list = seen.get(state) ?? []
  seen.set(state, [...list, course])
  if (next()) return true
  seen.set(state, list)
  return false
}

function query(json: Json): Step {
  const assertions = assertionsOf(json).map((each) => assertionOf(each, []))
  const limits = json.limit ?? []
  const inPool = (course: Course) =>
    course.facts!.kind!.includes(KINDS[json.from]!) && matches(json.where, course)
  return (state, next) => {
    if (json.from === 'claimed')
      return deferred(state, (claimed) => best(claimed.filter(inPool), assertions, limits), next)
    if (json.allow_claimed) return best(state.courses.filter(inPool), assertions, limits) && next()
    const pool = state.order(state.free(inPool))
    const taken: Course[] = []
    const from = (at: number): boolean => {
      state.tick()
      if (!keeps(limits, taken)) return false
      if (holds(assertions, taken) && next()) return true
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

/** Whether some of the courses keep every bound. */
function best(pool: readonly Course[], assertions: readonly Assertion[], limits: readonly Json[]): boolean {
  const taken: Course[] = []
  let left = 5000
  const from = (at: number): boolean => {
    if (left-- < 0) return false
    if (keeps(limits, taken) && holds(assertions, taken)) return true
    for (let index = at; index < pool.length; index++) {
      taken.push(pool[index]!)
      if (from(index + 1)) return true
      taken.pop()
    }
    return false
  }
  return (keeps(limits, pool) && holds(assertions, pool)) || from(0)
}

export const stolaf: Corpus = {
  id: 'stolaf',
  ending: '.yaml',
  target: { expressed: 30, of: 35 },
  open(text, name) {
    const json = parse(text)
    const translator = new Translator()
    const { root, constraints } = translator.area(json)
    const step = stepOf({ result: json.result, requirements: json.requirements }, {})
    const whole: Step = (state, next) => {
      ceilings.set(state, [() => keeps(json.limit ?? [], [...state.used])])
      return step(state, () => {
        const claimed = [...state.used]
        return (
          keeps(json.limit ?? [], [...claimed, ...(seen.get(state) ?? [])]) &&
          (pending.get(state) ?? []).every((test) => test(claimed)) &&
          next()
        )
      })
    }
    return {
      rule: ruleOf(
        `${json.name} ${name}`,
        json.code,
        root,
        'global',
        constraints.length > 0 ? { constraints } : {},
      ),
      unexpressed: translator.unexpressed,
      catalogue: [...translator.catalogue.values()],
      options: {
        decisions: grantsOf(root),
      },
      solve(transcript, random) {
        const used = run(whole, transcript, random, 15_000)
        if (used instanceof Set && random)
          for (const { code, facts } of transcript) if (facts?.proficiency) used.add(code)
        return used
      },
    }
  },
}
