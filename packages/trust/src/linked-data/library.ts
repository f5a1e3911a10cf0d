/** jsonld.js, opened when the first proof asks for it. */
import { type PinnedContexts, RefusedContext } from '@microcred/common/pinned-contexts'

interface Library {
  canonize(
    input: unknown,
    options: {
      readonly base: null
      readonly safe: true
      readonly rdfDirection: 'i18n-datatype'
      readonly documentLoader: (url: string) => Promise<never>
      readonly contextResolver: PinnedContexts
    },
  ): Promise<string>
}

let opened: Promise<Library | undefined> | undefined

/** The library, or `undefined` where it is not installed. */
const library = (): Promise<Library | undefined> =>
  (opened ??= import('jsonld').then(
    (found) => (found.default ?? found) as unknown as Library,
    () => undefined,
  ))

const refuse = (url: string): Promise<never> => Promise.reject(new RefusedContext(url))

/** The quads of a document by RDFC-1.0, or why there are none. */
export async function quadsOf(
  document: object,
  contexts: PinnedContexts,
): Promise<{ readonly quads: string } | { readonly problem: Problem }> {
  const jsonld = await library()
  if (!jsonld) return { problem: 'no-library' }
  try {
    // Directions of text are signed as those who make the suites sign them; without it they would not be covered.
    const options = {
      base: null,
      safe: true,
      rdfDirection: 'i18n-datatype',
      documentLoader: refuse,
      contextResolver: contexts,
    } as const
    return { quads: await jsonld.canonize(document, options) }
  } catch (error) {
    return { problem: problemOf(error) }
  }
}

/** Why a document has no canonical form: the library is missing, a context is, terms are, or it would take too long. */
export type Problem = 'no-library' | 'context' | 'undefined-terms' | 'too-costly' | 'refused'

function problemOf(error: unknown): Problem {
  if (error instanceof RefusedContext) return 'context'
  const {
    message = '',
    name = '',
    details,
  } = error as {
    message?: string
    name?: string
    details?: { cause?: unknown }
  }
  if (details?.cause instanceof RefusedContext) return 'context'
  if (/deep iterations/i.test(message)) return 'too-costly'
  return /ValidationError/.test(name) ? 'undefined-terms' : 'refused'
}
