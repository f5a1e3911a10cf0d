/** The context documents that are served: pinned ones only, from maintained packages and our own tables. */

import { additions, ownContexts } from '../../generated/contexts.js'
import { packagedContexts } from '../../generated/packaged-contexts.js'

/** A JSON-LD document whose context is meant. */
export interface ContextDocument {
  readonly '@context': unknown
}

const ready = new Map<string, ContextDocument | undefined>()

/** The document a maintained package holds for a URL, as the package has it. */
export const packaged = (url: string): ContextDocument | undefined =>
  Object.hasOwn(packagedContexts, url) ? JSON.parse(packagedContexts[url]!) : undefined

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
