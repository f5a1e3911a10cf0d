/** The words of needs: of findings, and of the reasons of a rank. */
import type { Violation } from '@microcred/common/violation'
import { entryIn } from '@microcred/common/words'
import { type Catalogue, fill, said, textIn, withSentences } from '@microcred/core/messages'
import { reasons, sentences } from '../generated/words.js'
import type { Reason } from '../priority/result.js'

/**
 * Why a need stands where it stands, in a sentence; in the language of a catalogue where it has one.
 *
 * @example
 * whyOf({ reason: 'few-people', params: { minimum: 20 } }) // 'Not to be told: fewer than 20 people answered.'
 */
export const whyOf = ({ reason, params }: Reason, catalogue?: Catalogue): string => {
  const text = catalogue && textIn(catalogue, `need-reason/${reason}`)
  return text === undefined ? fill(reasons[reason], params) : fill(text, params, catalogue)
}

/**
 * What a finding about needs says, with a hint where there is one.
 *
 * @example
 * needFindingOf({ code: 'need.no-evidence', pointer: '/needs/0' }) // 'Nothing shows that it is needed.'
 */
export const needFindingOf = ({ code, params = {} }: Violation): string =>
  said(entryIn(sentences, code), params, catalogue)

/** A finding about a whole document repeats what the others say. */
const catalogue = /*#__PURE__*/ withSentences(sentences)
