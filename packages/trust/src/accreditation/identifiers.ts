/** The identifiers an awarding body goes by, as registers and certificates write them. */
import type { Microcredential } from '@microcred/core'

type Body = NonNullable<Microcredential['awardingBody']>[number]

/** Types of legal identifiers by their scheme (ETSI EN 319 412-1 section 5.1.4). */
const TYPES: Readonly<Record<string, string>> = { vat: 'VAT', national: 'NTR' }

export function identifiersOf({ id, identifiers = [] }: Body): ReadonlySet<string> {
  const found = new Set<string>(id === undefined ? [] : [id])
  for (const { scheme, value, country } of identifiers) {
    found.add(`${scheme}:${value}`)
    const type = TYPES[scheme]
    if (type !== undefined && country !== undefined)
      found.add(`${type}${country}-${value.startsWith(country) ? value.slice(country.length) : value}`)
    // A bare number is one thing in one scheme and another in the next.
    if (/\D/.test(value)) found.add(value)
  }
  return found
}
