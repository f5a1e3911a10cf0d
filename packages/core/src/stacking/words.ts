/** The words of findings about rules and hands. */
import { sentences } from '../generated/stacking-findings.js'
import type { Violation } from './result.js'

/**
 * What a violation says, with as much of the hint as its parameters fill.
 *
 * @example
 * wordsOf({ code: 'held.duplicate', pointer: '/1/record' })
 */
export function wordsOf({ code, params = {} }: Violation): string {
  const [, , sentence, hint] = sentences[code] ?? ['error', 'quality', code, '', '']
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''))
  const known = (text: string) =>
    [...text.matchAll(/\{(\w+)\}/g)].every(([, name]) => params[name!] !== undefined)
  const hints = hint.split(/(?<=[.?]) /).filter((each) => each !== '' && known(each))
  return [sentence, ...hints].map(fill).join(' ')
}
