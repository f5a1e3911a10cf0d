/** Programmes of the University of Texas at Dallas as the Nebula planner writes them, in its newer and older grammar. */
import type { Requirement, Select } from '../../packages/stacking/src/index.ts'
import type { Corpus, Programme } from './corpus.ts'
import { all, any, type Course, coded, fact, not, numbered } from './course.ts'
import { Keys } from './keys.ts'
import { grantsOf, hours, Names, ruleOf } from './rule.ts'
import { amountOf, everyOf, one, run, type Step, someOf } from './search.ts'

// biome-ignore lint/suspicious/noExplicitAny: the sources are JSON of any form
type Json = any

/** The second digit of a course number is its semester hours; V means that they vary, 0 that it bears none. */
const hoursOf = (number: string): number => (/^\d\d/.test(number) ? Number(number[1]) : 3)

function courseOf(code: string): Course {
  const [subject = '', number = ''] = code.split(' ')
  return {
    code,
    subject,
    number: Number.parseInt(number.replace('V', '0'), 10) || 0,
    credits: hoursOf(number),
  }
}

class Translator {
  readonly unexpressed: string[] = []
  readonly catalogue = new Map<string, Course>()
  readonly #names = new Names()

  #course(code: string): string {
    this.catalogue.set(code, courseOf(code))
    return code
  }

  #prefix(prefix: string): Select {
    const [subject = '', digits = ''] = prefix.split(' ')
    const low = Number(digits.padEnd(4, '0'))
    for (let at = 1; at <= 8; at++) this.#course(`${subject} ${digits === '' ? `43${10 + at}` : low + at}`)
    return digits === ''
      ? fact('subject', subject)
      : all(fact('subject', subject), numbered(low, Number(digits.padEnd(4, '9'))))
  }

  requirement(json: Json): Requirement {
    const keys = new Keys(json, this.unexpressed)
    const matcher = keys.get('matcher')
    keys.ignore('metadata')
    const title = json.metadata?.name ? { title: { en: json.metadata.name as string } } : {}
    const many = (key: string) => (keys.get(key) as Json[]).map((each) => this.requirement(each))
    const out = ((): Requirement => {
      switch (matcher) {
        case 'CourseRequirement':
          return { op: 'item', id: this.#names.next('course'), from: coded(this.#course(keys.get('course'))) }
        case 'AndRequirement':
          return { op: 'all-of', id: this.#names.next('and'), ...title, of: many('requirements') }
        case 'OrRequirement':
          return { op: 'any-of', id: this.#names.next('or'), ...title, of: many('requirements') }
        case 'SelectRequirement':
          return {
            op: 'n-of',
            id: this.#names.next('select'),
            ...title,
            min: keys.get('required_count'),
            of: many('requirements'),
          }
        case 'HoursRequirement':
          return this.#hours(keys, title)
        case 'PrefixBucketRequirement':
          return {
            op: 'count',
            id: this.#names.next('prefix'),
            min: 1,
            from: this.#prefix(keys.get('prefix')),
          }
        case 'FreeElectiveRequirement': {
          const excluded = keys.get('excluded_courses') as string[]
          return {
            op: 'volume',
            id: this.#names.next('electives'),
            ...title,
            min: hours(keys.get('required_hours')),
            from: excluded.length > 0 ? not(coded(...excluded.map((code) => this.#course(code)))) : {},
          }
        }
        case 'CSGuidedElectiveRequirement': {
          const others = (keys.get('also_fulfills') as Json[]).map((each) => coded(this.#course(each.course)))
          return {
            op: 'count',
            id: this.#names.next('guided'),
            ...title,
            min: keys.get('required_count'),
            from: any(this.#prefix(keys.get('starts_with')), ...others),
          }
        }
        default:
          this.unexpressed.push(`matcher ${matcher}`)
          return { op: 'decision', id: this.#names.next('unknown') }
      }
    })()
    keys.close(String(matcher))
    return out
  }

  #hours(keys: Keys, title: object): Requirement {
    const parts = keys.get('requirements') as Json[]
    const min = hours(keys.get('required_hours'))
    const [single, others] = split(parts)
    const selects = single.map((each) =>
      each.matcher === 'CourseRequirement' ? coded(this.#course(each.course)) : this.#prefix(each.prefix),
    )
    if (others.length === 0)
      return { op: 'volume', id: this.#names.next('hours'), ...title, min, from: any(...selects) }
    const pool: Requirement[] =
      selects.length > 0 ? [{ op: 'count', id: this.#names.next('pool'), min: 0, from: any(...selects) }] : []
    return {
      op: 'volume',
      id: this.#names.next('hours'),
      ...title,
      min,
      of: [...pool, ...others.map((each) => this.requirement(each))],
    }
  }

  programme(json: Json): Requirement {
    const keys = new Keys(json, this.unexpressed)
    keys.ignore(
      'catalog_uri',
      'school',
      'subtype',
      'year',
      'display_name',
      'id',
      'name',
      '_id',
      'abbreviation',
    )
    const requirements = new Keys(keys.get('requirements'), this.unexpressed)
    const of: Requirement[] = []
    if (json.requirements.type === 'collection') {
      of.push(this.older(json.requirements))
      requirements.ignore(...requirements.names())
    } else {
      // The core curriculum is another rule; whether it is met is decided by that rule.
      const core = requirements.get('core') as string
      if (core !== '@import ./core.json') this.unexpressed.push(`core ${core}`)
      of.push({ op: 'decision', id: 'core-curriculum', note: { en: core } })
      of.push(...(requirements.get('major') as Json[]).map((each) => this.requirement(each)))
    }
    requirements.close('requirements')
    of.push({
      op: 'volume',
      id: 'total',
      min: hours(keys.get('minimum_credit_hours')),
      from: {},
      draw: 'any',
    })
    keys.close('programme')
    return { op: 'all-of', id: 'programme', of }
  }

  /** The older grammar: collections, courses by reference with a least grade, hours of a core area, conditions in words. */
  older(json: Json): Requirement {
    const keys = new Keys(json, this.unexpressed)
    const type = keys.get('type')
    const out = ((): Requirement => {
      switch (type) {
        case 'collection': {
          const title = { en: keys.get('name') as string }
          const of = (keys.get('options') as Json[]).map((each) => this.older(each))
          const required = keys.get('required')
          return required < 0
            ? { op: 'all-of', id: this.#names.next('collection'), title, of }
            : { op: 'n-of', id: this.#names.next('collection'), title, min: required, of }
        }
        case 'course': {
          const code = keys.get('class_reference') as string
          this.catalogue.set(code, { code, subject: 'REF', number: 0, credits: 3, points: 4 })
          return {
            op: 'item',
            id: this.#names.next('course'),
            from: all(coded(code), { grade: { min: POINTS[keys.get('minimum_grade') as string]! } }),
          }
        }
        case 'core': {
          const flag = keys.get('core_flag') as string
          const amount = keys.get('hours') as number
          for (let at = 0; at < 3; at++)
            this.catalogue.set(`CORE ${flag}${at}`, {
              code: `CORE ${flag}${at}`,
              subject: 'CORE',
              number: 0,
              credits: 3,
              points: 4,
              facts: { core: [flag] },
            })
          return { op: 'volume', id: this.#names.next('core'), min: hours(amount), from: fact('core', flag) }
        }
        case 'hours':
          if (JSON.stringify(json.options).includes('"type":"other"'))
            this.unexpressed.push('hours of what only words describe')
          return {
            op: 'volume',
            id: this.#names.next('hours'),
            min: hours(keys.get('required')),
            of: (keys.get('options') as Json[]).map((each) => this.older(each)),
          }
        case 'other':
          return {
            op: 'decision',
            id: this.#names.next('other'),
            title: { en: keys.get('description') as string },
            note: { en: keys.get('condition') as string },
          }
        default:
          this.unexpressed.push(`type ${type}`)
          return { op: 'decision', id: this.#names.next('unknown') }
      }
    })()
    keys.close(String(type))
    return out
  }
}

const split = (parts: readonly Json[]): [single: Json[], others: Json[]] => {
  const isSingle = ({ matcher }: Json) =>
    matcher === 'CourseRequirement' || matcher === 'PrefixBucketRequirement'
  return [parts.filter(isSingle), parts.filter((each) => !isSingle(each))]
}

const POINTS: Readonly<Record<string, number>> = {
  A: 4,
  'A-': 3.67,
  'B+': 3.33,
  B: 3,
  'B-': 2.67,
  'C+': 2.33,
  C: 2,
  'C-': 1.67,
  'D+': 1.33,
  D: 1,
  'D-': 0.67,
}

/** The same grammar, interpreted: a course counts once in the whole programme. */
const starts =
  (prefix: string) =>
  ({ code }: Course): boolean =>
    code.startsWith(prefix.includes(' ') ? prefix : `${prefix} `)

const names = (json: Json): string[] =>
  Array.isArray(json)
    ? json.flatMap(names)
    : typeof json === 'object' && json !== null
      ? [
          ...(json.course ? [json.course] : []),
          ...(json.prefix ? [`${json.prefix} `] : []),
          ...(json.starts_with ? [json.starts_with] : []),
          ...Object.values(json).flatMap(names),
        ]
      : []

function stepOf(json: Json, wanted: (course: Course) => boolean): Step {
  const many = (): Step[] => json.requirements.map((each: Json) => stepOf(each, wanted))
  switch (json.matcher) {
    case 'CourseRequirement':
      return one(({ code }) => code === json.course)
    case 'AndRequirement':
      return everyOf(many())
    case 'OrRequirement':
      return someOf(1, many())
    case 'SelectRequirement':
      return someOf(json.required_count, many())
    case 'PrefixBucketRequirement':
      return one(starts(json.prefix))
    case 'CSGuidedElectiveRequirement':
      return amountOf(
        json.required_count,
        (course) =>
          starts(json.starts_with)(course) ||
          json.also_fulfills.some((each: Json) => each.course === course.code),
        () => 1,
        wanted,
      )
    case 'FreeElectiveRequirement':
      return amountOf(
        json.required_hours,
        ({ code, credits }) => credits > 0 && !json.excluded_courses.includes(code),
        ({ credits }) => credits,
        () => false,
      )
    default: {
      const [single, others] = split(json.requirements)
      const inPool = (course: Course) =>
        course.credits > 0 &&
        single.some((each) =>
          each.matcher === 'CourseRequirement' ? each.course === course.code : starts(each.prefix)(course),
        )
      return (state, next) => {
        const total = () => [...state.used].reduce((sum, { credits }) => sum + credits, 0)
        const before = total()
        const from = (at: number): boolean => {
          if (at === others.length)
            return amountOf(
              json.required_hours - (total() - before),
              inPool,
              ({ credits }) => credits,
              wanted,
            )(state, next)
          return stepOf(others[at], wanted)(state, () => from(at + 1)) || from(at + 1)
        }
        return from(0)
      }
    }
  }
}

function olderStep(json: Json): Step {
  switch (json.type) {
    case 'collection': {
      const steps = json.options.map(olderStep)
      return json.required < 0 ? everyOf(steps) : someOf(json.required, steps)
    }
    case 'course':
      return one(
        ({ code, points = 0 }) => code === json.class_reference && points >= POINTS[json.minimum_grade]!,
      )
    case 'core':
      return amountOf(
        json.hours,
        ({ facts }) => facts?.core?.includes(json.core_flag) === true,
        ({ credits }) => credits,
      )
    case 'hours':
      return (state, next) => {
        const total = () => [...state.used].reduce((sum, { credits }) => sum + credits, 0)
        const before = total()
        const from = (at: number): boolean =>
          total() - before >= json.required
            ? next()
            : at < json.options.length &&
              (olderStep(json.options[at])(state, () => from(at + 1)) || from(at + 1))
        return from(0)
      }
    default:
      return (_, next) => next()
  }
}

function solver(json: Json): Programme['solve'] {
  const older = json.requirements.type === 'collection'
  const parts: Json[] = older ? [] : flat(json.requirements.major)
  const counts = new Map<string, number>()
  for (const part of parts)
    for (const name of new Set(names(part))) counts.set(name, (counts.get(name) ?? 0) + 1)
  const wanted = ({ code }: Course) =>
    [...counts]
      .filter(([name]) => name === code || (/ $| 43$/.test(name) && code.startsWith(name)))
      .reduce((sum, [, count]) => sum + count, 0) > 1
  // What may take nearly anything comes last.
  const weight = ({ matcher }: Json) =>
    [
      'CourseRequirement',
      'AndRequirement',
      'OrRequirement',
      'SelectRequirement',
      'CSGuidedElectiveRequirement',
      'PrefixBucketRequirement',
      'HoursRequirement',
      'FreeElectiveRequirement',
    ].indexOf(matcher)
  const step = older
    ? olderStep(json.requirements)
    : everyOf([...parts].sort((a, b) => weight(a) - weight(b)).map((part) => stepOf(part, wanted)))
  return (transcript, random) => {
    const total = transcript.reduce((sum, { credits }) => sum + credits, 0)
    if (total < json.minimum_credit_hours) return false
    const used = run(step, transcript, random)
    if (!(used instanceof Set)) return used
    let have = transcript.filter(({ code }) => used.has(code)).reduce((sum, { credits }) => sum + credits, 0)
    for (const { code, credits } of transcript) {
      if (have >= json.minimum_credit_hours) break
      if (used.has(code)) continue
      used.add(code)
      have += credits
    }
    return used
  }
}

/** Requirements that must all be met, without the frames around them. */
const flat = (parts: readonly Json[]): Json[] =>
  parts.flatMap((part) => (part.matcher === 'AndRequirement' ? flat(part.requirements) : [part]))

export const utd: Corpus = {
  id: 'utd',
  ending: '.json',
  target: { expressed: 12, of: 14 },
  open(text) {
    const json = JSON.parse(text)
    const translator = new Translator()
    const root = translator.programme(json)
    for (let at = 0; at < 60; at++)
      translator.catalogue.set(`ELEC 3${300 + at}`, courseOf(`ELEC 3${300 + at}`))
    return {
      rule: ruleOf(json.display_name ?? json.name, json.year, root, 'global'),
      unexpressed: translator.unexpressed,
      catalogue: [...translator.catalogue.values()],
      options: {
        decisions: grantsOf(root),
      },
      solve: solver(json),
    }
  },
}
