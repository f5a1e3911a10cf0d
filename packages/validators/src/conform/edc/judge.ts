/**
 * Judges the graph of a credential as the official SHACL shapes do, by tables and not by a JSON Schema: SHACL sees
 * nodes wherever they stand and merged by id, values by the class they name, and repeats of a language,
 * none of which a schema of the JSON tree can say. What the shapes report several times over for one mistake is
 * said once.
 */

import { codeOf } from '@microcred/core'
import type { Violation } from '../../report/finding.js'
import {
  type Asked,
  classFault,
  conceptFault,
  expectedOf,
  type Fault,
  idFault,
  isOfDatatype,
  isOfKind,
  kindFault,
  literalFault,
  naming,
} from './faults.js'
import type { Graph, Loss } from './graph.js'
import { classMeantBy, meantBy, misspelt, shownAt } from './names.js'
import type { Node, Value } from './nodes.js'
import { plainViolation } from './plain.js'
import { skeletonOf } from './skeleton.js'
import { type Constraint, tablesOf } from './tables.js'

interface JudgeOptions {
  /** Application profiles whose constraints hold beside the generic ones. */
  readonly profiles: readonly string[]
  /** Whether vocabularies are enforced. */
  readonly vocabularies: boolean
  /** Whether what sealing adds may be missing. */
  readonly draft: boolean
}

/** What the shapes have against a credential, and the losses that are the reason of some of it. */
interface Judgement {
  readonly violations: readonly Violation[]
  /** The language the credential names as its main one. */
  readonly language: string | undefined
  readonly explained: ReadonlySet<Loss>
}

/** Members of a credential that the seal brings. */
const SEALED: ReadonlySet<string> = new Set(['issuer', 'issued'])

/** Every breach of the shapes, each mistake once. */
export function judge(graph: Graph, options: JudgeOptions): Judgement {
  const judge = new Judge(graph, options)
  const sets = ['generic', ...options.profiles].map((profile) => tablesOf().shapes[profile]!)
  for (const node of graph.nodes)
    if (!node.lost && node.places.length > 0)
      for (const set of sets)
        for (const type of node.types) {
          const constraints = set.get(type)
          if (constraints === undefined || judge.satisfies(node, type, constraints)) continue
          for (const constraint of constraints)
            if (constraint.min > 0 || node.properties.has(constraint.property))
              judge.constraint(node, type, constraint)
        }
  return judge
}

/** The constraints of a class by what they ask for and of which property. */
interface Sorted {
  readonly required: readonly Constraint[]
  readonly byProperty: ReadonlyMap<string, readonly Constraint[]>
}

const sorted = new WeakMap<readonly Constraint[], Sorted>()

function sortedOf(constraints: readonly Constraint[]): Sorted {
  const before = sorted.get(constraints)
  if (before) return before
  const byProperty = new Map<string, Constraint[]>()
  for (const each of constraints)
    byProperty.set(each.property, [...(byProperty.get(each.property) ?? []), each])
  const found = { required: constraints.filter(({ min }) => min > 0), byProperty }
  sorted.set(constraints, found)
  return found
}

const NONE: readonly Constraint[] = []

/** Languages of texts that are compared one by one. */
const FEW = 8

/** Whether of some texts no two are in one language; of very many that is not told. */
function inLanguagesApart(values: readonly Value[]): boolean {
  if (values.length > FEW) return false
  for (let at = 1; at < values.length; at++) {
    const language = values[at]!.literal?.language
    if (language === undefined) continue
    for (let before = 0; before < at; before++)
      if (values[before]!.literal?.language === language) return false
  }
  return true
}

/** The constraints of a node shape that is of no class. */
const shapeOf = (name: string): readonly Constraint[] => tablesOf().shapes.generic!.get(name)!

class Judge implements Judgement {
  readonly violations: Violation[] = []
  readonly explained = new Set<Loss>()
  readonly #graph: Graph
  readonly #options: JudgeOptions
  readonly #said = new Map<Node | string, Set<string>>()
  readonly #losses = new Map<Node, Loss[]>()
  readonly language: string | undefined

  constructor(graph: Graph, options: JudgeOptions) {
    this.#graph = graph
    this.#options = options
    for (const loss of graph.losses) {
      const losses = this.#losses.get(loss.node)
      if (losses) losses.push(loss)
      else this.#losses.set(loss.node, [loss])
    }
    const [display] = graph.root.properties.get('displayParameter') ?? []
    const [primary] = display?.node?.properties.get('primaryLanguage') ?? []
    this.language = primary?.node?.id === undefined ? undefined : codeOf('language', primary.node.id)
  }

