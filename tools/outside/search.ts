/**
 * Backtracking by continuation: a step uses courses and asks what follows whether it can go on. It is how the
 * interpreters of the sources' grammars look for courses that satisfy them.
 */

import type { Random } from '../../packages/stacking/src/search/random.ts'
import type { Course } from './course.ts'
import { shuffled } from './shuffled.ts'

export type Next = () => boolean
export type Step = (state: State, next: Next) => boolean

/** Thrown when a search has taken more steps than it may. */
export class GivenUp extends Error {}

export class State {
  readonly used = new Set<Course>()
  readonly courses: readonly Course[]
  readonly random: Random | undefined
  #left: number

  constructor(courses: readonly Course[], random: Random | undefined, steps: number) {
    this.courses = courses
    this.random = random
    this.#left = steps
  }

  tick(): void {
    if (--this.#left < 0) throw new GivenUp()
  }

  order<T>(items: readonly T[]): readonly T[] {
    return this.random ? shuffled(items, this.random) : items
  }

  free = (fits: (course: Course) => boolean): Course[] =>
    this.courses.filter((course) => !this.used.has(course) && fits(course))

  /** Uses a course for what follows and gives it back when that fails. */
  with(course: Course, next: Next): boolean {
    this.tick()
    this.used.add(course)
    if (next()) return true
    this.used.delete(course)
    return false
  }
}

export const one =
  (fits: (course: Course) => boolean): Step =>
  (state, next) =>
    state.order(state.free(fits)).some((course) => state.with(course, next))

export const everyOf =
  (steps: readonly Step[]): Step =>
  (state, next) => {
    const from = (at: number): boolean =>
      at === steps.length ? next() : steps[at]!(state, () => from(at + 1))
    return from(0)
  }

export const someOf = (needed: number, steps: readonly Step[]): Step => {
  if (needed >= steps.length) return needed > steps.length ? () => false : everyOf(steps)
  return (state, next) => {
    const order = state.order(steps)
    const from = (at: number, left: number): boolean => {
      if (left === 0) return next()
      if (order.length - at < left) return false
      return order[at]!(state, () => from(at + 1, left - 1)) || from(at + 1, left)
    }
    return from(0, needed)
  }
}

/** Courses whose sizes add up to an amount; those nobody else wants are used first. */
export const amountOf =
  (
    needed: number,
    fits: (course: Course) => boolean,
    size: (course: Course) => number,
    wanted: (course: Course) => boolean = () => true,
  ): Step =>
  (state, next) => {
    const free = state.free(fits)
    const alone = free.filter((course) => !wanted(course))
    const shared = state.order(free.filter(wanted))
    const taken: Course[] = []
    let left = needed
    for (const course of state.order(alone)) {
      if (left <= 1e-9) break
      taken.push(course)
      left -= size(course)
    }
    const from = (at: number, rest: number): boolean => {
      if (rest <= 1e-9) return next()
      if (shared.slice(at).reduce((sum, course) => sum + size(course), 0) < rest - 1e-9) return false
      return state.with(shared[at]!, () => from(at + 1, rest - size(shared[at]!))) || from(at + 1, rest)
    }
    for (const course of taken) state.used.add(course)
    if (from(0, left)) return true
    for (const course of taken) state.used.delete(course)
    return false
  }

const STEPS = 300_000

/** The courses a step uses, `false` when it fails, `undefined` when it is given up. */
export function run(
  step: Step,
  courses: readonly Course[],
  random?: Random,
  steps = STEPS,
): Set<string> | false | undefined {
  const state = new State(random ? shuffled(courses, random) : courses, random, steps)
  try {
    return step(state, () => true) ? new Set([...state.used].map(({ code }) => code)) : false
  } catch (error) {
    if (error instanceof GivenUp) return undefined
    throw error
  }
}
