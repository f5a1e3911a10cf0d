/**
 * Judges the graph of a credential as the official SHACL shapes do, by tables and not by a JSON Schema: SHACL sees
 * nodes wherever they stand and merged by id, values by the class they name, and repeats of a language,
 * none of which a schema of the JSON tree can say. What the shapes report several times over for one mistake is
 * said once.
 */
import { codeOf } from '@microcred/core'
import { nearest } from '@microcred/core/nearest'
import type { Fix, PatchOperation, Violation } from '../../finding.js'
import { hasForm, wordsOf } from './datatypes.js'
import type { Graph, Loss, Node, Value } from './graph.js'
import { type Constraint, LANG_STRING, tablesOf, XSD } from './tables.js'

/** What a node or value is held against. */
interface Asked {
  readonly node: Node
  readonly class: string
  readonly constraint: Constraint
}

export interface JudgeOptions {
  /** Application profiles whose constraints hold beside the generic ones. */
  readonly profiles: readonly string[]
  /** Whether vocabularies are enforced. */
  readonly vocabularies: boolean
  /** Whether what sealing adds may be missing. */
  readonly draft: boolean
}

/** Members of a credential that the seal brings. */
const SEALED: ReadonlySet<string> = new Set(['issuer', 'issued'])

/** Every breach of the shapes, each mistake once, and the losses that are the reason of one. */
export function judge(
  graph: Graph,
  options: JudgeOptions,
): { violations: Violation[]; explained: ReadonlySet<Loss> } {
  return new Judge(graph, options).judge()
}

class Judge {
  readonly #graph: Graph
  readonly #options: JudgeOptions
  readonly #said = new Set<string>()
  readonly #violations: Violation[] = []
  readonly #explained = new Set<Loss>()
  readonly #ids = new Map<Node, number>()
  readonly #losses = new Map<Node, Loss[]>()
  readonly #language: string | undefined

  constructor(graph: Graph, options: JudgeOptions) {
    this.#graph = graph
    this.#options = options
    for (const loss of graph.losses)
      this.#losses.set(loss.node, [...(this.#losses.get(loss.node) ?? []), loss])
    const primary = graph.root.properties
      .get('displayParameter')?.[0]
      ?.node?.properties.get('primaryLanguage')?.[0]?.node?.id
    this.#language = primary === undefined ? undefined : codeOf('language', primary)
  }

  judge(): { violations: Violation[]; explained: ReadonlySet<Loss> } {
    const { shapes } = tablesOf()
    const sets = ['generic', ...this.#options.profiles].map((profile) => shapes[profile]!)
    for (const node of this.#graph.nodes) {
      if (node.lost || node.places.length === 0) continue
      for (const set of sets)
        for (const type of node.types)
          for (const constraint of set.get(type) ?? []) this.#constraint({ node, class: type, constraint })
    }
    return { violations: this.#violations, explained: this.#explained }
  }

  /** Says something of a subject once. */
  #say(subject: Node | string, fault: string, violation: Violation): void {
    const key = `${typeof subject === 'string' ? subject : this.#idOf(subject)} ${fault}`
    if (this.#said.has(key)) return
    this.#said.add(key)
    this.#violations.push(violation)
  }

  #idOf(node: Node): number {
    const known = this.#ids.get(node)
    if (known !== undefined) return known
    this.#ids.set(node, this.#ids.size)
    return this.#ids.size - 1
  }

  #constraint(asked: Asked): void {
    const { node, class: name, constraint } = asked
    const { property, min, max } = constraint
    const sealed = this.#options.draft && name === 'EuropeanDigitalCredential' && SEALED.has(property)
    const values = node.properties.get(property) ?? []
    if (values.length < min && !sealed) this.#missing(asked)
    if (values.length > max) this.#tooMany(asked, values)
    if (constraint.once) this.#twice(asked, values)
    if (sealed && property === 'issuer') return
    for (const value of values) this.#value(asked, value)
  }

