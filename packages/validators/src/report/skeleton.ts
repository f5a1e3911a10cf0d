/** What to put where an element is missing: blanks in angle brackets, as `blank` of `@microcred/core` has them. */
import { isObject } from '@microcred/common/json'
import { nearest } from '@microcred/common/nearest'
import { escapeKey, valueAt } from '@microcred/common/pointer'
import { blank } from '@microcred/core'
import { isLanguageTag } from '@microcred/core/formats'
import type { PatchOperation, Repair } from './finding.js'

const repair = (...patch: readonly PatchOperation[]): { fix: Repair } => ({
  fix: { kind: 'skeleton', patch, safe: false },
})

/** The skeleton of an element of a record, with texts in the record's language; nothing for one that need not be there. */
export function skeletonOf(key: string, json: unknown): { fix?: Repair } {
  const language = valueAt(json, '/language')
  const text = blankTexts(typeof language === 'string' && isLanguageTag(language) ? language : 'en').get(key)
  return text === undefined ? {} : repair({ op: 'add', path: `/${escapeKey(key)}`, value: JSON.parse(text) })
}

const texts = new Map<string, ReadonlyMap<string, string>>()

/** Most languages whose blanks are kept. */
const LANGUAGES = 50

/** The blanks of a record in a language as JSON, by their keys. */
function blankTexts(language: string): ReadonlyMap<string, string> {
  const before = texts.get(language)
  if (before) return before
  const blanks = new Map(Object.entries(blank(language)).map(([key, value]) => [key, JSON.stringify(value)]))
  if (texts.size < LANGUAGES) texts.set(language, blanks)
  return blanks
}

/** One name of a path, with what is asked of the object that stands there. */
export interface Step {
  readonly name: string
  /** Members an object has to have, with what they are or begin with. */
  readonly filters: readonly Filter[]
}

interface Filter {
  readonly name: string
  readonly value: string
  readonly begins: boolean
}

const known = new Map<string, readonly Step[]>()

/** The steps of a path, taken apart once: profiles have no more paths than their crosswalks. */
export function stepsIn(path: string): readonly Step[] {
  const before = known.get(path)
  if (before) return before
  const steps = stepsOf(path)
  if (known.size < MOST) known.set(path, steps)
  return steps
}

/** Most paths that are remembered: more than all profiles have. */
const MOST = 5000

const leaves = new Map<string, string | undefined>()

/** What a level begins with where its address is asked for; where it is begun already, only its end is. */
const LEVEL = 'http://data.europa.eu/snb/eqf/'

/** The first blank of an element, as the beginning of a path asks for it. */
function leafAt(path: string, key: string): string | undefined {
  const leaf = leafOf(key)
  return key === 'level' && path.endsWith('.targetUrl') && !path.includes(LEVEL) ? LEVEL + leaf : leaf
}

/** The first blank of an element. */
function leafOf(key: string): string | undefined {
  if (!leaves.has(key)) leaves.set(key, firstBlank(blank()[key]))
  return leaves.get(key)
}

/** The steps of a path such as `achievement.alignment[targetType=CTDL].targetName`. */
function stepsOf(path: string): Step[] {
  return [...path.matchAll(/([^.[\]]+)((?:\[[^\]]*\])*)/g)].map(([, name, filters]) => ({
    name: name!,
    // What a member may not be is left out.
    filters: [...filters!.matchAll(/\[(\w+)(\^?)=([^\]]*)\]/g)].map(([, key, prefix, value]) => ({
      name: key!,
      value: value!,
      begins: prefix !== '',
    })),
  }))
}

