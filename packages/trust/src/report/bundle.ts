/** What decides trust, injected: who is believed about what. */
export interface TrustBundle {
  /** When it was made. */
  readonly made: string
  readonly sources: readonly { readonly id: string; readonly kind: string }[]
  /** DID documents by DID. */
  readonly dids?: Readonly<Record<string, unknown>>
}
