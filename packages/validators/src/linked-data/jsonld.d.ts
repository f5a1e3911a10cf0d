/** The part of jsonld.js that is called; the package comes without types of its options. */
declare module 'jsonld' {
  interface ProcessingOptions {
    readonly base?: string | null
    readonly safe?: boolean
    readonly documentLoader?: (url: string) => Promise<unknown>
    readonly contextResolver?: unknown
    readonly eventHandler?: (given: {
      readonly event: {
        readonly code: string
        readonly message: string
        readonly details: Readonly<Record<string, unknown>>
      }
      readonly next: () => void
    }) => void
    readonly algorithm?: string
    readonly format?: string
    readonly rdfDirection?: string
  }
  const jsonld: {
    expand(input: unknown, options?: ProcessingOptions): Promise<readonly Readonly<Record<string, unknown>>[]>
    toRDF(input: unknown, options?: ProcessingOptions): Promise<unknown>
    canonize(input: unknown, options?: ProcessingOptions): Promise<string>
  }
  export default jsonld
}
