/** The form in which JSON is signed as it is: RFC 8785. */
import { failed } from '../report/row.js'
import { jcs as written } from '../text/jcs.js'
import { listOf } from '../text/json.js'
import type { Suite } from './suite.js'

/** The proof's contexts are those the document had when it was signed; the document may have got more since. */
export const jcs: Pick<Suite, 'linked' | 'cover'> = {
  linked: false,
  cover(config, document) {
    const own = config['@context']
    const now = listOf(document['@context'])
    if (own !== undefined && listOf(own).some((each, at) => written(each) !== written(now[at])))
      return { row: failed('proof.context-differs') }
    const first = written(config)
    const second = written(own === undefined ? document : { ...document, '@context': own })
    return first === undefined || second === undefined
      ? { row: failed('proof.malformed') }
      : { config: first, document: second }
  },
}
