/** Dates that come in an order. */
import { isObject } from '@microcred/common/json'
import { isDateTime } from '@microcred/core/formats'
import { instant } from '../check/time.js'
import { orders } from '../generated/orders.js'
import type { ConformanceRule } from './examine.js'

/** Whether an instant lies before another one; of what is none it does not. */
export const isBefore = (one: unknown, other: unknown): boolean =>
  typeof one === 'string' &&
  typeof other === 'string' &&
  isDateTime(one) &&
  isDateTime(other) &&
  instant(one, 'start') < instant(other, 'start')

const at = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((inner, key) => (isObject(inner) ? inner[key] : undefined), value)

/** Nothing ends before it begins, and nothing is awarded before it was begun. */
export const order: ConformanceRule = function* ({ nodes }) {
  for (const { class: of, value, pointer } of nodes)
    for (const { earlier, later } of orders[of.name] ?? [])
      if (isBefore(value[later], at(value, earlier)))
        yield {
          fault: 'out-of-order',
          pointer: `${pointer}/${later}`,
          params: { earlier: earlier.at(-1), later },
          source: of.source,
        }
}
