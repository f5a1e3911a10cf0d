import type { Node } from '../inventory.js'
import type { Rule } from './rule.js'

const isObject = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** One value and a list of it say the same. */
const single = (value: unknown): unknown =>
  Array.isArray(value) && value.length === 1 ? single(value[0]) : value

/** Whether two values are the same to the letter, as nearly all are, or have the same `id`. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (Array.isArray(one))
    return (
      Array.isArray(other) && one.length === other.length && one.every((each, at) => isSame(each, other[at]))
    )
  if (Array.isArray(other)) return false
  const { id } = one as Node
  if (typeof id === 'string' && id === (other as Node).id) return true
  const keys = Object.keys(one)
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isSame((one as Node)[key], (other as Node)[key]))
  )
}

/** Whether two values cannot both be right: texts in different languages can, and so can a reference and its target. */
function differ(one: unknown, other: unknown): boolean {
  if (isSame(one, other)) return false
  const [a, b] = [single(one), single(other)]
  // A list is several values, and so are things with different ids: said in two places they add up.
  if (Array.isArray(a) || Array.isArray(b)) return false
  if (!isObject(a) || !isObject(b)) return canonical(a) !== canonical(b)
  if (typeof a.id === 'string' && typeof b.id === 'string' && a.id !== b.id) return false
  if (typeof a.id === 'string' || typeof b.id === 'string') return canonical(a) !== canonical(b)
  return Object.keys(a).some((key) => Object.hasOwn(b, key) && differ(a[key], b[key]))
}

/** Content in a form that is equal where it says the same: references by `id`, members and lists in any order. */
function canonical(value: unknown): string {
  if (Array.isArray(value))
    return value.length === 1 ? canonical(value[0]) : `[${value.map(canonical).sort().join()}]`
  if (!isObject(value)) return JSON.stringify(value)
  if (typeof value.id === 'string') return JSON.stringify(value.id)
  return `{${Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`)
    .join()}}`
}

/**
 * Things may be of several kinds, and `@context` defines words. One learner has several achievements, one issuer
 * several endorsements, and a picture is captioned for the place it stands in.
 */
const SKIPPED = new Set([
  'id',
  'type',
  '@type',
  '@context',
  'achievement',
  'caption',
  'endorsement',
  'endorsementJwt',
  'hasClaim',
  'microcredential',
  'proof',
  'result',
])

/** The first property of a later description that says something else than an earlier one. */
function conflict(nodes: readonly Node[]): { node: Node; property: string; first: Node } | undefined {
  // What the first description does not have, by property.
  let said: Map<string, Node> | undefined
  for (const node of nodes) {
    if (node === nodes[0]) continue
    for (const property of Object.keys(node)) {
      if (SKIPPED.has(property)) continue
      const first = Object.hasOwn(nodes[0]!, property) ? nodes[0] : said?.get(property)
      if (first === undefined) {
        said ??= new Map()
        said.set(property, node)
      } else if (first !== node && differ(first[property], node[property])) return { node, property, first }
    }
  }
  return undefined
}

export const explanation =
  'An `id` names one thing. Two descriptions of it that contradict each other are joined or overwritten by systems that read the credential as linked data. An object that holds nothing but the `id` refers to the other and is no contradiction.'

export const rule: Rule = {
  severity: 'warning',
  part: 'quality',
  sentence:
    '{top, select, true {The same `id` stands at the top too} other {The same `id` stands at {first} too}}, with another `{property}`.',
  hint: 'Give the two different identifiers, or make them say the same.',
  source: {
    document: 'JSON-LD 1.1',
    clause: 'section 3.3, Node identifiers',
    url: 'https://www.w3.org/TR/json-ld11/#node-identifiers',
  },
  check({ credential: { namesakes, pointerTo } }, report) {
    for (const nodes of namesakes?.values() ?? []) {
      const found = conflict(nodes)
      if (!found) continue
      const { node, property, first } = found
      // A specification that is its own part is told as that.
      if (pointerTo(first) === '' && /^\/parts\/\d+$/.test(pointerTo(node))) continue
      report({
        pointer: pointerTo(node),
        inCredential: true,
        params: { ...(pointerTo(first) === '' ? { top: true } : { first: pointerTo(first) }), property },
      })
    }
  },
}
