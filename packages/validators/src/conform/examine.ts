/** Judges a credential of a foreign profile: its classes first, then what no schema can say. */

import { isObject } from '@microcred/common/json'
import type { PatchOperation, Violation } from '../report/finding.js'
import { outwards } from '../report/outwards.js'
import { type Fault, judge, type Node } from './classes/judge.js'
import type { Class, Classes } from './classes/table.js'
import { type Issue, resolveTerms } from './contexts/resolve.js'

/** What the rules of a profile look at. */
export interface Examined {
  readonly json: unknown
  /** Every object of a known class, in document order. */
  readonly nodes: readonly Node[]
  /** Where the contexts give a key, a type or an id no meaning. */
  readonly issues: readonly Issue[]
  /** The instant the report speaks of. */
  readonly at: string
}

/** What a rule says; the code is the profile's name and the fault. */
export interface Said extends Omit<Violation, 'code'> {
  readonly fault: string
}

export type ConformanceRule = (examined: Examined) => Iterable<Said>

/** What stands at the beginning of a profile's codes, by the class that is at fault. */
export type Subject = (of: Class) => string

const V1 = 'https://www.w3.org/2018/credentials/v1'

/** Names of version 1.1 of the data model for members that were renamed later. */
const RENAMED: Readonly<Record<string, string>> = { validFrom: 'issuanceDate', validUntil: 'expirationDate' }

/** Whether a credential is of version 1.1 of the data model: by its base context, else by its dates. */
export function isVersion1(value: Readonly<Record<string, unknown>>): boolean {
  const contexts = [value['@context']].flat()
  const base = contexts.find(
    (each) =>
      typeof each === 'string' && /^https:\/\/www\.w3\.org\/(?:2018|ns)\/credentials\/v[12]$/.test(each),
  )
  return base === undefined ? 'issuanceDate' in value && !('validFrom' in value) : base === V1
}

/** Everything the classes and rules of a profile say of a credential. */
export function examine(
  root: string,
  json: unknown,
  classes: Classes,
  rules: readonly ConformanceRule[],
  at: string,
  subject: string | Subject,
): Violation[] {
  const nodes: Node[] = []
  const judged = judge(root, json, classes, (node) => nodes.push(node))
  const faults = judged.length === 0 ? judged : renamed(judged, nodes)
  const issues = isObject(json) ? unexplained(resolveTerms(json), faults) : []
  const examined: Examined = { json, nodes, issues, at }
  const said: Said[] = [...faults]
  for (const rule of rules) for (const each of rule(examined)) said.push(each)
  if (said.length === 0) return []
  const codeOf = (of: Class | undefined): string => (typeof subject === 'string' ? subject : subject(of!))
  const classOf = new Map(nodes.map((node) => [node.pointer, node.class]))
  const violations = said.map(
    ({ fault, ...rest }): Violation => ({
      ...rest,
      code: `${codeOf(nearestClass(classOf, rest.pointer))}.${fault}`,
    }),
  )
  return once(sighted(violations))
}

/** The class of the object a pointer leads to or into. */
function nearestClass(classOf: ReadonlyMap<string, Class>, pointer: string): Class | undefined {
  let at = pointer
  while (!classOf.has(at)) {
    const slash = at.lastIndexOf('/')
    if (slash < 0) return classOf.get('')
    at = at.slice(0, slash)
  }
  return classOf.get(at)
}

/** In version 1.1 `issuanceDate` stands where version 2.0 has `validFrom`. */
function renamed(faults: readonly Fault[], nodes: readonly Node[]): Fault[] {
  const byPointer = new Map(nodes.map((node) => [node.pointer, node]))
  return faults.flatMap((fault) => {
    const older = RENAMED[fault.params?.property as string]
    const node = byPointer.get(fault.pointer)
    if (fault.fault !== 'incomplete' || older === undefined || !node || !isVersion1(node.value))
      return [fault]
    return older in node.value ? [] : [{ ...fault, params: { ...fault.params, property: older } }]
  })
}

/** Whether a pointer or something around it is one of a set. */
function within(pointer: string, places: ReadonlySet<string>): boolean {
  for (const each of outwards(pointer)) if (places.has(each)) return true
  return false
}

/** Terms without meaning are not said where the object or key is at fault already. */
function unexplained(issues: readonly Issue[], faults: readonly Fault[]): readonly Issue[] {
  if (issues.length === 0 || faults.length === 0) return issues
  const places = new Set(faults.filter(({ fault }) => fault !== 'incomplete').map(({ pointer }) => pointer))
  const misclassed = new Set(
    faults
      .filter(({ fault }) => fault === 'wrong-class')
      .flatMap(({ pointer }) => [pointer, pointer.replace(/\/type(?:\/\d+)?$/, '')]),
  )
  return issues.filter(
    ({ pointer }) => !within(pointer, places) && !misclassed.has(pointer.slice(0, pointer.lastIndexOf('/'))),
  )
}

/** A violation of a credential that stands inside of another one. */
export function moved(violation: Violation, pointer: string): Violation {
  const { fix, ...rest } = violation
  const inside = { ...rest, pointer: pointer + violation.pointer }
  if (!fix) return inside
  const patch = fix.patch.map((operation) => ({
    ...operation,
    path: pointer + operation.path,
    ...(operation.op === 'move' && { from: pointer + operation.from }),
  })) as PatchOperation[]
  return { ...inside, fix: { ...fix, patch } }
}

const CONTEXT_FAULT = /\.(?:wrong-context|context-alias|context-collision|malformed-context)$/
const TERM_FAULT = /\.(?:undefined-property|undefined-type|unmapped-type|type-not-a-url|protected-term)$/

/** Members without which nobody knows what the others of an object mean. */
const TYPING: ReadonlySet<unknown> = new Set(['type', '@value'])

/** What follows from another fault is no fault of its own: terms without context, a text map with a wrong key, an unknown context where another belongs. */
function sighted(violations: readonly Violation[]): Violation[] {
  const blind = new Set(
    violations.flatMap(({ code, pointer, params }) => {
      if (CONTEXT_FAULT.test(code)) return [pointer.replace(/\/@context(?:\/\d+)?$/, '')]
      return params?.property === '@context' ? [pointer] : []
    }),
  )
  const untyped = new Set(
    violations.flatMap(({ pointer, params }) => (TYPING.has(params?.property) ? [pointer] : [])),
  )
  // Of what type or not, a name that is misspelt is.
  const isBlind = ({ pointer, params }: Violation): boolean => {
    const around = pointer.slice(0, pointer.lastIndexOf('/'))
    return within(around, blind) || (params?.suggestion === undefined && within(around, untyped))
  }
  const around = new Set(violations.flatMap(({ pointer }) => [...outwards(pointer)].slice(1)))
  const misplaced = new Set(
    violations.flatMap(({ code, pointer }) => (CONTEXT_FAULT.test(code) ? [pointer] : [])),
  )
  return violations.filter((each) =>
    each.code.endsWith('.unpinned-context')
      ? !misplaced.has(each.pointer)
      : TERM_FAULT.test(each.code)
        ? !isBlind(each)
        : !(each.code.endsWith('.language-map') && around.has(each.pointer)),
  )
}

/** The same fault at the same place is one. */
function once(violations: readonly Violation[]): Violation[] {
  const seen = new Set<string>()
  return violations.filter(({ code, pointer, params }) => {
    const key = `${code} ${pointer} ${params?.property ?? ''}`
    return !seen.has(key) && seen.add(key)
  })
}
