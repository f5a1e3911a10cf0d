import type { ConformanceRule } from '../examine.js'
import { items } from '../values.js'

/** There is a subject, and each subject is said something of. */
export const subjects: ConformanceRule = function* ({ nodes }) {
  for (const { class: of, value, pointer } of nodes) {
    if (of.name === 'Subject' && Object.keys(value).length === 0)
      yield { fault: 'no-claims', pointer, source: of.source }
    if (
      of.name === 'VerifiableCredential' &&
      Array.isArray(value.credentialSubject) &&
      items(value.credentialSubject, '').length === 0
    )
      yield { fault: 'no-claims', pointer: `${pointer}/credentialSubject`, source: of.source }
  }
}
