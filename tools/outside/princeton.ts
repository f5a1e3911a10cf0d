/** Majors, certificates and degrees of Princeton as the data of TigerPath write them. */
import { parse } from 'yaml'
import type { Requirement, Select } from '../../packages/stacking/src/index.ts'
import type { Corpus } from './corpus.ts'
import { all, any, type Course, coded, fact, KEY, not, numbered } from './course.ts'
import { Keys } from './keys.ts'
import { grantsOf, Names, ruleOf } from './rule.ts'
import { run, type Step } from './search.ts'

// biome-ignore lint/suspicious/noExplicitAny: the sources are YAML of any form
type Json = any

/** A course counts as one, whatever its hours. */
const ONE = (value: number) => ({ value, unit: 'us-semester-hour' as const })

const LANGUAGES = ['FRE', 'GER', 'SPA']

/** A pattern such as `PHY 3*`, `LANG 2**` or `PHI *`. */
interface Pattern {
  readonly subjects: readonly string[]
  readonly exact: number | undefined
  readonly range: readonly [number, number] | undefined
}

/** An entry may name one course under several codes, and its title after a colon. */
const codesOf = (entry: Json): string[] =>
  String(typeof entry === 'object' ? Object.keys(entry)[0] : entry)
    .replace(/:.*/s, '')
    .split('/')
    .map((code) => code.trim())

function patternOf(text: string): Pattern {
  const [, letters = '', digits = '', stars = ''] = /^([A-Z]+)\s*(\d*)(\**)[A-Z]?$/.exec(text) ?? []
  const subjects = letters === 'LANG' ? LANGUAGES : [letters]
  if (stars === '') return { subjects, exact: Number(digits), range: undefined }
  const low = digits.length >= 3 ? Number(digits) : Number(digits.padEnd(3, '0'))
  const high = digits.length >= 3 ? Number(digits) : Number(digits.padEnd(3, '9'))
  return { subjects, exact: undefined, range: [low, high] }
}

const understood = (text: string): boolean => /^[A-Z]+\s*\d*\**[A-Z]?$/.test(text)

const fits =
  (entry: Json) =>
  ({ subject, number }: Course): boolean =>
    codesOf(entry).some((code) => {
      const { subjects, exact, range } = patternOf(code)
      return (
        subjects.includes(subject) &&
        (exact !== undefined ? number === exact : number >= range![0] && number <= range![1])
      )
    })

const SWITCHED =
  'name explanation min_needed max_counted course_list req_list dist_req no_req num_courses'.split(' ')

class Translator {
  readonly unexpressed: string[] = []
  readonly catalogue = new Map<string, Course>()
  readonly #names = new Names()