/** The skeleton of an element at the place where a profile has it; nothing where something stands there already. */
export function skeletonAt(path: string, key: string, json: unknown): { fix?: Repair } {
  const leaf = path.endsWith(`.microcredential.${key}`) ? blank()[key] : leafAt(path, key)
  if (leaf === undefined) return {}
  let at = ''
  let around = json
  const steps = stepsIn(path)
  for (const [index, step] of steps.entries()) {
    const rest = steps.slice(index + 1)
    if (Array.isArray(around)) {
      if (around.length === 0)
        return repair({ op: 'add', path: `${at}/-`, value: { [step.name]: built(step, rest, leaf) } })
      at += '/0'
      around = around[0]
    }
    // What is named by its address alone becomes an object of that address.
    if (typeof around === 'string' && at !== '' && /^[a-z][a-z\d+.-]*:\S+$/i.test(around))
      return repair({
        op: 'replace',
        path: at,
        value: { id: around, [step.name]: built(step, rest, leaf) },
      })
    if (typeof around !== 'object' || around === null || Array.isArray(around))
      return at === ''
        ? {}
        : repair({ op: 'replace', path: at, value: { [step.name]: built(step, rest, leaf) } })
    const below = `${at}/${escapeKey(step.name)}`
    if (!Object.hasOwn(around, step.name))
      return repair({ op: 'add', path: below, value: built(step, rest, leaf) })
    const inside = (around as Record<string, unknown>)[step.name]
    const wanted = step.filters
    if (wanted.length === 0) {
      at = below
      around = inside
      continue
    }
    const list = Array.isArray(inside) ? inside : [inside]
    const found = list.findIndex((each) =>
      wanted.every((filter) => fits(filter, valueAt(each, `/${filter.name}`))),
    )
    const [only, ...others] = list
    // One thing that does not say rightly which kind it is: that is told of it, and what it lacks is put into it.
    if (found < 0 && others.length === 0 && rest.length > 0 && mayBe(only, wanted)) {
      at = Array.isArray(inside) ? `${below}/0` : below
      around = only
      continue
    }
    if (found < 0)
      return Array.isArray(inside)
        ? repair({ op: 'add', path: `${below}/-`, value: item(step, rest, leaf) })
        : repair(...beside(below, around, item(step, rest, leaf)))
    at = Array.isArray(inside) ? `${below}/${found}` : below
    around = list[found]
  }
  return isNothing(around) ? repair({ op: 'replace', path: at, value: leaf }) : {}
}

/** Whether nothing is said by a value. */
const isNothing = (value: unknown): boolean =>
  value === null ||
  (typeof value === 'string'
    ? value.trim() === ''
    : typeof value === 'object' && Object.keys(value).length === 0)

/** A value and another one after it, as a list in its place. */
function beside(path: string, around: object, value: unknown): PatchOperation[] {
  let aside = `${path}-`
  while (valueAt(around, aside.slice(aside.lastIndexOf('/'))) !== undefined) aside += '-'
  return [
    { op: 'move', from: path, path: aside },
    { op: 'add', path, value: [] },
    { op: 'move', from: aside, path: `${path}/0` },
    { op: 'add', path: `${path}/-`, value },
  ]
}

/** Whether an object may be meant to be what some conditions ask for: it says nothing of it, or nearly that. */
const mayBe = (given: unknown, filters: readonly Filter[]): boolean =>
  isObject(given) &&
  filters.every(({ name, value, begins }) => {
    const said = given[name]
    return (
      !begins &&
      name === 'type' &&
      (said === undefined ||
        (typeof said === 'string' && (value.endsWith(said) || nearest(said, [value]) !== undefined)))
    )
  })

const fits = ({ value, begins }: Filter, given: unknown): boolean =>
  typeof given === 'string' && (begins ? given.startsWith(value) : given === value)

function item({ filters }: Step, [next, ...rest]: readonly Step[], leaf: unknown): unknown {
  if (next === undefined && filters.length === 0) return leaf
  const filled = filters.map(({ name, value, begins }) => [name, begins ? `${value}${leaf}` : value])
  const inside = next && !filters.some(({ name, begins }) => begins && name === next.name)
  return { ...Object.fromEntries(filled), ...(inside && { [next.name]: built(next, rest, leaf) }) }
}

const built = (step: Step, rest: readonly Step[], leaf: unknown): unknown =>
  step.filters.length > 0 ? [item(step, rest, leaf)] : item(step, rest, leaf)

/** The first text in a value that stands for something to be filled in. */
function firstBlank(value: unknown): string | undefined {
  if (typeof value === 'string') return value.startsWith('<') ? value : undefined
  if (typeof value !== 'object' || value === null) return undefined
  for (const inner of Object.values(value)) {
    const found = firstBlank(inner)
    if (found !== undefined) return found
  }
  return undefined
}
