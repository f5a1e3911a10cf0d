/** The contexts a document names, and which of them are at hand. */
import type { Injected } from '../bundle/injected.js'
import { isObject, isText, type Json, listOf } from '../text/json.js'

export interface ContextDocument {
  readonly '@context': unknown
}

export interface Named {
  /** Contexts that stand in the document itself. */
  readonly inline: readonly Json[]
  /** Addresses of all others, and of those they lead to. */
  readonly urls: readonly string[]
  /** Those that are not pinned and were injected. */
  readonly extra: ReadonlyMap<string, ContextDocument>
  /** Those that are neither. */
  readonly missing: readonly string[]
}

/** Looks up every context of a document, also those that injected ones lead to. */
export async function namedBy(
  document: Json,
  isPinned: (url: string) => boolean,
  injected: Injected,
): Promise<Named> {
  const { urls, inline } = namedIn(document)
  const extra = new Map<string, ContextDocument>()
  const missing: string[] = []
  const waiting = [...urls]
  const seen = new Set(waiting)
  for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
    if (isPinned(url)) continue
    const given = await injected.context(url)
    if (!given || !('@context' in given)) {
      missing.push(url)
      continue
    }
    extra.set(url, given as unknown as ContextDocument)
    for (const inner of namedIn(given).urls)
      if (!seen.has(inner)) {
        seen.add(inner)
        waiting.push(inner)
      }
  }
  return { inline, urls: [...seen].sort(), extra, missing: missing.sort() }
}

/** The addresses of contexts in a document, and the contexts that stand in it. */
function namedIn(document: Json): { readonly urls: readonly string[]; readonly inline: readonly Json[] } {
  const urls = new Set<string>()
  const inline: Json[] = []
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    for (const [key, inner] of Object.entries(value)) {
      if (key === '@context')
        for (const each of listOf(inner))
          if (isText(each)) urls.add(each)
          else if (isObject(each)) inline.push(each)
      visit(inner)
    }
  }
  visit(document)
  return { urls: [...urls], inline }
}
