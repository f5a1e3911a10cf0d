/** Something the target asks for that neither the record nor the options say, so that it was left out. */
export interface Lack {
  /** JSON Pointer into the written credential, to where it belongs. */
  readonly pointer: string
  /** Why the target asks for it. */
  readonly reason: string
  /** What to give, so that it is written. */
  readonly give: string
}
