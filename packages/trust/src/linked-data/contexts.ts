/** The contexts of a document: pinned ones as their publishers serve them, and those that were injected. */
import { costlyContext } from '@microcred/common/costly-context'
import { PinnedContexts } from '@microcred/common/pinned-contexts'
import type { Tools } from '../bundle/tools.js'
import { failed, type Row, unchecked, undetermined, verified } from '../report/row.js'
import type { Json } from '../text/json.js'
import { type ContextDocument, namedBy } from './named.js'

/** What the contexts of a document come to. */
export interface Contexts {
  /** Whether the words mean what they seem to. */
  readonly vocabulary: Row
  /** Where the contexts are to be had; absent where one of them is not. */
  readonly resolver?: PinnedContexts
  /** Whether all of them are pinned, and none stands in the document. */
  readonly pinned?: boolean
}

const parsed = new Map<string, ContextDocument>()

let texts: Readonly<Record<string, string>> | undefined

async function pinnedTexts(): Promise<Readonly<Record<string, string>>> {
  texts ??= (await import('../generated/exact-contexts.js')).exactContexts
  return texts
}

function pinnedDocument(url: string): ContextDocument | undefined {
  const known = parsed.get(url)
  if (known || !texts || !Object.hasOwn(texts, url)) return known
  const document = JSON.parse(texts[url]!) as ContextDocument
  parsed.set(url, document)
  return document
}

const pinned = new PinnedContexts(pinnedDocument)

/** Names that contexts in a document may define before they cost more than is spent on them. */
const MOST = 5_000

/** Looks every context of a document up; nothing is fetched that nobody injected a resolver for. */
export async function contextsOf(document: Json, { injected }: Pick<Tools, 'injected'>): Promise<Contexts> {
  const all = await pinnedTexts()
  if (costlyContext(document) !== undefined) return { vocabulary: undetermined('proof.too-costly') }
  const { inline, urls, extra, missing } = await namedBy(document, (url) => Object.hasOwn(all, url), injected)
  if (inline.flatMap(termsIn).length > MOST) return { vocabulary: undetermined('proof.too-costly') }
  if (missing.length > 0)
    return {
      vocabulary: unchecked(
        'vocabulary.context-not-pinned',
        ...missing.map((id) => ({ kind: 'context', id })),
      ),
    }
  const load = (url: string): ContextDocument | undefined => pinnedDocument(url) ?? extra.get(url)
  return {
    vocabulary: vocabularyOf(inline, urls, load),
    resolver: extra.size === 0 ? pinned : new PinnedContexts(load),
    pinned: extra.size === 0 && inline.length === 0,
  }
}

/**
 * A context that stands in the document may name new terms. One that names a term the others define exchanges the
 * meaning of words without touching the signature, and where a vocabulary takes every word, so does any.
 */
function vocabularyOf(
  inline: readonly Json[],
  urls: readonly string[],
  load: (url: string) => ContextDocument | undefined,
): Row {
  const ground = urls.map((name) => ({ kind: 'context', name }))
  if (inline.length === 0) return verified(ground)
  const terms = new Set(urls.flatMap((url) => termsIn(load(url))))
  const names = inline.flatMap((each) => termsIn(each)).filter((term) => !term.startsWith('@'))
  const exchanges = names.some((term) => terms.has(term) || terms.has('@vocab'))
  return exchanges ? failed('vocabulary.context-inline') : undetermined('vocabulary.context-inline')
}

const known = new WeakMap<object, readonly string[]>()

/** Every name a context defines, in itself or in what it leads to. */
function termsIn(document: unknown): readonly string[] {
  if (typeof document !== 'object' || document === null) return []
  const ready = known.get(document)
  if (ready) return ready
  const names = Array.isArray(document)
    ? document.flatMap(termsIn)
    : Object.entries(document).flatMap(([key, inner]) => [key, ...termsIn(inner)])
  known.set(document, names)
  return names
}
