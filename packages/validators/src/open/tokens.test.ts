import fc from 'fast-check'
import { createScanner } from 'jsonc-parser'
import { expect, it } from 'vitest'
import { Tokens } from './tokens.js'

/** Numbers of an independent scanner for what it reads. */
const KINDS: Readonly<Record<number, string>> = {
  ...{ 1: '{', 2: '}', 3: '[', 4: ']', 5: ',', 6: ':' },
  ...{ 7: '0', 8: '0', 9: '0', 10: '"', 11: '0', 12: '/', 13: '/', 16: '?', 17: '' },
}
const FLAWS: Readonly<Record<number, string>> = {
  ...{ 2: 'string-open', 3: 'number-unfinished', 4: 'unicode-escape', 5: 'no-escape' },
  6: 'control-character',
}

/** A token; where it ends is not asked of one with which reading ends. */
type Token = readonly [kind: string, start: number, end?: number, flaw?: string | undefined, value?: string]

/** The tokens of a text up to the first that JSON does not have. */
function expected(text: string): Token[] {
  const scanner = createScanner(text, true)
  const tokens: Token[] = []
  for (;;) {
    const kind = KINDS[scanner.scan()]!
    const start = scanner.getTokenOffset()
    if (kind === '?' || kind === '/' || kind === '') return [...tokens, [kind, start]]
    const flaw = FLAWS[scanner.getTokenError()]
    const end = start + scanner.getTokenLength()
    tokens.push([kind, start, end, flaw, kind === '"' && !flaw ? scanner.getTokenValue() : ''])
    if (flaw) return tokens
  }
}

function found(text: string): Token[] {
  const reader = new Tokens(text)
  const tokens: Token[] = []
  for (;;) {
    const kind = reader.next()
    const { start, end, flaw } = reader
    if (kind === '?' || kind === '/' || kind === '') return [...tokens, [kind, start]]
    tokens.push([kind, start, end, flaw, kind === '"' && !flaw ? reader.value : ''])
    if (flaw) return tokens
  }
}

const PIECES = [
  ...'{}[],:"\\u0-.eE+/ \n\r\t\fé\u2028\u0001',
  ...['00e9', '12', 'true', 'null', 'nul', '"a"', '"\\n"', '"\\u00', '\\"', '\\q', 'NaN'],
  ...['1.', '1e', '1e+', '-0', '01', '1.5e3', '1.2.3', '1e5e'],
]

it('a text has the tokens that an independent scanner finds in it', () => {
  const piece = fc.constantFrom(...PIECES)
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('')
      // Comments are no trivia here: they end what is read.
      fc.pre(!/\/[/*]/.test(text.replace(/"(?:[^"\\]|\\.)*"/g, '')))
      expect(found(text)).toEqual(expected(text))
    }),
    { numRuns: 3000 },
  )
})

it('what is JSON has no flaw, and a comment begins none', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(found(text).some(([kind, , , flaw]) => flaw !== undefined || kind === '?')).toBe(false)
      expect(found(`${text}/* */`).at(-1)).toEqual(['/', text.length])
    }),
  )
})

it('a string, a number and a word of a million characters are read in one go', () => {
  const long = 'x'.repeat(1e6)
  expect(found(`"${long}\\n"`)[0]).toEqual(['"', 0, 1e6 + 4, undefined, `${long}\n`])
  expect(found('1'.repeat(1e6))[0]).toEqual(['0', 0, 1e6, undefined, ''])
  expect(found(long)).toEqual([['?', 0]])
})
