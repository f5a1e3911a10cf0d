/** A defect of a document: the words stand in the register its code belongs to. */
export interface Violation {
  readonly code: string
  /** JSON Pointer into the document; of stacking, into the list of held credentials for codes that start with `held.`. */
  readonly pointer: string
  readonly params?: Readonly<Record<string, unknown>>
}
