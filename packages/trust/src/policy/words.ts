/** The words of findings about trust. */
import type { Violation } from '@microcred/common/violation'
import { entryIn } from '@microcred/common/words'
import { said, withSentences } from '@microcred/core/messages'
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
export const findingOf = ({ code, params = {} }: Violation): string =>
  said(entryIn(sentences, code), params, catalogue)

/** A finding about a whole document repeats what the others say. */
const catalogue = /*#__PURE__*/ withSentences(sentences)
