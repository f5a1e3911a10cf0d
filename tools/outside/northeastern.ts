/** Majors and minors of Northeastern University as `graduatenu` writes them. */
import type { Requirement, Select } from '../../packages/stacking/src/index.ts'
import type { Corpus, Programme } from './corpus.ts'
import { all, any, type Course, coded, fact, not, numbered } from './course.ts'
import { Keys } from './keys.ts'
import { hours, Names, ruleOf } from './rule.ts'
import { amountOf, everyOf, one, run, State, type Step, someOf } from './search.ts'

/** Credits of every course; the source states none. */
const CREDITS = 4

const courseOf = (subject: string, number: number): Course => ({
  code: `${subject} ${number}`,
  subject,
  number,
  credits: CREDITS,
})

// biome-ignore lint/suspicious/noExplicitAny: the sources are JSON of any form
type Json = any

class Translator {
  readonly unexpressed: string[] = []
  readonly catalogue = new Map<string, Course>()
  readonly #names = new Names()

  #mention(subject: string, number: number): string {
    const course = courseOf(subject, number)
    this.catalogue.set(course.code, course)
    return course.code
  }

  /** Which courses a COURSE or RANGE names. */
  select(json: Json): Select | undefined {
    const keys = new Keys(json, this.unexpressed)
    const type = keys.get('type')
    if (type === 'COURSE') {
      const code = this.#mention(keys.get('subject'), keys.get('classId'))
      keys.ignore('description')
      keys.close(type)
      return coded(code)
    }
    if (type !== 'RANGE') return undefined
    const [subject, start, end] = [keys.get('subject'), keys.get('idRangeStart'), keys.get('idRangeEnd')]
    const exceptions = (keys.get('exceptions') as Json[]).map((each) => this.select(each)!)
    keys.close(type)
    for (let step = 1; step <= 8; step++) this.#mention(subject, Math.min(end, start + step * 7))
    return all(
      fact('subject', subject),
      numbered(start, end),
      ...(exceptions.length > 0 ? [not(any(...exceptions))] : []),
    )
  }

  requirement(json: Json): Requirement {
    const select = this.select(json)
    if (select) return { op: 'item', id: this.#names.next('course'), from: select }
    const keys = new Keys(json, this.unexpressed)
    const type = keys.get('type')
    switch (type) {
      case 'AND':
      case 'OR': {
        const of = (keys.get('courses') as Json[]).map((each) => this.requirement(each))
        keys.close(type)
        return { op: type === 'AND' ? 'all-of' : 'any-of', id: this.#names.next(type.toLowerCase()), of }
      }
      case 'XOM': {
        const min = hours(keys.get('numCreditsMin'))
        const courses = keys.get('courses') as Json[]
        keys.close(type)
        const single = courses
          .filter((each) => each.type === 'COURSE' || each.type === 'RANGE')
          .map((each) => this.select(each)!)
        const bundles = courses.filter((each) => each.type !== 'COURSE' && each.type !== 'RANGE')
        if (bundles.length === 0)
          return { op: 'volume', id: this.#names.next('credits'), min, from: any(...single) }
        const pool: Requirement[] =
          single.length > 0
            ? [{ op: 'count', id: this.#names.next('pool'), min: 0, from: any(...single) }]
            : []
        return {
          op: 'volume',
          id: this.#names.next('credits'),
          min,
          of: [...pool, ...bundles.map((each) => this.requirement(each))],
        }
      }
      case 'SECTION':
        return this.section(json)
      default:
        this.unexpressed.push(`requirement of type ${type}`)
        return { op: 'decision', id: this.#names.next('unknown') }
    }
  }

  section(json: Json): Requirement {
    const keys = new Keys(json, this.unexpressed)
    const title = keys.get('title')
    const of = (keys.get('requirements') as Json[]).map((each) => this.requirement(each))
    const min = keys.get('minRequirementCount')
    keys.ignore('type')
    keys.close('SECTION')
    const head = { id: this.#names.next('section'), title: { en: title || 'Section' }, section: true }
    // A section may list nothing; then nothing is asked, or nothing can be met.
    if (of.length === 0) return { op: 'count', ...head, min, from: coded('none') }
    return of.length === min ? { op: 'all-of', ...head, of } : { op: 'n-of', ...head, min, of }
  }

  programme(json: Json): Requirement {
    const keys = new Keys(json, this.unexpressed)
    keys.ignore('name', 'metadata', 'yearVersion')
    const of: Requirement[] = (keys.get('requirementSections') as Json[]).map((each) => this.section(each))
    const concentrations = new Keys(keys.get('concentrations'), this.unexpressed)
    const min = concentrations.get('minOptions')
    const options = (concentrations.get('concentrationOptions') as Json[]).map((each) => this.section(each))
    concentrations.close('concentrations')
    if (min > 0) of.push({ op: 'n-of', id: 'concentrations', min, of: options })
    const total = keys.get('totalCreditsRequired')
    if (total > 0) of.push({ op: 'volume', id: 'total', min: hours(total), from: {}, draw: 'any' })
    keys.close('programme')
    return { op: 'all-of', id: 'programme', of }
  }
}

/** The same grammar, interpreted: sections are independent of each other, within one a course counts once. */
const fits =
  (json: Json) =>
  (course: Course): boolean => {
    if (json.type === 'COURSE') return course.subject === json.subject && course.number === json.classId
    return (
      course.subject === json.subject &&
      course.number >= json.idRangeStart &&
      course.number <= json.idRangeEnd &&
      !json.exceptions.some((each: Json) => fits(each)(course))
    )
  }

const mentions = (json: Json): Json[] =>
  json.type === 'COURSE' || json.type === 'RANGE'
    ? [json]
    : ((json.courses ?? json.requirements) as Json[]).flatMap(mentions)

function stepOf(json: Json, wanted: (course: Course) => boolean): Step {
  switch (json.type) {
    case 'COURSE':
    case 'RANGE':
      return one(fits(json))
    case 'AND':
      return everyOf(json.courses.map((each: Json) => stepOf(each, wanted)))
    case 'OR':
      return someOf(
        1,
        json.courses.map((each: Json) => stepOf(each, wanted)),
      )
    case 'SECTION':
      return sectionStep(json)
    default: {
      const single = (json.courses as Json[]).filter(
        (each) => each.type === 'COURSE' || each.type === 'RANGE',
      )
      const bundles = (json.courses as Json[]).filter(
        (each) => each.type !== 'COURSE' && each.type !== 'RANGE',
      )
      const inPool = (course: Course) => single.some((each) => fits(each)(course))
      if (bundles.length === 0) return amountOf(json.numCreditsMin, inPool, ({ credits }) => credits, wanted)
      return (state, next) => {
        const from = (at: number, before: number): boolean => {
          if (at === bundles.length) {
            const got = [...state.used].length * CREDITS - before
            return amountOf(json.numCreditsMin - got, inPool, ({ credits }) => credits)(state, next)
          }
          return stepOf(bundles[at], wanted)(state, () => from(at + 1, before)) || from(at + 1, before)
        }
        return from(0, state.used.size * CREDITS)
      }
    }
  }
}

function sectionStep(json: Json): Step {
  const parts = json.requirements as Json[]
  const wanted = (course: Course): boolean =>
    parts.filter((part) => mentions(part).some((each) => fits(each)(course))).length > 1
  // Pools come last, when the others have what they need.
  const order = [...parts].sort((a, b) => Number(a.type === 'XOM') - Number(b.type === 'XOM'))
  return someOf(
    json.minRequirementCount,
    order.map((part) => stepOf(part, wanted)),
  )
}

function solve(
  json: Json,
  transcript: readonly Course[],
  random?: () => number,
): Set<string> | false | undefined {
  const used = new Set<string>()
  const sections = (json.requirementSections as Json[]).map((each) =>
    run(sectionStep(each), transcript, random),
  )
  if (sections.includes(false)) return false
  const options = (json.concentrations.concentrationOptions as Json[]).map((each) =>
    run(sectionStep(each), transcript, random),
  )
  const met = options.filter((each) => each instanceof Set)
  if (met.length < json.concentrations.minOptions) return options.includes(undefined) ? undefined : false
  if (sections.includes(undefined)) return undefined
  for (const each of [...sections, ...met.slice(0, json.concentrations.minOptions)])
    for (const code of each as Set<string>) used.add(code)
  const total = transcript.reduce((sum, { credits }) => sum + credits, 0)
  if (total < json.totalCreditsRequired) return false
  for (const { code } of transcript) if (used.size * CREDITS < json.totalCreditsRequired) used.add(code)
  return used
}

/** The same where a course counts once in the whole programme. */
function solveStrictly(json: Json, transcript: readonly Course[], random?: () => number) {
  const total = transcript.reduce((sum, { credits }) => sum + credits, 0)
  if (total < json.totalCreditsRequired) return false
  const options = (json.concentrations.concentrationOptions as Json[]).map(sectionStep)
  const sections = (json.requirementSections as Json[]).map(sectionStep)
  return run(everyOf([...sections, someOf(json.concentrations.minOptions, options)]), transcript, random)
}

/** Without looking back: every requirement takes the first courses that fit. */
function firstFit(json: Json, transcript: readonly Course[], strict = false): boolean {
  const whole = new State(transcript, undefined, 1e6)
  const take = (part: Json, state: State): boolean => {
    switch (part.type) {
      case 'COURSE':
      case 'RANGE': {
        const [course] = state.free(fits(part))
        if (course) state.used.add(course)
        return course !== undefined
      }
      case 'AND':
        return part.courses.every((each: Json) => take(each, state))
      case 'OR':
        return part.courses.some((each: Json) => take(each, state))
      case 'SECTION':
        return part.requirements.filter((each: Json) => take(each, state)).length >= part.minRequirementCount
      default: {
        const before = state.used.size
        for (const each of part.courses) {
          if ((state.used.size - before) * CREDITS >= part.numCreditsMin) break
          if (each.type === 'RANGE')
            for (const course of state.free(fits(each)))
              if ((state.used.size - before) * CREDITS < part.numCreditsMin) state.used.add(course)
          if (each.type !== 'RANGE') take(each, state)
        }
        return (state.used.size - before) * CREDITS >= part.numCreditsMin
      }
    }
  }
  const section = (each: Json) =>
    take({ ...each, type: 'SECTION' }, strict ? whole : new State(transcript, undefined, 1e6))
  return (
    json.requirementSections.every(section) &&
    json.concentrations.concentrationOptions.filter(section).length >= json.concentrations.minOptions &&
    transcript.length * CREDITS >= json.totalCreditsRequired
  )
}

export const northeastern: Corpus = {
  id: 'northeastern',
  ending: '.initial.json',
  target: { expressed: 30, of: 30 },
  open(text) {
    const json = JSON.parse(text)
    const translator = new Translator()
    const root = translator.programme(json)
    const filler = Array.from({ length: Math.ceil(json.totalCreditsRequired / CREDITS) }, (_, at) =>
      courseOf('ELEC', 1000 + at),
    )
    const strict: Programme = {
      rule: ruleOf(json.name, String(json.yearVersion), root, 'global'),
      unexpressed: [],
      catalogue: [...translator.catalogue.values(), ...filler],
      solve: (transcript, random) => solveStrictly(json, transcript, random),
      firstFit: (transcript) => firstFit(json, transcript, true),
    }
    return {
      strict,
      rule: ruleOf(json.name, String(json.yearVersion), root, 'section'),
      unexpressed: translator.unexpressed,
      catalogue: [...translator.catalogue.values(), ...filler],
      solve: (transcript, random) => solve(json, transcript, random),
      firstFit: (transcript) => firstFit(json, transcript),
    }
  },
}
