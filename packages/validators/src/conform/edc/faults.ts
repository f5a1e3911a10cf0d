/** What is wrong with one value of a property: the first thing, with words and a repair. */
import { isDate } from '@microcred/core/formats'
import type { Term } from '@microcred/core/messages'
import type { PatchOperation, Violation } from '../../report/finding.js'
import { hasForm, termOf } from './datatypes.js'
import { isOfLearner, shownAt } from './names.js'
import type { Literal, Node, Value } from './nodes.js'
import { type Constraint, LANG_STRING, type Vocabulary, XSD } from './tables.js'

/** What a value is held against. */
export interface Asked {
  readonly class: string
  readonly constraint: Constraint
  /** Language of texts that do not say theirs, for repairs. */
  readonly language: string | undefined
}

/** A fault with what it is a fault of, so that it is told once however often it shows. */
export interface Fault {
  readonly of: Node | string
  readonly what: string
  readonly violation: Violation
}

const fault = (of: Node | string, what: string, violation: Violation): Fault => ({ of, what, violation })

/** Property and class, as every sentence names them. */
export const naming = ({ class: name, constraint: { property } }: Asked) => ({ property, class: name })

/** A node that is named and nowhere described. */
const isBare = (node: Node): boolean => node.types.size === 0 && node.properties.size === 0

/** What may stand in a property. */
export function expectedOf({ classes, datatype, kind, standIn }: Constraint): Term {
  if (datatype) return termOf(datatype)
  if (classes.length > 0)
    return standIn ? { class: 'with-stand-in', classes: { class: classes } } : { class: classes }
  return { format: kind === 'literal' ? 'plain-value' : 'concept-address' }
}

const received = (datatype: string): Term => {
  if (datatype === LANG_STRING) return { format: 'text-in-language' }
  return datatype === `${XSD}string`
    ? { format: 'plain-text' }
    : { format: 'of-datatype', datatype: datatype.replace(XSD, '') }
}

/** Whether a value is a literal as a constraint asks for it. */
export const isOfDatatype = ({ datatype, most }: Constraint, { literal }: Value): boolean =>
  literal !== undefined &&
  (datatype === 'text' ? literal.datatype === LANG_STRING : isSo(literal, datatype, most))

/** The fault of a value that must be a literal. */
export function literalFault(asked: Asked, value: Value): Fault | undefined {
  if (isOfDatatype(asked.constraint, value)) return undefined
  const { literal } = value
  const { datatype, most } = asked.constraint
  const { pointer } = value
  const params = { ...naming(asked), expected: termOf(datatype) }
  const wrong = (received: Term): Fault =>
    fault(pointer, 'value', { code: 'edc.wrong-datatype', pointer, params: { ...params, received } })
  if (!literal) return wrong({ type: 'object' })
  if (datatype === 'text') {
    const { language } = asked
    const patch: PatchOperation[] =
      language !== undefined && !isOfLearner(pointer) && literal.datatype === `${XSD}string`
        ? [{ op: 'replace', path: pointer, value: { [language]: literal.value } }]
        : []
    return fault(pointer, 'value', {
      code: 'edc.text-without-language',
      pointer,
      params,
      ...(patch.length > 0 && { fix: { kind: 'say-language', params: { language }, patch, safe: false } }),
    })
  }
  if (literal.datatype !== datatype) return wrong(received(literal.datatype))
  if (hasForm(datatype, literal.value))
    return fault(pointer, 'value', { code: 'edc.out-of-range', pointer, params: { ...params, limit: most } })
  if (datatype !== `${XSD}dateTime` || !/^\d{4}-\d{2}-\d{2}$/.test(literal.value))
    return wrong({ format: 'other-form' })
  if (!isDate(literal.value))
    return fault(pointer, 'value', {
      code: 'edc.not-a-date',
      pointer,
      params: { ...shownAt(literal.value, pointer), expected: { format: 'calendar-day' } },
    })
  const patch: PatchOperation[] = [{ op: 'replace', path: pointer, value: `${literal.value}T00:00:00Z` }]
  return fault(pointer, 'value', {
    code: 'edc.date-without-time',
    pointer,
    params,
    ...(!isOfLearner(pointer) && { fix: { kind: 'add-midnight', patch, safe: false } }),
  })
}

/** Whether a literal is of a datatype, of its form and within its limit. */
const isSo = ({ datatype, value }: Literal, asked: string, most: number): boolean =>
  datatype === asked &&
  hasForm(asked, value) &&
  (most === Number.POSITIVE_INFINITY || !(Number(value) > most))

/** Whether a value is a node where a node belongs, and a literal where that belongs. */
export const isOfKind = ({ kind, classes }: Constraint, { node }: Value): boolean =>
  node ? kind !== 'literal' : kind === 'literal' || (kind === '' && classes.length === 0)

/** The fault of a literal where a node belongs, or of a node where a literal belongs. */
export function kindFault(asked: Asked, value: Value): Fault | undefined {
  if (isOfKind(asked.constraint, value)) return undefined
  const { node, pointer } = value
  const params = { ...naming(asked), expected: expectedOf(asked.constraint) }
  return fault(pointer, 'value', {
    code: node ? 'edc.wrong-datatype' : 'edc.wrong-class',
    pointer,
    params: { ...params, received: node ? { type: 'object' } : { format: 'plain-value' } },
  })
}

