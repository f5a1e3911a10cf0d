/** What a certificate states of its being qualified (ETSI EN 319 412-5), told exactly. */
import { der, inside, oid, reading, SEQUENCE } from '../der/der.js'
import type { Level } from '../seal/level.js'
import type { Anchor } from './anchors.js'
import { type Certificate, EXTENSION } from './certificate.js'
import { statusAt, wasGranted } from './path.js'

const COMPLIANCE = '0.4.0.1862.1.1'
const DEVICE = '0.4.0.1862.1.4'
const TYPES = '0.4.0.1862.1.6'
const ESEAL = '0.4.0.1862.1.6.2'

export interface Statements {
  /** Issued as a qualified certificate. */
  readonly compliance: boolean
  /** The key stands in a qualified device. */
  readonly device: boolean
  /** For seals. */
  readonly seal: boolean
}

export function statementsOf({ extensions }: Certificate): Statements {
  const extension = extensions.get(EXTENSION.qualified)
  const found = new Map<string, readonly string[]>()
  if (extension)
    reading(() => {
      for (const each of inside(der(extension.value), SEQUENCE)) {
        const [id, info] = inside(each, SEQUENCE)
        const name = oid(id)
        found.set(name, name === TYPES ? inside(info, SEQUENCE).map(oid) : [])
      }
    })
  return {
    compliance: found.has(COMPLIANCE),
    device: found.has(DEVICE),
    seal: found.get(TYPES)?.includes(ESEAL) ?? false,
  }
}

/**
 * The level of a seal. That a certificate is qualified is believed where the path ends at a service of a trusted list
 * that issues such certificates for seals, and was granted when it was sealed.
 */
export function levelOf(leaf: Certificate, anchor: Anchor, at: number): Level {
  const { service } = anchor.entry
  const { compliance, device, seal } = statementsOf(leaf)
  const listed =
    service?.type === 'CA/QC' && (service.for?.includes('eSeals') ?? true) && wasGranted(anchor, at)
  if (!listed || !compliance || !seal) return 'advanced'
  return device && statusAt(anchor, at) !== undefined ? 'qualified' : 'advanced-qualified-certificate'
}
