/** Accreditations of EBSI, which stand in a registry of trusted issuers and are taken back there. */
import { attributeIn } from '../accreditation/attribute.js'
import { failed, unchecked, verified } from '../report/row.js'
import { isText } from '../text/json.js'
import type { StatusKind } from './kind.js'

export const registryEntry: StatusKind = {
  async look({ id }, _, { injected }) {
    const content = isText(id) ? await injected.attribute(id) : undefined
    if (content === undefined)
      return unchecked('status.list-not-available', { kind: 'attribute', id: isText(id) ? id : undefined })
    const ground = [{ kind: 'attribute', name: id as string }]
    return attributeIn(content).revoked ? { ...failed('status.revoked'), ground } : verified(ground)
  },
}