  /** Whether a node satisfies the constraints of a class, as far as that is told at a glance: most do. */
  satisfies(node: Node, name: string, constraints: readonly Constraint[]): boolean {
    const { required, byProperty } = sortedOf(constraints)
    for (const { property } of required) if (!node.properties.has(property)) return false
    for (const [property, values] of node.properties)
      for (const constraint of byProperty.get(property) ?? NONE)
        if (!this.#isMet(name, constraint, values)) return false
    return true
  }

  /** Whether the values of a property are as a constraint asks for them. */
  #isMet(name: string, constraint: Constraint, values: readonly Value[]): boolean {
    if (values.length > constraint.max) return false
    if (constraint.once && values.length > 1 && !inLanguagesApart(values)) return false
    for (const value of values)
      if (constraint.datatype) {
        if (!isOfDatatype(constraint, value)) return false
      } else if (!value.node || constraint.kind === 'literal') {
        if (!isOfKind(constraint, value)) return false
      } else if (!this.#isNode(name, constraint, value, value.node)) return false
    return true
  }

  #isNode(name: string, constraint: Constraint, value: Value, node: Node): boolean {
    const { classes, kind, vocabulary, shape } = constraint
    let fits = classes.length === 0
    for (const each of classes) if (node.types.has(each)) fits = true
    if (!fits) return false
    if (this.#options.vocabularies && vocabulary) {
      const asked: Asked = { class: name, constraint, language: this.language }
      if (conceptFault(asked, value, node, vocabulary)) return false
    } else if (kind === 'iri' && vocabulary === undefined && node.id === undefined) return false
    if (shape === undefined) return true
    for (const each of shapeOf(shape)) {
      const values = node.properties.get(each.property)
      if (values === undefined ? each.min > 0 : !this.#isMet(name, each, values)) return false
    }
    return true
  }

  /** Holds a node against one constraint; `seen` is the value as which it is looked at, if not as what is described. */
  constraint(node: Node, name: string, constraint: Constraint, seen?: Value): void {
    const { property, min, max } = constraint
    const values = node.properties.get(property)
    if (values === undefined && min <= 0) return
    const sealed = this.#options.draft && name === 'EuropeanDigitalCredential' && SEALED.has(property)
    if (values === undefined) {
      if (sealed) return
      const place = node.places.find((each) => each.pointer === seen?.pointer) ?? node.places[0]!
      const at = place.pointer
      if (!this.#isBroken(property, at)) this.#say(this.#missing(node, name, constraint, at))
      return
    }
    if (sealed && property === 'issuer') return
    const asked: Asked = { class: name, constraint, language: this.language }
    if (values.length > max) this.#say(tooMany(asked, node, values))
    if (constraint.once && values.length > 1) this.#say(...repeated(asked, node, values))
    for (const value of values) this.#value(asked, value)
  }

  /** Whether a property stands there in a form that JSON-LD cannot read, which has been said. */
  #isBroken(property: string, at: string): boolean {
    if (this.#graph.violations.length === 0) return false
    const place = `${at}/${property}`
    return this.#graph.violations.some(({ pointer }) => `${pointer}/`.startsWith(`${place}/`))
  }

  #say(...faults: readonly (Fault | undefined)[]): void {
    for (const fault of faults) {
      if (!fault) continue
      const said = this.#said.get(fault.of)
      if (said?.has(fault.what)) continue
      if (said) said.add(fault.what)
      else this.#said.set(fault.of, new Set([fault.what]))
      this.violations.push(fault.violation)
    }
  }

  /** A property that is not there, or is there and lost to a misspelt name or id. */
  #missing(node: Node, name: string, constraint: Constraint, at: string): Fault {
    const { property } = constraint
    const losses = (this.#losses.get(node) ?? []).filter((each) => !this.explained.has(each))
    const loss =
      losses.find((each) => each.property === property) ??
      losses.find((each) => each.reason === 'unknown-term' && meantBy(each) === property)
    if (loss) this.explained.add(loss)
    const lost: Violation | undefined =
      loss && (loss.reason === 'no-iri' ? plainViolation(loss, this.language) : misspelt(loss, property))
    return {
      of: node,
      what: `missing ${property}`,
      violation: lost
        ? { ...lost, part: 'conformance', severity: 'error' }
        : {
            code: 'edc.missing-property',
            pointer: at,
            atEnd: true,
            params: { property, class: name, expected: expectedOf(constraint) },
            ...skeletonOf(constraint, at, this.language),
          },
    }
  }

  #value(asked: Asked, value: Value): void {
    const { constraint } = asked
    if (constraint.datatype) this.#say(literalFault(asked, value))
    else if (!value.node || constraint.kind === 'literal') this.#say(kindFault(asked, value))
    else this.#node(asked, value, value.node)
  }

