/** The words of violations, out of the register their codes belong to. */
import type { Violation } from './violation.js'

/** A register of findings: severity, part, sentence, hint, explanation. */
export type Sentences = Readonly<
  Record<
    string,
    readonly [
      severity: 'error' | 'warning' | 'info',
      part: string,
      sentence: string,
      hint: string,
      explanation: string,
    ]
  >
>

/** A text with its places filled. */
export const fill = (text: string, params: Readonly<Record<string, unknown>>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''))

/** What a violation says, with as much of the hint as its parameters fill. */
export function wordsIn(sentences: Sentences, { code, params = {} }: Violation): string {
  const [, , sentence, hint] = sentences[code] ?? ['error', 'quality', code, '', '']
  const known = (text: string) =>
    [...text.matchAll(/\{(\w+)\}/g)].every(([, name]) => params[name!] !== undefined)
  const hints = hint.split(/(?<=[.?]) /).filter((each) => each !== '' && known(each))
  return [sentence, ...hints].map((text) => fill(text, params)).join(' ')
}