  #missing({ node, class: name, constraint }: Asked): void {
    const { property } = constraint
    const losses = (this.#losses.get(node) ?? []).filter((each) => !this.#explained.has(each))
    const lost =
      losses.find((each) => each.property === property) ??
      losses.find((each) => each.reason === 'unknown-term' && meantBy(each.name) === property)
    if (lost) {
      this.#explained.add(lost)
      this.#say(node, `missing ${property}`, lossOf(lost, property, name))
    } else
      this.#say(node, `missing ${property}`, {
        code: 'edc.missing-property',
        pointer: node.places[0]!.pointer,
        atEnd: true,
        params: { property, class: name, expected: expectedOf(constraint) },
      })
  }

  #tooMany({ node, class: name, constraint: { property, max } }: Asked, values: readonly Value[]): void {
    const count = values.length
    const extra = values[max]!
    if (values[0]!.place !== extra.place)
      this.#say(node, `too-many ${property}`, this.#reused(node, property, extra))
    else
      this.#say(node, `too-many ${property}`, {
        code: 'edc.too-many',
        pointer: extra.pointer,
        params: { property, class: name, count, limit: max },
      })
  }

  /** One id for things that differ: read together they break a limit that each keeps. */
  #reused(node: Node, property: string, value: Value): Violation {
    return {
      code: 'edc.id-reused',
      pointer: value.pointer,
      params: { id: quoted(node.id ?? '', value.pointer), property },
    }
  }

  #twice({ node, class: name, constraint: { property } }: Asked, values: readonly Value[]): void {
    const first = new Map<string, Value>()
    for (const value of values) {
      const language = value.literal?.language
      if (!language) continue
      const known = first.get(language)
      if (!known) first.set(language, value)
      else if (known.place === value.place)
        this.#say(node, `twice ${property} ${language}`, {
          code: 'edc.language-twice',
          pointer: value.pointer,
          params: { property, class: name, language },
        })
      else this.#say(node, `twice ${property} ${language}`, this.#reused(node, property, value))
    }
  }

  /** The first thing that is wrong with one value. */
  #value(asked: Asked, value: Value): void {
    const { constraint } = asked
    if (constraint.datatype) return this.#literal(asked, value)
    const { kind, classes, standIn } = constraint
    const { node } = value
    if (!node) {
      if (kind === 'literal' || (kind === '' && classes.length === 0)) return
      return this.#say(value.pointer, 'literal', {
        code: 'edc.wrong-class',
        pointer: value.pointer,
        params: { ...naming(asked), expected: expectedOf(constraint), received: 'a plain value' },
      })
    }
    if (kind === 'literal')
      return this.#say(value.pointer, 'node', {
        code: 'edc.wrong-datatype',
        pointer: value.pointer,
        params: { ...naming(asked), expected: 'a plain value', received: 'an object' },
      })
    const fits =
      classes.length === 0 ||
      classes.some((name) => node.types.has(name)) ||
      (standIn !== undefined && this.#stands(node, standIn))
    // A claim of no kind of its own is told what it lacks rather than that it is a claim.
    if (!fits && standIn !== undefined && node.types.has('Claim')) {
      for (const each of tablesOf().shapes.generic!.get(standIn)!)
        this.#constraint({ node, class: 'Claim', constraint: each })
      return
    }
    const vocabulary = this.#options.vocabularies ? constraint.vocabulary : undefined
    if (!fits && !(vocabulary && isBare(node))) return this.#wrongClass(asked, value, node)
    if (vocabulary) this.#concept(asked, value, node)
    else if (kind === 'iri' && constraint.vocabulary === undefined && node.id === undefined)
      this.#say(node, 'no-id', {
        code: 'edc.id-missing',
        pointer: value.pointer,
        params: naming(asked),
        atEnd: true,
      })
    if (constraint.shape !== undefined)
      for (const each of tablesOf().shapes.generic!.get(constraint.shape) ?? [])
        this.#constraint({
          node,
          class: constraint.classes.find((name) => node.types.has(name)) ?? constraint.shape,
          constraint: each,
        })
  }

  /** Whether a node satisfies the rows that stand in for a class. */
  #stands(node: Node, name: string): boolean {
    const inner = new Judge(this.#graph, this.#options)
    for (const constraint of tablesOf().shapes.generic!.get(name) ?? [])
      inner.#constraint({ node, class: name, constraint })
    return inner.#violations.length === 0
  }

  #wrongClass(asked: Asked, value: Value, node: Node): void {
    const { constraint } = asked
    const params = { ...naming(asked), expected: expectedOf(constraint) }
    if (constraint.classes.includes('Concept') && isBare(node))
      return this.#say(node, 'concept', incomplete(asked, value, node, 'type', undefined))
    if (isBare(node))
      return this.#say(node, 'undescribed', {
        code: 'edc.undescribed',
        pointer: value.pointer,
        params: { ...params, id: quoted(node.id ?? '', value.pointer) },
      })
    const only = constraint.classes.length === 1 ? constraint.classes[0]! : undefined
    const at = node.places[0]?.pointer ?? value.pointer
    const fix: Fix | undefined =
      only === undefined
        ? undefined
        : {
            title: `Say that it is a ${only}`,
            patch: [
              { op: 'add', path: `${at}/type`, value: node.types.size === 0 ? only : [...node.types, only] },
            ],
            safe: node.types.size === 0,
          }
    if (node.types.size === 0) {
      const unknown = (this.#losses.get(node) ?? []).find((loss) => loss.reason === 'unknown-class')
      if (unknown) {
        this.#explained.add(unknown)
        return this.#say(node, 'class', {
          code: 'edc.unknown-class',
          pointer: unknown.pointer,
          part: 'conformance',
          severity: 'error',
          params: { name: unknown.name, ...suggested(unknown.name, constraint.classes) },
        })
      }
      return this.#say(node, 'class', {
        code: 'edc.class-missing',
        pointer: at,
        atEnd: true,
        params,
        ...(fix && { fix }),
      })
    }
    this.#say(node, `class ${params.expected}`, {
      code: 'edc.wrong-class',
      pointer: value.pointer,
      params: { ...params, received: [...node.types].join(', ') },
    })
  }

  /** A concept that must belong to a vocabulary, and must say so. */
  #concept(asked: Asked, value: Value, node: Node): void {
    const vocabulary = asked.constraint.vocabulary!
    const schemes = node.properties.get('inScheme') ?? []
    if (node.id === undefined)
      return this.#say(node, 'no-id', {
        code: 'edc.id-missing',
        pointer: value.pointer,
        params: naming(asked),
        atEnd: true,
      })
    const held = schemes.some((each) => each.node?.id === vocabulary.scheme)
    if (!held) {
      if (schemes.length > 0)
        return this.#say(node, 'scheme', {
          code: 'edc.wrong-scheme',
          pointer: schemes[0]!.pointer,
          params: {
            ...naming(asked),
            expected: vocabulary.scheme,
            received: quoted(schemes[0]!.node?.id ?? 'no IRI', value.pointer),
            vocabulary: vocabulary.name,
          },
        })
      return this.#say(
        node,
        'concept',
        incomplete(asked, value, node, node.types.has('Concept') ? 'inScheme' : 'type', vocabulary.scheme),
      )
    }
    if (!node.types.has('Concept') && asked.constraint.classes.includes('Concept'))
      return this.#say(node, 'concept', incomplete(asked, value, node, 'type', vocabulary.scheme))
    for (const scheme of schemes) {
      if (scheme.node?.id === undefined)
        this.#say(node, 'scheme', {
          code: 'edc.wrong-scheme',
          pointer: scheme.pointer,
          params: {
            ...naming(asked),
            expected: vocabulary.scheme,
            received: 'no IRI',
            vocabulary: vocabulary.name,
          },
        })
      else if (vocabulary.schemeTyped && !scheme.node.types.has('ConceptScheme')) this.#scheme(scheme)
    }
  }

  #scheme(value: Value): void {
    const { node, pointer } = value
    const whole = { id: node!.id, type: 'ConceptScheme' }
    const described = node!.places.length > 0
    this.#say(node!, 'scheme-type', {
      code: 'edc.concept-incomplete',
      pointer: described ? node!.places[0]!.pointer : pointer,
      ...(described && { atEnd: true }),
      params: { missing: 'inScheme.type' },
      fix: {
        title: 'Say that the scheme is a ConceptScheme',
        patch: [
          described
            ? { op: 'add', path: `${node!.places[0]!.pointer}/type`, value: 'ConceptScheme' }
            : { op: 'replace', path: pointer, value: whole },
        ],
        safe: true,
      },
    })
  }

  #literal(asked: Asked, value: Value): void {
    const { constraint } = asked
    const { literal, pointer } = value
    const params = { ...naming(asked), expected: wordsOf(constraint.datatype) }
    if (!literal)
      return this.#say(pointer, 'node', {
        code: 'edc.wrong-datatype',
        pointer,
        params: { ...params, received: 'an object' },
      })
    if (constraint.datatype === 'text') {
      if (literal.datatype === LANG_STRING) return
      const fix =
        this.#language !== undefined && !isOfLearner(pointer) && literal.datatype === `${XSD}string`
          ? {
              fix: {
                title: `Say that it is in ${this.#language}`,
                patch: [{ op: 'replace', path: pointer, value: { [this.#language]: literal.value } }],
                safe: false,
              } satisfies Fix,
            }
          : {}
      return this.#say(pointer, 'text', { code: 'edc.text-without-language', pointer, params, ...fix })
    }
    const right = literal.datatype === constraint.datatype
    if (right && hasForm(literal.datatype, literal.value)) {
      if (Number(literal.value) > constraint.most)
        this.#say(pointer, 'most', {
          code: 'edc.out-of-range',
          pointer,
          params: { ...params, limit: constraint.most },
        })
      return
    }
    if (
      constraint.datatype === `${XSD}dateTime` &&
      /^\d{4}-\d{2}-\d{2}$/.test(literal.value) &&
      !isOfLearner(pointer)
    )
      return this.#say(pointer, 'date', {
        code: 'edc.date-without-time',
        pointer,
        params,
        fix: {
          title: 'Add midnight',
          patch: [{ op: 'replace', path: pointer, value: `${literal.value}T00:00:00Z` }],
          safe: false,
        },
      })
    this.#say(pointer, 'datatype', {
      code: 'edc.wrong-datatype',
      pointer,
      params: { ...params, received: right ? 'something of another form' : received(literal.datatype) },
    })
  }
}

