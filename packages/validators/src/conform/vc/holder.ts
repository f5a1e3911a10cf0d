import { isObject, items } from '../classes.js'
import type { ConformanceRule } from '../examine.js'

const secured = (credential: Readonly<Record<string, unknown>>): boolean =>
  credential.proof !== undefined || (typeof credential.id === 'string' && credential.id.startsWith('data:'))

/** A credential that only the presentation secures is the holder's own word, so the holder must be named. */
export const holder: ConformanceRule = function* ({ nodes }) {
  for (const { class: of, value, pointer } of nodes) {
    if (of.name !== 'VerifiablePresentation' || value.holder !== undefined) continue
    const own = items(value.verifiableCredential, `${pointer}/verifiableCredential`).find(
      (each) => isObject(each.value) && !secured(each.value),
    )
    if (own) yield { fault: 'no-holder', pointer, atEnd: true, source: of.source }
  }
}
