import { codes } from './codes.ts'
import { fast } from './fast.ts'
import { types } from './types.ts'
import { zod } from './zod.ts'

/** A generator turns sources into files: project path → text. */
export interface Generator {
  readonly name: string
  files(): Iterable<readonly [path: string, text: string]> | Promise<Iterable<readonly [path: string, text: string]>>
}

export const generators: readonly Generator[] = [codes, types, zod, fast]
