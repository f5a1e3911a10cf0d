import { allRules } from '../check/all-rules.js'
import { withSkillsMeant } from '../check/skills-meant.js'
import { mendedOfRecord } from '../mend/of-record.js'
import { open } from '../open/open.js'
import { ownProfiles } from '../recognise/own-profiles.js'
import type { Report } from '../report/report.js'
import type { Book } from './book.js'
import type { Options } from './options.js'
import { walk } from './walk.js'

export { MAX_SIZE } from '../open/parse.js'
export { tooLarge } from '../open/too-large.js'

const book: Book = {
  entries: ownProfiles,
  rules: allRules,
  meant: withSkillsMeant,
  mended: mendedOfRecord,
  open: (input, keysOf, bytes) => open(input, keysOf, undefined, bytes),
}

/**
 * `validate` for records and specifications with every rule, without the tables of other profiles and without
 * SD-JWTs: for programs that start often. What it recognises it judges as `validate` does; of everything else
 * the profile is `null`.
 *
 * @example
 * import { validate } from '@microcred/validators/walk/own'
 *
 * validate({ title: { en: 'Wood finishing' }, level: { eqf: 5 } }).profile?.id // 'record'
 * validate({ type: ['VerifiableCredential'] }).profile // null
 */
export function validate(input: unknown, options: Options = {}): Report {
  return walk(input, book, options)
}
