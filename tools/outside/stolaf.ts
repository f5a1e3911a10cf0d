/** Majors and concentrations of St. Olaf as its audit specifications write them. */
import { parse } from 'yaml'
import type { Constraint, Requirement, Select } from '../../packages/stacking/src/index.ts'
import type { Corpus } from './corpus.ts'
import { all, any, type Course, coded, fact, KEY, not, numbered } from './course.ts'
import { Keys } from './keys.ts'
import { grantsOf, hours, Names, ruleOf } from './rule.ts'
import { interpreted, matches } from './stolaf-interpreter.ts'
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
  #conjunction(parts: Json[], kind = 'course', many = 7): void {
    const facts: Record<string, string[]> = kind === 'course' ? {} : { kind: [kind] }
    let [subject, level] = ['GEN', 200]
    let more: Partial<Course> = {}
    let codes: string[] | undefined
    for (const [key, body] of parts.flatMap((part) => Object.entries<Json>(part))) {
      const values = [body?.$eq ?? body?.$in ?? body?.$gte].flat()
      const found = values[0]
      if (found === undefined || key.startsWith('$')) continue
      if (key === 'subject') subject = String(found)
      else if (key === 'level' || key === 'number') level = Math.ceil(Number(found) / 100) * 100
      else if (key === 'credits') more = { credits: number(found) }
      else if (RELATIVE[found]) facts[RELATIVE[found]] = ['yes']
      else if (FACTS[key] === 'code') codes = values.map(String)
      else if (FACTS[key]) facts[FACTS[key]] = [String(found)]
    }
    const from = 61 + (this.catalogue.size % 30)
    codes ??= Array.from({ length: many }, (_, at) => `${subject} ${level + from + at}`)
    for (const code of codes) this.course(code, facts, more)
  }

  /** As many courses as an assertion of a query asks for, where there are not as many yet. */
  #enough(kind: string, where: Json, asked: Assertion): void {
    const parts = [where, asked.where].flatMap((each) => (each?.$and ? each.$and : each ? [each] : []))
    const fitting = [...this.catalogue.values()].filter(
      (course) => course.facts!.kind!.includes(kind) && parts.every((each) => matches(each, course)),
    )
    const needed = Math.ceil(asked.least)
    if (fitting.length < needed) this.#conjunction(parts, kind, needed - fitting.length)
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
    keys.ignore('message', 'hidden', 'in_gpa', 'optional')
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
    const count = json.any || json.either ? 1 : keys.get('count')
    const exactly = keys.get('at_most') === true
    if (count === 1 && !exactly) return { op: 'any-of', id: this.#names.next('any'), of, ...head }
    if (typeof count === 'number')
      return {
        op: 'n-of',
        id: this.#names.next('some'),
        min: count,
        ...(exactly && { max: count }),
        of,
        ...head,
      }
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
    const where = keys.get('where')
    const from = all(fact('kind', KINDS[source] ?? source), this.select(where))
    for (const each of assertions) this.#enough(KINDS[source] ?? source, where, each)
    if (source === 'music recitals')
      for (let at = 0; at < 60; at++) this.course(`RECITAL ${at}`, { kind: ['recital'] }, { credits: 0 })
    const limits = keys.get('limit') ?? []
    const query = (chosen: readonly Assertion[]): Requirement => {
      const most = chosen.find(({ exactly }) => exactly)?.least
      const constraints = [
        ...this.#constraints(chosen, limits),
        ...(most === 0
          ? [{ op: 'cap' as const, id: this.#names.next('none'), select: {}, max: { count: 0 } }]
          : []),
      ]
      return {
        op: 'count',
        id: this.#names.next('query'),
        min: 0,
        ...(most !== undefined && most > 0 && { max: most }),
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
  #atHome(subject: string): void {
    const found = [...this.catalogue.values()].filter(({ facts }) => facts?.attributes)
    for (const [at, { code }] of found.entries()) if (at % 3 < 2) this.course(code, {}, { subject })
  }

  area(json: Json): { root: Requirement; constraints: Constraint[] } {
    const root = this.requirement(json, {})
    this.#complete()
    const [, department] = /"subject":\{"\$neq":"(\w+)"/.exec(JSON.stringify(json)) ?? []
    if (department) this.#atHome(department)
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

export const stolaf: Corpus = {
  id: 'stolaf',
  ending: '.yaml',
  target: { expressed: 30, of: 35 },
  open(text, name) {
    const json = parse(text)
    const translator = new Translator()
    const { root, constraints } = translator.area(json)
    const solve = interpreted(json)
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
        const used = solve(transcript, random)
        if (used instanceof Set && random)
          for (const { code, facts } of transcript) if (facts?.proficiency) used.add(code)
        return used
      },
    }
  },
}
