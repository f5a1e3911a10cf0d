/** Whether an organisation in a certificate is the one a credential names, by identifiers; names never match anything. */
import { twoLetters } from '../credential/country.js'
import { isObject, isText, type Json, listOf } from '../text/json.js'

interface Legal {
  readonly type: string
  readonly country: string
  readonly reference: string
}

/** An identifier in its parts, such as `VATEE-100000001`. */
function legal(text: string): Legal | undefined {
  const found = /^([A-Z]{3})([A-Z]{2})-(.+)$/.exec(text.trim())
  return found ? { type: found[1]!, country: country(found[2]!), reference: bare(found[3]!) } : undefined
}

const bare = (text: string): string => text.replace(/[\s.]/g, '').toUpperCase()

const ALIASES: Readonly<Record<string, string>> = { EL: 'GR', UK: 'GB' }

const country = (code: string): string => ALIASES[code] ?? code

/** Types an identifier of each property of an organisation may have; any where none are named. */
const PROPERTIES: Readonly<Record<string, readonly string[] | undefined>> = {
  eIDASIdentifier: undefined,
  identifier: undefined,
  registration: ['NTR'],
  vatIdentifier: ['VAT'],
  taxIdentifier: ['VAT', 'TIN', 'TAX'],
}

export type Match = 'same' | 'another' | 'not-comparable'

/** Whether one of the identifiers of an organisation is the one of a certificate. */
export function compare(organisation: Json, identifier: string): Match {
  const wanted = legal(identifier)
  let comparable = false
  for (const [property, types] of Object.entries(PROPERTIES))
    for (const each of listOf(organisation[property])) {
      const notation = isObject(each) ? each.notation : each
      if (!isText(notation)) continue
      if (notation.trim() === identifier.trim()) return 'same'
      const whole = legal(notation)
      if (whole) {
        if (wanted && equal(whole, wanted)) return 'same'
        comparable ||= wanted === undefined || whole.type === wanted.type
      } else if (isObject(each) && wanted && (types === undefined || types.includes(wanted.type))) {
        const place = countryIn(each)
        if (place === wanted.country && withoutPlace(notation, place) === wanted.reference) return 'same'
        comparable ||= types !== undefined && place !== undefined
      }
    }
  return comparable ? 'another' : 'not-comparable'
}

const equal = (a: Legal, b: Legal): boolean =>
  a.type === b.type && a.country === b.country && a.reference === b.reference

/** VAT numbers are written with and without the country before them. */
function withoutPlace(notation: string, place: string): string {
  const text = bare(notation)
  const prefix = [place, ...Object.keys(ALIASES).filter((each) => ALIASES[each] === place)].find((each) =>
    text.startsWith(each),
  )
  return prefix ? text.slice(prefix.length) : text
}

/** The country an identifier is of, in two letters. */
function countryIn({ spatial }: Json): string | undefined {
  for (const each of listOf(spatial)) {
    const id = isObject(each) ? each.id : each
    const code = isText(id) ? id.slice(id.lastIndexOf('/') + 1) : ''
    const found = twoLetters(code)
    if (found) return country(found)
  }
  return undefined
}
