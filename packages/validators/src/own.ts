import { allRules } from './all-rules.js'
import { open } from './open.js'
import { ownProfiles } from './own-profiles.js'
import type { Report } from './report.js'
import { type Book, type Options, walk } from './walk.js'

export { MAX_SIZE } from './parse.js'
export { tooLarge } from './too-large.js'

const book: Book = {
  entries: ownProfiles,
  rules: allRules,
  open: (input, keysOf) => open(input, keysOf, undefined),
}

/**
 * `validate` for records and specifications with every rule, without the tables of other profiles and without
 * SD-JWTs: for programs that start often. What it recognises it judges as `validate` does; of everything else
 * the profile is `null`.
 *
 * @example
 * import { validate } from '@microcred/validators/own'
 *
 * validate({ title: { en: 'Wood finishing' }, level: { eqf: 5 } }).profile?.id // 'record'
 * validate({ type: ['VerifiableCredential'] }).profile // null
 */
export function validate(input: string | Uint8Array | object, options: Options = {}): Report {
  return walk(input, book, options)
}
