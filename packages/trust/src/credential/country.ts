/** Countries in three letters and in two (ISO 3166-1). */
import { ends, others } from '../generated/alpha3.js'

/**
 * The two letters of a country that is written in two or three. Whether there is such a country nobody asks here: codes
 * are compared, and that one is none of the list is told by the rules of the credential.
 */
export function twoLetters(code: string): string | undefined {
  if (/^[A-Z]{2}$/.test(code)) return code
  if (!/^[A-Z]{3}$/.test(code)) return undefined
  const at = indexIn(others, code, 5)
  if (at >= 0) return others.slice(at + 3, at + 5)
  return indexIn(ends, code, 3) >= 0 ? code.replace(/(?<=^.)./, '') : code.slice(0, 2)
}

/** Where a code begins among some that stand without a break. */
function indexIn(codes: string, code: string, width: number): number {
  for (let at = 0; at < codes.length; at += width) if (codes.startsWith(code, at)) return at
  return -1
}
