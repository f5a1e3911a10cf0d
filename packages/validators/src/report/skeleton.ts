/** What to put where an element is missing: blanks in angle brackets, as `blank` of `@microcred/core` has them. */
import { escapeKey, valueAt } from '@microcred/common/pointer'
import { blank } from '@microcred/core'
import { isLanguageTag } from '@microcred/core/formats'
import type { PatchOperation, Repair } from './finding.js'

const repair = (operation: PatchOperation): { fix: Repair } => ({
  fix: { kind: 'skeleton', patch: [operation], safe: false },
})

/** The skeleton of an element of a record, with texts in the record's language; nothing for one that need not be there. */
export function skeletonOf(key: string, json: unknown): { fix?: Repair } {
  const language = valueAt(json, '/language')
  const record = blank(typeof language === 'string' && isLanguageTag(language) ? language : 'en')
  const value = Object.hasOwn(record, key) ? record[key] : undefined
  return value === undefined ? {} : repair({ op: 'add', path: `/${escapeKey(key)}`, value })
}

interface Step {
  readonly name: string
  readonly filters: Readonly<Record<string, string>>
}

const known = new Map<string, readonly Step[]>()

/** The same, taken apart once: profiles have no more paths than their crosswalks. */
function stepsIn(path: string): readonly Step[] {
  const before = known.get(path)
  if (before) return before
  const steps = stepsOf(path)
  if (known.size < MOST) known.set(path, steps)
  return steps
}

/** Most paths that are remembered: more than all profiles have. */
const MOST = 5000

const leaves = new Map<string, string | undefined>()

/** The first blank of an element. */
function leafOf(key: string): string | undefined {
  if (!leaves.has(key)) leaves.set(key, firstBlank(blank()[key]))
  return leaves.get(key)
}

/** The steps of a path such as `achievement.alignment[targetType=CTDL].targetName`. */
function stepsOf(path: string): Step[] {
  return [...path.matchAll(/([^.[\]]+)((?:\[[^\]]*\])*)/g)].map(([, name, filters]) => ({
    name: name!,
    filters: Object.fromEntries(
      [...filters!.matchAll(/\[([^=\]]+)=([^\]]*)\]/g)].map(([, key, value]) => [key!, value!]),
    ),
  }))
}

/** The skeleton of an element at the place where a profile has it; nothing where something stands there already. */
export function skeletonAt(path: string, key: string, json: unknown): { fix?: Repair } {
  const leaf = leafOf(key)
  if (leaf === undefined) return {}
  let at = ''
  let around = json
  const steps = stepsIn(path)
  for (const [index, step] of steps.entries()) {
    if (Array.isArray(around)) {
      at += '/0'
      around = around[0]
    }
    if (typeof around !== 'object' || around === null || Array.isArray(around)) return {}
    const below = `${at}/${escapeKey(step.name)}`
    const rest = steps.slice(index + 1)
    if (!Object.hasOwn(around, step.name))
      return repair({ op: 'add', path: below, value: built(step, rest, leaf) })
    const inside = (around as Record<string, unknown>)[step.name]
    const wanted = Object.entries(step.filters)
    if (wanted.length === 0) {
      at = below
      around = inside
      continue
    }
    const list = Array.isArray(inside) ? inside : [inside]
    const found = list.findIndex((each) =>
      wanted.every(([name, value]) => valueAt(each, `/${name}`) === value),
    )
    if (found < 0)
      return Array.isArray(inside)
        ? repair({ op: 'add', path: `${below}/-`, value: item(step, rest, leaf) })
        : {}
    at = Array.isArray(inside) ? `${below}/${found}` : below
    around = list[found]
  }
  return {}
}

const item = ({ filters }: Step, [next, ...rest]: readonly Step[], leaf: string): unknown =>
  next === undefined && Object.keys(filters).length === 0
    ? leaf
    : { ...filters, ...(next && { [next.name]: built(next, rest, leaf) }) }

const built = (step: Step, rest: readonly Step[], leaf: string): unknown =>
  Object.keys(step.filters).length > 0 ? [item(step, rest, leaf)] : item(step, rest, leaf)

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
