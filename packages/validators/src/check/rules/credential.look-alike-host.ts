import type { Rule } from './rule.js'
import { placeOf } from './texts.js'

/** Letters of Cyrillic and Greek with the Latin ones they cannot be told from. */
const ALIKE = new Map(
  Object.entries({
    а: 'a',
    с: 'c',
    ԁ: 'd',
    е: 'e',
    һ: 'h',
    і: 'i',
    ј: 'j',
    ӏ: 'l',
    о: 'o',
    р: 'p',
    ԛ: 'q',
    ѕ: 's',
    ԝ: 'w',
    х: 'x',
    у: 'y',
    α: 'a',
    ο: 'o',
    ν: 'v',
    ρ: 'p',
    ι: 'i',
    κ: 'k',
    υ: 'u',
    χ: 'x',
    γ: 'y',
    ε: 'e',
    ı: 'i',
    ɡ: 'g',
    ɑ: 'a',
  }),
)

const HOST = /^[a-z][a-z\d+.-]*:\/\/(?:[^/?#@]*@)?([^/?#:]+)/i
const DID_WEB = /^did:web:([^:/?#]+)/i
const SCRIPTS = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u]

/** A label of a host whose letters are of two scripts, or all look like letters of another though its country does not write so. */
function isAlike(label: string, country: string): boolean {
  if (SCRIPTS.filter((script) => script.test(label)).length > 1) return true
  if (!/^[a-z]+$/.test(country)) return false
  const letters = [...label].filter((letter) => /\p{L}/u.test(letter))
  return letters.length > 0 && letters.every((letter) => ALIKE.has(letter))
}

const BASE = 36

/** A label as it is read, from the form in ASCII (RFC 3492). */
function decoded(label: string): string {
  if (!/^xn--/i.test(label)) return label
  const text = label.slice(4).toLowerCase()
  const output = [...text.slice(0, Math.max(text.lastIndexOf('-'), 0))]
  let code = 128
  let at = 0
  let bias = 72
  for (let index = output.length > 0 ? text.lastIndexOf('-') + 1 : 0; index < text.length; ) {
    const before = at
    for (let weight = 1, k = BASE; ; k += BASE) {
      const digit = digitOf(text.charCodeAt(index++))
      if (digit === undefined) return label
      at += digit * weight
      const threshold = Math.min(Math.max(k - bias, 1), 26)
      if (digit < threshold) break
      weight *= BASE - threshold
      if (weight > 0xfffffff) return label
    }
    const length = output.length + 1
    bias = adapted(at - before, length, before === 0)
    code += Math.floor(at / length)
    if (code > 0x10ffff) return label
    at %= length
    output.splice(at++, 0, String.fromCodePoint(code))
  }
  return output.join('')
}

const digitOf = (code: number): number | undefined =>
  code >= 97 && code <= 122 ? code - 97 : code >= 48 && code <= 57 ? code - 22 : undefined

function adapted(delta: number, points: number, first: boolean): number {
  let left = Math.floor(delta / (first ? 700 : 2))
  left += Math.floor(left / points)
  let k = 0
  for (; left > 455; k += BASE) left = Math.floor(left / 35)
  return k + Math.floor((36 * left) / (left + 38))
}

/** No label of a host is longer (RFC 1035). */
const LONGEST = 63

export const explanation =
  'A letter of another alphabet looks like a Latin one, and the address leads elsewhere. People compare what they see, so that a stranger can pass for an institution they know.'

export const rule: Rule = {
  reads: 'scripts',
  severity: 'warning',
  part: 'quality',
  sentence:
    'The host of this address mixes alphabets or is written in letters that look like those of another.',
  hint: 'Write it as the institution does.',
  source: {
    document: 'Unicode Technical Standard 39',
    clause: 'section 4, Confusable detection',
    url: 'https://www.unicode.org/reports/tr39/#Confusable_Detection',
  },
  check({ credential }, report) {
    for (const noted of credential.unusual) {
      const host = (HOST.exec(noted.value) ?? DID_WEB.exec(noted.value))?.[1]
      const labels = host?.toLowerCase().split('.') ?? []
      if (labels.some((label) => label.length <= LONGEST && isAlike(decoded(label), labels.at(-1)!)))
        report({ pointer: placeOf(credential, noted), inCredential: true })
    }
  },
}
