/** What to put where a property is missing: blanks in angle brackets, in the form the shape asks for. */
import type { Repair } from '../../report/finding.js'
import type { Constraint } from './tables.js'

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

function blankOf({ property, datatype, classes, vocabulary }: Constraint, language: string): unknown {
  const blank = `<${property}>`
  if (datatype === 'text') return { [language]: blank }
  if (datatype) return blank
  if (vocabulary)
    return { id: blank, type: 'Concept', inScheme: { id: vocabulary.scheme, type: 'ConceptScheme' } }
  const [only] = classes
  return only === undefined ? blank : { id: blank, type: only }
}