const naming = ({ class: name, constraint: { property } }: Asked): { property: string; class: string } => ({
  property,
  class: name,
})

/** A node that is named and nowhere described. */
const isBare = (node: Node): boolean => node.types.size === 0 && node.properties.size === 0

const received = (datatype: string): string =>
  datatype === LANG_STRING
    ? 'a text with a language'
    : datatype === `${XSD}string`
      ? 'a plain text'
      : `a ${datatype.replace(XSD, '')}`

/** What may stand in a property, in words. */
export function expectedOf({ classes, datatype, kind, standIn }: Constraint): string {
  if (datatype) return wordsOf(datatype)
  if (classes.length > 0)
    return `${classes.join(' or ')}${standIn ? ' (or a Claim that says its kind in `dcType`)' : ''}`
  return kind === 'literal' ? 'a plain value' : 'the address of a concept'
}

/** A concept of which less is said than the shapes ask: the fix completes it. */
function incomplete(
  { constraint, ...asked }: Asked,
  value: Value,
  node: Node,
  missing: string,
  scheme: string | undefined,
): Violation {
  const inScheme = scheme === undefined ? undefined : { id: scheme, type: 'ConceptScheme' }
  const place = node.places[0]?.pointer
  const patch: PatchOperation[] = []
  if (place === undefined)
    patch.push({
      op: 'replace',
      path: value.pointer,
      value: { id: node.id, type: 'Concept', ...(inScheme && { inScheme }) },
    })
  else {
    if (!node.types.has('Concept')) patch.push({ op: 'add', path: `${place}/type`, value: 'Concept' })
    if (inScheme && !node.properties.has('inScheme'))
      patch.push({ op: 'add', path: `${place}/inScheme`, value: inScheme })
  }
  const both = !node.types.has('Concept') && inScheme && !node.properties.has('inScheme')
  return {
    code: 'edc.concept-incomplete',
    pointer: place ?? value.pointer,
    ...(place !== undefined && { atEnd: true }),
    params: { ...naming({ constraint, ...asked }), missing: both ? 'type` and `inScheme' : missing },
    fix: { title: 'Complete the concept', patch, safe: true },
  }
}

