/** jsonld.js with the types of what is called; those that are published know neither `safe` nor resolvers. */
import jsonld from 'jsonld'

export interface ProcessingOptions {
  readonly base?: string | null
  readonly safe?: boolean
  readonly documentLoader?: (url: string) => Promise<unknown>
  readonly contextResolver?: unknown
  readonly eventHandler?: (given: {
    readonly event: { readonly code: string; readonly details: Readonly<Record<string, unknown>> }
    readonly next: () => void
  }) => void
  readonly algorithm?: string
  readonly format?: string
}

interface Library {
  expand(input: unknown, options?: ProcessingOptions): Promise<readonly Readonly<Record<string, unknown>>[]>
  canonize(input: unknown, options?: ProcessingOptions): Promise<string>
}

export const library = jsonld as unknown as Library
