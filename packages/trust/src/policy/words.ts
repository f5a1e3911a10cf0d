/** The words of findings about trust. */
import type { Violation } from '@microcred/common/violation'
import { wordsIn } from '@microcred/common/words'
import { sentences } from '../generated/words.js'

/**
 * What a finding of a row, a bundle or a policy says, with a hint where there is one.
 *
 * @example
 * import { findingOf } from '@microcred/trust'
 *
 * findingOf({ code: 'issuer.not-signer', pointer: '' })
 * // 'The issuer that is named is not the one who signed.'
 */
export const findingOf = (violation: Violation): string => wordsIn(sentences, violation)