/** Whether a place is among what is said of the learner, which no message repeats. */
export const isOfLearner = (pointer: string): boolean =>
  /^\/credentialSubject(?:\/\d+)?\/(?!hasClaim)/.test(pointer)

/** An IRI as a message may quote it. */
export const quoted = (iri: string, pointer: string): string =>
  isOfLearner(pointer) ? 'The value' : `\`${iri.length > 80 ? `${iri.slice(0, 77)}…` : iri}\``

const LOOK_ALIKES: Readonly<Record<string, string>> = {
  Α: 'A',
  Β: 'B',
  Ε: 'E',
  Ζ: 'Z',
  Η: 'H',
  Ι: 'I',
  Κ: 'K',
  Μ: 'M',
  Ν: 'N',
  Ο: 'O',
  Ρ: 'P',
  Τ: 'T',
  Υ: 'Y',
  Χ: 'X',
  ο: 'o',
  А: 'A',
  В: 'B',
  Е: 'E',
  І: 'I',
  К: 'K',
  М: 'M',
  Н: 'H',
  О: 'O',
  Р: 'P',
  С: 'C',
  Т: 'T',
  Х: 'X',
  а: 'a',
  е: 'e',
  і: 'i',
  о: 'o',
  р: 'p',
  с: 'c',
  у: 'y',
  х: 'x',
}

