/** Countries in three letters and in two (ISO 3166-1). */
import { alpha3 } from '../generated/alpha3.js'

/** The two letters of a country that is written in two or three. */
export function twoLetters(code: string): string | undefined {
  if (/^[A-Z]{2}$/.test(code)) return code
  if (!/^[A-Z]{3}$/.test(code)) return undefined
  for (let at = 0; at < alpha3.length; at += 5)
    if (alpha3.startsWith(code, at)) return alpha3.slice(at + 3, at + 5)
  return undefined
}
