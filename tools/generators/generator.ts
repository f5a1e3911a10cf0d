/** A generator turns sources into files: project path → text. */
export interface Generator {
  readonly name: string
  files():
    | Iterable<readonly [path: string, text: string]>
    | Promise<Iterable<readonly [path: string, text: string]>>
}
