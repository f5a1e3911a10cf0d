/** The words of findings about rules and hands. */

import type { Violation } from '@microcred/common/violation'
import { entryIn } from '@microcred/common/words'
import { said } from '@microcred/core/messages'
import { sentences } from '../generated/findings.js'

/**
 * What a violation says, with as much of the hint as its parameters fill.
 *
 * @example
 * wordsOf({ code: 'held.duplicate', pointer: '/1/record' })
 */
export const wordsOf = ({ code, params = {} }: Violation): string => said(entryIn(sentences, code), params)
