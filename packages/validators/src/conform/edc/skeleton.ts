/** What to put where a property is missing: blanks in angle brackets, in the form the shape asks for. */
import type { Repair } from '../../report/finding.js'
import { type Constraint, tablesOf } from './tables.js'

/** A repair that adds the property to the object at a pointer, to be filled in. */
export function skeletonOf(
  constraint: Constraint,
  pointer: string,
  language: string | undefined,
): { readonly fix: Repair } {
  const { property } = constraint
  return {
    fix: {
      kind: 'skeleton',
      patch: [{ op: 'add', path: `${pointer}/${property}`, value: blankOf(constraint, language ?? 'en') }],
      safe: false,
    },
  }
}

/** How deep a skeleton goes into what its own parts must have. */
const DEEPEST = 3

function blankOf(
  { property, datatype, classes, vocabulary, kind }: Constraint,
  language: string,
  depth = 0,
): unknown {
  const blank = `<${property}>`
  if (datatype === 'text') return { [language]: blank }
  if (datatype || kind === 'literal') return blank
  if (vocabulary)
    return { id: blank, type: 'Concept', inScheme: { id: vocabulary.scheme, type: 'ConceptScheme' } }
  const [only] = classes
  if (only === undefined) return blank
  const node: Record<string, unknown> = { id: blank, type: only }
  if (depth < DEEPEST)
    for (const each of tablesOf().shapes.generic!.get(only) ?? [])
      if (each.min > 0) node[each.property] = blankOf(each, language, depth + 1)
  return node
}
