/** The path language of the crosswalks: what `packages/schemas/crosswalks/path.abnf` says, parsed and followed. */

import { escapeKey } from '@microcred/common/pointer'

/** One condition on a node, such as `[type=LearningAchievement]`. */
export interface Filter {
  readonly name: string
  readonly operator: '=' | '^=' | '!='
  readonly value: string
}

export interface Step {
  readonly name: string
  readonly filters: readonly Filter[]
}

/** One alternative of a path. */
export type Alternative =
  | { readonly constant: string }
  | { readonly from: '' | '.' | `@${string}`; readonly steps: readonly Step[] }

export type Path = readonly Alternative[]

/** A value that a path found and where it found it. */
export interface Match {
  readonly value: unknown
  /** JSON Pointer into the credential. */
  readonly pointer: string
}

const ALTERNATIVE = /^(?:"([^"]*)"|(\$)|(?:(@[\w$-]+)(?=\.|$)\.?|(\.))?(.*))$/
const STEP = /^([\w$@:-]+)((?:\[[\w$-]+(?:=|\^=|!=)[^\]]+\])*)$/
const FILTER = /\[([\w$-]+)(=|\^=|!=)([^\]]+)\]/g

/** Parses a path, or throws a `SyntaxError` that says what is wrong with it. */
export function parsePath(text: string): Path {
  return splitOutsideBrackets(text, '|').map((part): Alternative => {
    const alternative = part.trim()
    const [, constant, here, anchor, dot, rest = ''] = ALTERNATIVE.exec(alternative) ?? []
    if (constant !== undefined) return { constant }
    if (here) return { from: '.', steps: [] }
    const from = (anchor as `@${string}` | undefined) ?? (dot ? '.' : '')
    if (!rest && !anchor) throw new SyntaxError(`the path "${text}" has an empty alternative`)
    const steps = rest ? splitOutsideBrackets(rest, '.').map((step) => parseStep(step, text)) : []
    return { from, steps }
  })
}

function parseStep(step: string, text: string): Step {
  const [, name, filters] = STEP.exec(step) ?? []
  if (name === undefined) throw new SyntaxError(`"${step}" is no step of a path, in "${text}"`)
  return {
    name,
    filters: [...filters!.matchAll(FILTER)].map(([, filter, operator, value]) => ({
      name: filter!,
      operator: operator as Filter['operator'],
      value: value!,
    })),
  }
}

function splitOutsideBrackets(text: string, separator: string): string[] {
  const parts = ['']
  let inside = false
  for (const char of text) {
    if (char === '[') inside = true
    if (char === ']') inside = false
    if (char === separator && !inside) parts.push('')
    else parts[parts.length - 1] += char
  }
  return parts
}

/** Where a path may start. */
export interface Starts {
  readonly top: Match
  readonly item: Match
  readonly anchors: ReadonlyMap<string, readonly Match[]>
  /** Where something with an id is described. */
  readonly described: (id: string) => readonly Match[]
}

/** What the first alternative that finds something finds. */
export function follow(path: Path, starts: Starts): readonly Match[] {
  for (const alternative of path) {
    if ('constant' in alternative) return [{ value: alternative.constant, pointer: starts.item.pointer }]
    const { from, steps } = alternative
    let matches: readonly Match[] =
      from === '' ? [starts.top] : from === '.' ? [starts.item] : (starts.anchors.get(from) ?? [])
    for (const step of steps) matches = matches.flatMap((match) => take(match, step, starts.described))
    const found = matches.flatMap(spread).filter(({ value }) => value !== null && value !== undefined)
    if (found.length > 0) return found
  }
  return []
}

/**
 * The children a step leads to, lists looked through. What an object or a bare reference does not say itself
 * is looked for where the same id is described.
 */
function take(match: Match, step: Step, described: Starts['described']): Match[] {
  return spread(match).flatMap((each) => {
    const home = holder(each, step.name, described)
    if (!home) return []
    const child = {
      value: (home.value as Record<string, unknown>)[step.name],
      pointer: `${home.pointer}/${escapeKey(step.name)}`,
    }
    return step.filters.length === 0
      ? [child]
      : spread(child).filter((each) => step.filters.every((filter) => passes(each.value, filter)))
  })
}

const holds = ({ value }: Match, name: string): boolean =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)

/** The description of something that has a property. */
function holder(match: Match, name: string, described: Starts['described']): Match | undefined {
  if (holds(match, name)) return match
  const { value } = match
  const id = typeof value === 'object' && value !== null ? (value as { id?: unknown }).id : value
  return typeof id === 'string' ? described(id).find((each) => holds(each, name)) : undefined
}

/** The items of a list, however deep lists lie in lists; anything else is itself. */
function spread(match: Match): Match[] {
  return Array.isArray(match.value)
    ? match.value.flatMap((value, at) => spread({ value, pointer: `${match.pointer}/${at}` }))
    : [match]
}

function passes(value: unknown, { name, operator, value: wanted }: Filter): boolean {
  if (typeof value !== 'object' || value === null) return operator === '!='
  const held = (value as Record<string, unknown>)[name]
  const values = (Array.isArray(held) ? held : [held]).map((each) => {
    if (typeof each === 'boolean' || typeof each === 'number') return String(each)
    return typeof each === 'object' && each !== null ? (each as { id?: unknown }).id : each
  })
  if (operator === '!=') return !values.includes(wanted)
  return values.some((each) =>
    operator === '=' ? each === wanted : typeof each === 'string' && each.startsWith(wanted),
  )
}
