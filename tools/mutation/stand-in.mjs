/** What the tests ask of vitest, so that those of a package run in one program. */
import {
  ASYMMETRIC_MATCHERS_OBJECT,
  customMatchers,
  GLOBAL_EXPECT,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
  setState,
} from '@vitest/expect'
import * as spying from '@vitest/spy'
import * as chai from 'chai'

chai.use(JestExtend)
chai.use(JestChaiExpect)
chai.use(JestAsymmetricMatchers)
export const expect = (value, message) => chai.expect(value, message)
Object.assign(expect, chai.expect, globalThis[ASYMMETRIC_MATCHERS_OBJECT])
globalThis[GLOBAL_EXPECT] = expect
setState({ assertionCalls: 0, isExpectingAssertions: false }, expect)
chai.expect.extend(expect, customMatchers)

/** Every test in the order it is told, with the file it stands in. */
export const tests = []
let file = ''
let within = []

/** Reads a file of tests. */
export async function collect(name, load) {
  file = name
  within = []
  await load()
}

const known = (title) => (typeof title === 'string' ? title : (title?.name ?? String(title)))
const bodyOf = (args) => args.find((each) => typeof each === 'function')

function told(title, ...args) {
  const body = bodyOf(args)
  const path = [...within, known(title)].join(' > ')
  const same = tests.filter((each) => each.file === file && each.path === path).length
  if (body) tests.push({ id: `${file} ${path} ${same}`, file, path, body })
}

function group(title, ...args) {
  within.push(known(title))
  try {
    bodyOf(args)?.()
  } finally {
    within.pop()
  }
}

const nothing = () => {}

function varied(of) {
  of.each =
    (rows) =>
    (title, ...args) => {
      const body = bodyOf(args)
      for (const [at, row] of [...rows].entries())
        of(`${known(title)} ${at}`, () => body(...(Array.isArray(row) ? row : [row])))
    }
  of.for =
    (rows) =>
    (title, ...args) => {
      for (const [at, row] of [...rows].entries())
        of(`${known(title)} ${at}`, () => bodyOf(args)(row, { expect }))
    }
  of.skip = Object.assign(() => {}, { each: () => nothing, for: () => nothing })
  of.todo = nothing
  of.skipIf = (is) => (is ? of.skip : of)
  of.runIf = (is) => (is ? of : of.skip)
  return of
}

export const it = varied(told)
export const test = it
export const describe = varied(group)
export const beforeAll = (body) => body()
export const afterAll = nothing
export const afterEach = nothing
export const vi = spying
const anything = new Proxy(nothing, { get: () => anything, apply: () => anything })
export const expectTypeOf = anything