  #node(asked: Asked, value: Value, node: Node): void {
    const { classes, standIn, kind, vocabulary, shape } = asked.constraint
    const fits =
      classes.length === 0 ||
      classes.some((name) => node.types.has(name)) ||
      (standIn !== undefined && this.#conforms(node, standIn))
    const concept = this.#options.vocabularies ? vocabulary : undefined
    if (!fits && standIn !== undefined && node.types.has('Claim'))
      // A claim of no kind of its own is told what it lacks rather than that it is a claim.
      for (const each of shapeOf(standIn)) this.constraint(node, 'Claim', each)
    else if (!fits && (concept === undefined || node.types.size + node.properties.size > 0))
      this.#say(this.#unknownClass(asked, node) ?? classFault(asked, value, node))
    else if (concept) this.#say(conceptFault(asked, value, node, concept))
    else if (kind === 'iri' && vocabulary === undefined) this.#say(idFault(asked, value, node))
    if (fits && shape !== undefined) {
      const name = classes.find((each) => node.types.has(each)) ?? shape
      for (const each of shapeOf(shape)) this.constraint(node, name, each, value)
    }
  }

  /** Whether a node satisfies the rows that stand in for a class. */
  #conforms(node: Node, name: string): boolean {
    if (node.places.length === 0) return false
    const inner = new Judge(this.#graph, this.#options)
    for (const constraint of shapeOf(name)) inner.constraint(node, name, constraint)
    return inner.violations.length === 0
  }

  /** A class that is lost because its name is not known. */
  #unknownClass(asked: Asked, node: Node): Fault | undefined {
    const { constraint } = asked
    if (node.types.size > 0) return undefined
    const loss = this.#losses.get(node)?.find(({ reason }) => reason === 'unknown-class')
    if (!loss) return undefined
    this.explained.add(loss)
    const { name, pointer } = loss
    const near = classMeantBy(name, constraint.classes)
    const violation: Violation = near.suggestion
      ? {
          code: 'edc.unknown-class',
          pointer,
          part: 'conformance',
          severity: 'error',
          params: { name, ...near },
        }
      : {
          code: 'edc.foreign-class',
          pointer,
          params: { ...naming(asked), name, expected: expectedOf(constraint) },
        }
    return { of: node, what: 'class', violation }
  }
}

const REUSED = 'edc.id-reused'

/** One id for things that differ: read together they break a limit that each keeps. */
const reused = ({ id = '' }: Node, property: string, { pointer }: Value, first: Value): Violation => ({
  code: REUSED,
  pointer,
  params: { ...shownAt(id, pointer), property, first: first.place || '/' },
  explains: ['credential.conflicting-id', 'edc.label-of-another-concept'],
})

function tooMany(asked: Asked, node: Node, values: readonly Value[]): Fault {
  const { property, max } = asked.constraint
  const extra = values[max]!
  const violation: Violation =
    values[0]!.place === extra.place
      ? {
          code: 'edc.too-many',
          pointer: extra.pointer,
          params: { ...naming(asked), count: values.length, limit: max },
        }
      : reused(node, property, extra, values[0]!)
  return { of: node, what: violation.code === REUSED ? REUSED : `too-many ${property}`, violation }
}

/** Texts whose language has stood before. */
function repeated(asked: Asked, node: Node, values: readonly Value[]): Fault[] {
  const { property } = asked.constraint
  const first = new Map<string, Value>()
  const faults: Fault[] = []
  for (const value of values) {
    const language = value.literal?.language
    if (language === undefined) continue
    const before = first.get(language)
    if (!before) first.set(language, value)
    else
      faults.push({
        of: node,
        what: before.place === value.place ? `twice ${property} ${language}` : REUSED,
        violation:
          before.place === value.place
            ? {
                code: 'edc.language-twice',
                pointer: value.pointer,
                params: { ...naming(asked), language },
              }
            : reused(node, property, value, before),
      })
  }
  return faults
}
