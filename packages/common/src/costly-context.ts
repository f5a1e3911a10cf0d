/** Keeps documents from the library whose contexts would cost it far more than their size. */
import { escapeKey } from './pointer.js'

/** Entries of one list of contexts that cost no more than their size. */
const USUAL = 20

/** What one more entry of a list costs beside a context in a context. */
const ENTRY = 50

/** Most a document may cost. */
const MOST = 50_000

/** What processing has cost so far. */
interface Spent {
  cost: number
}

/**
 * The first place at which the contexts of a document cost more than is spent on it, or `undefined`. Every entry of a
 * long list counts, and a context inside of another one twice as much as the one around it, for the library processes
 * it with each.
 */
export function costlyContext(json: unknown, spent: Spent = { cost: 0 }, pointer = ''): string | undefined {
  if (typeof json !== 'object' || json === null) return undefined
  for (const [key, inner] of Object.entries(json)) {
    const at = `${pointer}/${escapeKey(key)}`
    if (key === '@context') {
      charge(inner, 1, spent)
      if (spent.cost > MOST) return at
    } else {
      const found = costlyContext(inner, spent, at)
      if (found !== undefined) return found
    }
  }
  return undefined
}

function charge(context: unknown, weight: number, spent: Spent): void {
  if (spent.cost > MOST || typeof context !== 'object' || context === null) return
  if (Array.isArray(context)) {
    spent.cost += Math.max(0, context.length - USUAL) * ENTRY * weight
    for (const each of context) charge(each, weight, spent)
    return
  }
  spent.cost += weight
  for (const term of Object.values(context))
    if (typeof term === 'object' && term !== null && Object.hasOwn(term, '@context'))
      charge((term as Readonly<Record<string, unknown>>)['@context'], weight * 2, spent)
}
