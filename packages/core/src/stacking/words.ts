/** The words of findings about rules and hands. */
import { sentences } from '../generated/stacking-findings.js'
import type { Violation } from './result.js'

/**
 * What a violation says, with a hint where one applies.
 *
 * @example
 * wordsOf({ code: 'held.duplicate', pointer: '/1/record' })
 */
export function wordsOf({ code, params = {} }: Violation): string {
  const [, , sentence, hint] = sentences[code] ?? ['error', 'quality', code, '', '']
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''))
  const complete =
    hint !== '' && [...hint.matchAll(/\{(\w+)\}/g)].every(([, name]) => params[name!] !== undefined)
  return complete ? `${fill(sentence)} ${fill(hint)}` : fill(sentence)
}
