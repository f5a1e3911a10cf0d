/** The form in which linked data is signed: its quads by RDFC-1.0, with safe expansion. */
import { once } from '@microcred/common/once'
import type { Problem } from '../linked-data/library.js'
import { proofQuads } from '../linked-data/proof-quads.js'
import { failed, type Row, unchecked } from '../report/row.js'
import type { Suite } from './suite.js'

const ROWS: Readonly<Record<Problem, Row>> = {
  'no-library': unchecked('vocabulary.linked-data-not-available', { kind: 'package', id: 'jsonld' }),
  context: unchecked('vocabulary.context-not-pinned'),
  'undefined-terms': failed('vocabulary.terms-undefined'),
  'too-costly': unchecked('proof.too-costly'),
  refused: failed('vocabulary.terms-undefined'),
}

const canonical = once(() => import('../linked-data/library.js'))

/** The contexts of the document are those of the proof, whatever the proof says itself. */
export const rdfc: Pick<Suite, 'linked' | 'cover'> = {
  linked: true,
  async cover(config, document, contexts) {
    if (contexts?.vocabulary.state === 'failed') return { row: contexts.vocabulary }
    if (!contexts?.resolver) return { row: contexts?.vocabulary ?? unchecked('vocabulary.not-checked') }
    const { quadsOf } = await canonical()
    const given = document['@context']
    const written = contexts.pinned ? proofQuads(config, given) : undefined
    const first =
      written === undefined
        ? await quadsOf({ ...config, '@context': given }, contexts.resolver)
        : { quads: written }
    if ('problem' in first) return { row: ROWS[first.problem] }
    const second = await quadsOf(document, contexts.resolver)
    if ('problem' in second) return { row: ROWS[second.problem] }
    return { config: first.quads, document: second.quads }
  },
}
