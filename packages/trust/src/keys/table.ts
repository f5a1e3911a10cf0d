/** What is said of keys, by kind. */
import type { Tools } from '../bundle/tools.js'
import type { Row } from '../report/row.js'
import * as certificate from './certificate.js'
import * as document from './document.js'
import * as embedded from './embedded.js'
import type { Ask, Key, NoKey } from './key.js'

interface Kind<K> {
  /** Whose key it is. */
  signer(key: K, ask: Ask, tools: Tools): Promise<Row> | Row
  /** Whether the issuer that is named is who signed. */
  issuer(key: K, ask: Ask, tools: Tools): Promise<Row> | Row
}

const kinds: { readonly [K in Key as K['kind']]: Kind<K> } = { certificate, document, embedded }

const kindOf = <K extends Key>(key: K): Kind<K> => kinds[key.kind] as unknown as Kind<K>

export const signerOf = async (key: Key | NoKey, ask: Ask, tools: Tools): Promise<Row> =>
  key.kind === 'none' ? key.signer : kindOf(key).signer(key, ask, tools)

export const issuerOf = async (key: Key | NoKey, ask: Ask, tools: Tools): Promise<Row> =>
  key.kind === 'none' ? key.issuer : kindOf(key).issuer(key, ask, tools)