  #mention(subject: string, number: number, dist?: string): void {
    const code = dist ? `${dist}X ${number}` : `${subject} ${number}`
    if (!this.catalogue.has(code))
      this.catalogue.set(code, {
        code,
        subject: dist ? `${dist}X` : subject,
        number,
        credits: 1,
        facts: { semester: [1 + (this.catalogue.size % 2)], ...(dist && { dist: [dist] }) },
      })
  }

  #select(entry: Json): Select {
    return any(
      ...codesOf(entry).map((code) => {
        if (!understood(code)) this.unexpressed.push(`course ${code}`)
        const { subjects, exact, range } = patternOf(code)
        for (const subject of subjects) {
          if (exact !== undefined) this.#mention(subject, exact)
          else for (let at = 0; at < 4; at++) this.#mention(subject, Math.min(range![1], range![0] + at))
        }
        return exact !== undefined
          ? coded(...subjects.map((subject) => `${subject} ${exact}`))
          : all(fact('subject', ...subjects), numbered(...range!))
      }),
    )
  }

  requirement(json: Json, semester: number | undefined, shared: boolean): Requirement {
    const keys = new Keys(json, this.unexpressed)
    keys.ignore('explanation', 'note')
    const title = keys.get('name') ? { title: { en: String(json.name) } } : {}
    const until: number | undefined = keys.get('completed_by_semester') ?? semester
    const double = keys.get('double_counting_allowed') ?? shared
    const pdfs = keys.get('pdfs_allowed')
    const common = keys.get('max_common_with_major')
    const variants = keys.get('year_switch') as Json[] | undefined
    const limits: NonNullable<Requirement['constraints']> = []
    if (pdfs === false || typeof pdfs === 'number')
      limits.push({
        op: 'cap',
        id: this.#names.next('pdf'),
        select: fact('pdf', 'yes'),
        max: { count: pdfs || 0 },
      })
    if (typeof common === 'number')
      limits.push({
        op: 'cap',
        id: this.#names.next('common'),
        select: fact('major', 'yes'),
        max: { count: common },
      })
    const inner = this.#inner(keys, json, until, double, {
      ...title,
      ...(limits.length > 0 && { constraints: limits }),
    })
    keys.close(String(json.name ?? 'requirement'))
    if (!variants) return inner
    // Classes graduate four years after they enter.
    const [variant] = variants
    const year = /^<=(\d{4})$/.exec(variant.year_code)
    if (
      variants.length > 1 ||
      !year ||
      Object.keys(variant).some((key) => key !== 'year_code' && !SWITCHED.includes(key))
    )
      this.unexpressed.push('year_switch')
    const { year_switch: _, ...base } = json
    const bare = Object.fromEntries(
      Object.entries(base).filter(
        ([key]) =>
          !(
            ('no_req' in variant || 'dist_req' in variant) &&
            ['course_list', 'req_list', 'dist_req', 'num_courses', 'no_req'].includes(key)
          ),
      ),
    )
    return {
      op: 'when',
      id: this.#names.next('class'),
      if: { entered: { until: `${Number(year?.[1] ?? 0) - 4}-12-31` } },
      // biome-ignore lint/suspicious/noThenProperty: the property of the language
      then: this.requirement(
        { ...bare, ...Object.fromEntries(Object.entries(variant).filter(([key]) => key !== 'year_code')) },
        semester,
        shared,
      ),
      else: inner,
    }
  }

  #inner(keys: Keys, json: Json, until: number | undefined, double: boolean, head: object): Requirement {
    const min = keys.get('min_needed')
    keys.get('max_counted')
    const draw = double ? { draw: 'any' as const } : {}
    const timely = (select: Select): Select =>
      until === undefined || until >= 8
        ? select
        : all(select, { extension: [{ key: `${KEY}semester`, max: until }] })
    if (keys.has('no_req')) {
      keys.ignore('no_req')
      return { op: 'decision', id: this.#names.next('unlisted'), ...head }
    }
    if (keys.has('num_courses'))
      return {
        op: 'count',
        id: this.#names.next('total'),
        ...head,
        min: keys.get('num_courses'),
        from: timely({}),
        draw: 'any',
      }
    if (keys.has('dist_req')) {
      const areas = [keys.get('dist_req')].flat() as string[]
      for (const area of areas) for (let at = 0; at < 3; at++) this.#mention('', 100 + at, area)
      // Courses of a list may count beside those of the areas.
      const listed = ((keys.get('course_list') ?? []) as Json[]).map((each) => this.#select(each))
      const excluded = ((keys.get('excluded_course_list') ?? []) as Json[]).map((each) => this.#select(each))
      const found = any(fact('dist', ...areas), ...listed)
      return {
        op: 'count',
        id: this.#names.next('area'),
        ...head,
        min: typeof min === 'number' ? min : 0,
        from: timely(excluded.length > 0 ? all(found, not(any(...excluded))) : found),
        ...draw,
      }
    }
    if (keys.has('course_list')) {
      const list = keys.get('course_list') as Json[]
      const excluded = (keys.get('excluded_course_list') ?? []) as Json[]
      if (min === 'ALL')
        return {
          op: 'all-of',
          id: this.#names.next('list'),
          ...head,
          of: list.map((each) => ({
            op: 'item',
            id: this.#names.next('course'),
            from: timely(this.#select(each)),
            ...draw,
          })),
        }
      const from = any(...list.map((each) => this.#select(each)))
      return {
        op: 'count',
        id: this.#names.next('list'),
        ...head,
        min: typeof min === 'number' ? min : 0,
        from: timely(
          excluded.length > 0 ? all(from, not(any(...excluded.map((each) => this.#select(each))))) : from,
        ),
        ...draw,
      }
    }
    const parts = (keys.get('req_list') as Json[]).filter((each) => each !== null)
    const decisions = parts.filter((each) => 'no_req' in each && !('year_switch' in each))
    const others = parts.filter((each) => !decisions.includes(each))
    const children = others.map((each) => this.requirement(each, until, double))
    const undecided = decisions.map((each) => this.requirement(each, until, double))
    const needed = neededOf(json)
    const counted: Requirement[] =
      children.length === 0
        ? []
        : min === undefined || min === 'ALL' || (others.every(contributesOne) && needed === others.length)
          ? children
          : others.every(contributesOne)
            ? [{ op: 'n-of', id: this.#names.next('some'), min: needed, of: children }]
            : [
                {
                  op: 'volume',
                  id: this.#names.next('sum'),
                  min: ONE(needed),
                  of: children.map((child, at) => this.#contributing(child, others[at])),
                },
              ]
    return { op: 'all-of', id: this.#names.next('all'), ...head, of: [...counted, ...undecided] }
  }

  /** A child of a sum counts as many courses as it may contribute. */
  #contributing(child: Requirement, json: Json): Requirement {
    const most = json.max_counted
    switch (child.op) {
      case 'when':
        return {
          ...child,
          // biome-ignore lint/suspicious/noThenProperty: the property of the language
          then: this.#contributing(child.then, json),
          ...(child.else && { else: this.#contributing(child.else, json) }),
        }
      case 'decision':
        return child
      case 'count':
        if (typeof most !== 'number') return child
        if (most < (child.min ?? 0)) this.unexpressed.push(`max_counted of ${json.name} below what it needs`)
        return { ...child, max: most }
      default:
        // Where each part contributes one, a cap on courses is a cap on what is contributed.
        if (typeof most === 'number')
          return {
            ...child,
            constraints: [
              ...(child.constraints ?? []),
              { op: 'cap', id: this.#names.next('most'), select: {}, max: { volume: ONE(most) } },
            ],
          }
        return child
    }
  }
}

/** What a requirement contributes to the one above when it is met: one, unless it may contribute more. */
const contributesOne = (json: Json): boolean =>
  json.max_counted === 1 &&
  (json.min_needed === 'ALL' || json.min_needed === undefined || json.min_needed === null
    ? !json.dist_req || json.min_needed === undefined
    : json.min_needed >= 1 || json.num_courses !== undefined)

/** How much the parts of a requirement must contribute. */
function neededOf(json: Json): number {
  if (typeof json.min_needed === 'number') return json.min_needed
  return json.min_needed === 'ALL' || json.min_needed === undefined ? (json.req_list as Json[]).length : 0
}

/** The same grammar, interpreted: each part is met and contributes up to what it may; a course counts once. */
function contribution(
  json: Json,
  until: number | undefined,
  double: boolean,
  year: number,
  next: (contributed: number) => Step,
): Step {
  const variant = json.year_switch?.find((each: Json) => year <= Number(each.year_code.slice(2)))
  if (variant) {
    const { year_switch: _, ...base } = json
    const replaces = 'no_req' in variant || 'dist_req' in variant
    const bare = replaces
      ? Object.fromEntries(
          Object.entries(base).filter(
            ([key]) => !['course_list', 'req_list', 'dist_req', 'num_courses', 'no_req'].includes(key),
          ),
        )
      : base
    return contribution({ ...bare, ...variant }, until, double, year, next)
  }
  const by: number | undefined = json.completed_by_semester ?? until
  const shared = json.double_counting_allowed ?? double
  const timely = ({ facts }: Course) => by === undefined || by >= 8 || Number(facts?.semester?.[0]) <= by
  const capped = (count: number) =>
    Math.min(count, typeof json.max_counted === 'number' ? json.max_counted : count)
  if ('no_req' in json) return next(0)
  if (json.num_courses !== undefined)
    return (state, go) =>
      state.courses.filter(timely).length >= json.num_courses && next(capped(1))(state, go)
  const least = typeof json.min_needed === 'number' ? json.min_needed : 0
  if (json.req_list) {
    const parts = json.req_list as Json[]
    const all = json.min_needed === 'ALL' || json.min_needed === undefined
    const from = (at: number, sum: number): Step => {
      // Where all parts are needed they come to one even if people alone decide on them; else what counts, counts.
      if (at === parts.length)
        return all ? next(capped(Math.max(sum, 1))) : sum >= least ? next(capped(sum)) : () => false
      const met = contribution(parts[at], by, shared, year, (got) => from(at + 1, sum + got))
      const skip = from(at + 1, sum)
      return all || 'no_req' in parts[at] ? met : (state, go) => met(state, go) || skip(state, go)
    }
    return from(0, 0)
  }
  const inArea = (course: Course) =>
    [json.dist_req ?? []].flat().some((area: string) => course.facts?.dist?.includes(area))
  const inList = (course: Course) =>
    timely(course) &&
    (inArea(course) || (json.course_list ?? []).some((each: Json) => fits(each)(course))) &&
    !(json.excluded_course_list ?? []).some((each: Json) => fits(each)(course))
  if (shared) {
    return (state, go) => {
      const found = state.courses.filter(inList)
      const enough =
        json.min_needed === 'ALL'
          ? json.course_list.every((each: Json) => found.some(fits(each)))
          : found.length >= least
      return enough && next(capped(found.length))(state, go)
    }
  }
  if (json.min_needed === 'ALL') {
    const list = json.course_list as Json[]
    const from = (at: number): Step =>
      at === list.length
        ? next(capped(list.length))
        : (state, go) =>
            state
              .order(state.free((course) => timely(course) && fits(list[at])(course)))
              .some((course) => state.with(course, () => from(at + 1)(state, go)))
    return from(0)
  }
  // Takes the least, then more as long as more may contribute.
  const most = typeof json.max_counted === 'number' ? Math.max(least, json.max_counted) : least + 2
  const take =
    (left: number, start: number, taken: number): Step =>
    (state, go) => {
      if (left === 0 && next(capped(taken))(state, go)) return true
      if (left === 0 && taken >= most) return false
      const free = state.free(inList)
      return free
        .slice(0)
        .some(
          (course) =>
            state.courses.indexOf(course) >= start &&
            state.with(course, () =>
              take(Math.max(0, left - 1), state.courses.indexOf(course) + 1, taken + 1)(state, go),
            ),
        )
    }
  return take(least, 0, 0)
}

export const princeton: Corpus = {
  id: 'princeton',
  ending: '.yaml',
  target: { expressed: 11, of: 11 },
  open(text, name) {
    const json = parse(text)
    const translator = new Translator()
    const root = translator.requirement(
      { name: json.name, min_needed: 'ALL', req_list: json.req_list },
      undefined,
      false,
    )
    const keys = new Keys(json, translator.unexpressed)
    keys.ignore('type', 'name', 'code', 'degree', 'description', 'urls', 'contacts', 'req_list')
    keys.close('programme')
    for (let at = 0; at < 24; at++)
      translator.catalogue.set(`XXX ${100 + at}`, {
        code: `XXX ${100 + at}`,
        subject: 'XXX',
        number: 100 + at,
        credits: 1,
        facts: { semester: [1 + (at % 8)] },
      })
    const step = contribution(
      { min_needed: 'ALL', req_list: json.req_list },
      undefined,
      false,
      2026,
      () => (_, go) => go(),
    )
    return {
      rule: ruleOf(json.name ?? name, '2023', root, 'global'),
      unexpressed: translator.unexpressed,
      catalogue: [...translator.catalogue.values()],
      options: {
        entered: '2022-09-01',
        decisions: grantsOf(root),
      },
      solve(transcript, random) {
        const used = run(step, transcript, random)
        if (!(used instanceof Set) || !random) return used
        // What is looked at without being used up is kept as well.
        for (const { code, subject, facts } of transcript)
          if (subject === 'XXX' || facts?.dist) used.add(code)
        return used
      },
    }
  },
}
