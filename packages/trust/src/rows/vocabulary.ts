/** Whether the words mean what they seem to: as linked data says, else by the contexts that what was signed names. */
import type { RowOf } from '../bundle/tools.js'
import { pinnedNames } from '../generated/pinned-names.js'
import { absent, type Row, unchecked, verified } from '../report/row.js'
import { isText, type Json, listOf } from '../text/json.js'
import { walk } from '../text/walk.js'

export const vocabulary: RowOf = async ({ vocabulary: found, credential, proofs }, tools): Promise<Row> => {
  if (found) return found
  if (proofs.length === 0) return absent('signature.none-found')
  const named = listOf(credential['@context'])
  if (named.length === 0) return absent('vocabulary.none')
  // What contexts of the signer's own make of the words nobody but a reader of linked data could tell.
  if (!named.every(isText) || hasInner(credential)) return unchecked('vocabulary.context-inline')
  const missing: string[] = []
  for (const url of named)
    if (!pinnedNames.includes(url) && !(await tools.injected.context(url))) missing.push(url)
  return missing.length > 0
    ? unchecked('vocabulary.context-not-pinned', ...missing.map((id) => ({ kind: 'context', id })))
    : verified(named.map((name) => ({ kind: 'context', name })))
}

/** Whether something inside of a credential has contexts of its own. */
function hasInner(credential: Json): boolean {
  let has = false
  walk(credential, (inner) => {
    has ||= inner['@context'] !== undefined
    return !has
  })
  return has
}
