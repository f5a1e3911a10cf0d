/** Envelopes for delivery, which nobody signs: what is in them is opened for itself. */
import { deliveredIn } from '@microcred/common/delivery'
import { isObject } from '../text/json.js'
import type { Mechanism } from './mechanism.js'

export const delivery: Mechanism = {
  id: 'delivery',
  open({ json }, tools) {
    const inside = isObject(json) ? deliveredIn(json) : undefined
    return inside && tools.open(JSON.stringify(inside), tools)
  },
}
