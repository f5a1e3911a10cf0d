/** What is said of keys, by kind; those that are long are loaded when there is a key of it. */
import { once } from '@microcred/common/once'
import type { Tools } from '../bundle/tools.js'
import type { Row } from '../report/row.js'
import { embedded } from './embedded.js'
import type { Ask, Key, NoKey } from './key.js'

interface Kind<K> {
  /** Whose key it is. */
  signer(key: K, ask: Ask, tools: Tools): Promise<Row> | Row
  /** Whether the issuer that is named is who signed. */
  issuer(key: K, ask: Ask, tools: Tools): Promise<Row> | Row
}

/** What is loaded when there is a key of its kind. */
export const kinds = {
  certificate: once(() => import('./certificate.js')),
  document: once(() => import('./document.js')),
  embedded: () => Promise.resolve(embedded),
} satisfies { readonly [K in Key as K['kind']]: () => Promise<Kind<K>> }

const kindOf = <K extends Key>(key: K): Promise<Kind<K>> =>
  (kinds[key.kind] as unknown as () => Promise<Kind<K>>)()

export const signerOf = async (key: Key | NoKey, ask: Ask, tools: Tools): Promise<Row> =>
  key.kind === 'none' ? key.signer : (await kindOf(key)).signer(key, ask, tools)

export const issuerOf = async (key: Key | NoKey, ask: Ask, tools: Tools): Promise<Row> =>
  key.kind === 'none' ? key.issuer : (await kindOf(key)).issuer(key, ask, tools)
