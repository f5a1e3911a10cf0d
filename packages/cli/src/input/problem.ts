/** Why a file cannot be had, as messages name it: a word of `usage.csv`, or what the system says. */
import { reportWords } from '../generated/report-words.js'
import { util } from './node.js'

/** A key of the vocabulary `problem`, or a text of the system, of which there is no translation. */
export type Problem = string

export const TOO_LARGE: Problem = 'too-large'

/** Why the system refuses a file, by the code of its error; `undefined` for what has no sentence. */
export const refusalOf = (code: string | undefined): Problem | undefined =>
  code !== undefined && Object.hasOwn(reportWords, `problem/${code}`) ? code : undefined

/** Why the system refuses a file, with what it says itself where there is no sentence. */
export const problemOf = ({ code, errno, message }: NodeJS.ErrnoException): Problem =>
  refusalOf(code) ?? util.getSystemErrorMap().get(errno ?? 0)?.[1] ?? message
