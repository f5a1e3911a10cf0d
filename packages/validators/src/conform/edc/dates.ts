/** Dates of one thing that come in an order. */
import { orders } from '../../generated/orders.js'
import type { Violation } from '../../report/finding.js'
import { isBefore } from '../orders.js'
import type { Node, Value } from './nodes.js'

/** A time that says no offset, of which the reader may make any, is compared as that of Greenwich. */
const instantOf = (value: Value | undefined): string | undefined =>
  value?.literal?.value.replace(/(T[\d:.]+)$/, '$1Z')

/** What ends before it begins. */
export function disordered({ types, properties }: Node): Violation[] {
  const out: Violation[] = []
  for (const type of types)
    for (const { earlier, later } of orders[type] ?? []) {
      const [first] = earlier
      const ends = properties.get(later)?.[0]
      if (ends && isBefore(instantOf(ends), instantOf(properties.get(first!)?.[0])))
        out.push({ code: 'edc.out-of-order', pointer: ends.pointer, params: { earlier: first, later } })
    }
  return out
}