/** The fault of a node without an IRI where one is asked for. */
export const idFault = (asked: Asked, value: Value, node: Node): Fault | undefined =>
  node.id !== undefined
    ? undefined
    : fault(node, 'id', {
        code: 'edc.id-missing',
        pointer: value.pointer,
        params: naming(asked),
        atEnd: true,
        explains: ['learning-outcomes.incomplete'],
      })

/** The fault of a node of another class than is asked for. */
export function classFault(asked: Asked, value: Value, node: Node): Fault {
  const { classes } = asked.constraint
  if (classes.includes('ConceptScheme')) return schemeFault(value, node)
  if (classes.includes('Concept') && isBare(node)) return incomplete(asked, value, node, undefined)
  const params = { ...naming(asked), expected: expectedOf(asked.constraint) }
  const { pointer } = value
  if (asked.constraint.property === 'proof' && node.places.length === 0)
    return fault(node, 'class', { code: 'edc.embedded-proof', pointer })
  if (isBare(node) && node.id !== undefined && node.places.length === 0) {
    return fault(node, 'class', {
      code: 'edc.undescribed',
      pointer,
      params: { ...params, ...shownAt(node.id, pointer) },
    })
  }
  if (node.types.size > 0)
    return fault(node, `class ${JSON.stringify(params.expected)}`, {
      code: 'edc.wrong-class',
      pointer,
      params: { ...params, received: [...node.types] },
      // What it holds is what the class it should be of holds.
      explains: ['edc.misplaced-property'],
    })
  const at = node.places[0]?.pointer ?? pointer
  const patch: PatchOperation[] =
    classes.length === 1 ? [{ op: 'add', path: `${at}/type`, value: classes[0] }] : []
  return fault(node, 'class', {
    code: 'edc.class-missing',
    pointer: at,
    atEnd: true,
    params,
    ...(patch.length > 0 && { fix: { kind: 'say-class', params: { class: classes[0] }, patch, safe: true } }),
  })
}

/** The fault of a concept that does not say, as the shapes ask it to, that it is of a vocabulary. */
export function conceptFault(
  asked: Asked,
  value: Value,
  node: Node,
  vocabulary: Vocabulary,
): Fault | undefined {
  const nameless = idFault(asked, value, node)
  if (nameless) return nameless
  const schemes = node.properties.get('inScheme') ?? []
  const typed = node.types.has('Concept') || !asked.constraint.classes.includes('Concept')
  const held = schemes.some((each) => each.node?.id === vocabulary.scheme)
  const other = held ? schemes.find((each) => each.node?.id === undefined) : schemes[0]
  if (other)
    return fault(node, 'scheme', {
      code: 'edc.wrong-scheme',
      pointer: other.pointer,
      params: {
        ...naming(asked),
        expected: vocabulary.scheme,
        ...(other.node?.id !== undefined && shownAt(other.node.id, value.pointer)),
        vocabulary: vocabulary.name,
      },
    })
  if (!held || !typed) return incomplete(asked, value, node, vocabulary.scheme)
  const untyped = vocabulary.schemeTyped
    ? schemes.find((each) => !each.node?.types.has('ConceptScheme'))
    : undefined
  return untyped && schemeFault(untyped, untyped.node!)
}

/** The fault of a scheme that does not say that it is one. */
function schemeFault({ pointer }: Value, node: Node): Fault {
  const described = node.places[0]?.pointer
  const patch: PatchOperation =
    described === undefined
      ? { op: 'replace', path: pointer, value: { id: node.id, type: 'ConceptScheme' } }
      : { op: 'add', path: `${described}/type`, value: 'ConceptScheme' }
  return fault(node, 'scheme', {
    code: 'edc.concept-incomplete',
    pointer: described ?? pointer,
    ...(described !== undefined && { atEnd: true }),
    params: { missing: ['inScheme.type'] },
    fix: { kind: 'say-class', params: { class: 'ConceptScheme' }, patch: [patch], safe: true },
  })
}

/** A concept of which less is said than the shapes ask: the repair completes it. */
function incomplete(asked: Asked, value: Value, node: Node, scheme: string | undefined): Fault {
  const inScheme = scheme === undefined ? undefined : { id: scheme, type: 'ConceptScheme' }
  const place = node.places[0]?.pointer
  const lacks = {
    type: !node.types.has('Concept'),
    inScheme: inScheme !== undefined && !node.properties.has('inScheme'),
  }
  const patch: PatchOperation[] =
    place === undefined
      ? [
          {
            op: 'replace',
            path: value.pointer,
            value: { id: node.id, type: 'Concept', ...(inScheme && { inScheme }) },
          },
        ]
      : [
          ...(lacks.type ? [{ op: 'add', path: `${place}/type`, value: 'Concept' } as const] : []),
          ...(lacks.inScheme ? [{ op: 'add', path: `${place}/inScheme`, value: inScheme } as const] : []),
        ]
  return fault(node, 'concept', {
    code: 'edc.concept-incomplete',
    pointer: place ?? value.pointer,
    ...(place !== undefined && { atEnd: true }),
    params: {
      ...naming(asked),
      missing: Object.entries(lacks).flatMap(([name, lacking]) => (lacking ? [name] : [])),
    },
    // A repair that repeats the IRI would repeat what is said of the learner.
    ...((place !== undefined || !isOfLearner(value.pointer)) && {
      fix: { kind: 'complete-concept', patch, safe: true },
    }),
  })
}
