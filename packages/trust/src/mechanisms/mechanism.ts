/** What a mechanism of signing is: how it is recognised, and what it finds. */
import type { Tools } from '../bundle/tools.js'
import type { Input, Opened } from './opened.js'

/** A way of signing; the first one that opens an input is the one it is signed by. */
export interface Mechanism {
  readonly id: string
  /** What is found, or `undefined` where the input is of another kind. */
  open(input: Input, tools: Tools): Promise<Opened | undefined> | undefined
}