/** A name with Latin letters for those that only look so. */
export const latin = (name: string): string =>
  name.replace(/[^\x20-\x7e]/g, (letter) => LOOK_ALIKES[letter] ?? letter)

const suggested = (name: string, classes: readonly string[]): { suggestion?: string } => {
  const near = nearest(latin(name), classes)
  return near === undefined ? {} : { suggestion: near }
}

/** The property a misspelt key was meant for. */
export function meantBy(
  key: string,
  candidates: Iterable<string> = tablesOf().terms.keys(),
): string | undefined {
  const plain = latin(key.replace(/\[\d*\]$/, '').trim())
  return nearest(plain, candidates)
}

/** A loss as the breach it amounts to. */
function lossOf(loss: Loss, property: string, name: string): Violation {
  if (loss.reason === 'no-iri')
    return {
      code: 'edc.relative-id',
      pointer: loss.pointer,
      part: 'conformance',
      severity: 'error',
      params: { property },
    }
  return {
    ...misspelt(loss, property),
    part: 'conformance',
    severity: 'error',
    params: { name: loss.name, suggestion: property, class: name },
  }
}

/** A key that means nothing, with the one it was meant for. */
export function misspelt({ name, pointer }: Loss, suggestion: string | undefined): Violation {
  const plain = name.replace(/\[\d*\]$/, '')
  const code =
    suggestion !== undefined && latin(plain) === suggestion && plain !== suggestion
      ? 'edc.look-alike'
      : 'edc.unknown-property'
  const parent = pointer.slice(0, pointer.lastIndexOf('/'))
  return {
    code,
    pointer,
    atKey: true,
    params: { name, ...(suggestion !== undefined && { suggestion }) },
    ...(suggestion !== undefined && {
      fix: {
        title: `Rename it to ${suggestion}`,
        patch: [{ op: 'move', from: pointer, path: `${parent}/${suggestion}` }],
        safe: code === 'edc.look-alike',
      },
    }),
  }
}
