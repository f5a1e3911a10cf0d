/** Trusted lists: services with their certificates and what they were, out of XML (ETSI TS 119 612) and JSON (TS 119 602). */
import { isObject, type Json } from '@microcred/common/json'
import type { TrustBundle } from '@microcred/trust'

export type Anchor = NonNullable<TrustBundle['certificates']>[number]

/** What comes after the last slash but one that ends it. */
const last = (iri: string): string => iri.slice(iri.lastIndexOf('/', iri.length - 2) + 1)

const within = (xml: string, name: string): readonly string[] =>
  [
    ...xml.matchAll(
      new RegExp(`<(?:${PREFIX}:)?${name}(?:\\s[^>]*)?>([\\s\\S]*?)</(?:${PREFIX}:)?${name}>`, 'g'),
    ),
  ].map(([, inner]) => inner!.trim())

/** What stands before the name of an element. */
const PREFIX = '[\\w.-]+'

/** How much a service says of seals: those of qualified certificates for seals most. */
const rankOf = ({ service }: Anchor): number =>
  service?.type === 'CA/QC'
    ? (service.for ?? ['eSeals']).includes('eSeals')
      ? 3
      : 2
    : service?.type.startsWith('CA/')
      ? 1
      : 0

const statusOf = ({ service }: Anchor): string | undefined => service?.history?.[0]?.status

/**
 * A certificate that stands for several services is the one that says most of seals, and counts for what the others
 * are for as well while they have the same status.
 */
function joined(first: Anchor | undefined, second: Anchor): Anchor {
  if (!first) return second
  const [kept, other] = rankOf(second) > rankOf(first) ? [second, first] : [first, second]
  const uses = statusOf(kept) === statusOf(other) ? (other.use ?? []) : []
  return { ...kept, use: [...new Set([...(kept.use ?? []), ...uses])].sort() }
}

/** Whether a text is a trusted list, and all of it: one that was cut off lacks services without a word. */
export const isTrustedList = (text: string): boolean =>
  new RegExp(`<(?:${PREFIX}:)?TrustServiceStatusList[\\s>]`).test(text) &&
  new RegExp(`</(?:${PREFIX}:)?TrustServiceStatusList\\s*>\\s*$`).test(text.slice(-500))

/** A text without what stands from each `start` to the next `end`. */
function without(text: string, start: string, end: string): string {
  const kept: string[] = []
  let from = 0
  for (let at = text.indexOf(start); at >= 0; at = text.indexOf(start, from)) {
    kept.push(text.slice(from, at))
    const to = text.indexOf(end, at + start.length)
    if (to < 0) return kept.join('')
    from = to + end.length
  }
  return `${kept.join('')}${text.slice(from)}`
}

/**
 * What the signature of a list covers: comments, character data and whatever stands in a signature can be changed
 * without breaking it.
 */
function covered(xml: string): string {
  const bare = without(without(xml, '<!--', '-->'), '<![CDATA[', ']]>')
  const first = new RegExp(`<(?:${PREFIX}:)?Signature[\\s>]`).exec(bare)
  const end = Math.max(
    ...[...bare.matchAll(new RegExp(`</(?:${PREFIX}:)?Signature\\s*>`, 'g'))].map(({ index }) => index),
    -1,
  )
  return first && first.index < end ? bare.slice(0, first.index) + bare.slice(end) : bare
}

/** Services that issue certificates or time stamps, with their statuses. */
export function servicesInXml(text: string, source: string): Anchor[] {
  const found = new Map<string, Anchor>()
  for (const service of within(covered(text), 'TSPService')) {
    const [now = ''] = within(service, 'ServiceInformation')
    const type = (within(now, 'ServiceTypeIdentifier')[0] ?? '').split('/Svctype/')[1] ?? ''
    const use = type.startsWith('TSA') ? 'time-stamp' : type.startsWith('CA/') ? 'seal' : undefined
    if (!use) continue
    const history = [now, ...within(service, 'ServiceHistoryInstance')].flatMap((each) => {
      const [status] = within(each, 'ServiceStatus')
      const [since] = within(each, 'StatusStartingTime')
      return status && since ? [{ status: last(status), since }] : []
    })
    const kinds = [...now.matchAll(/SvcInfoExt\/For(\w+)/g)].map(([, kind]) => kind!)
    for (const der of within(within(now, 'ServiceDigitalIdentity')[0] ?? '', 'X509Certificate')) {
      const base64 = der.replace(/\s/g, '')
      const anchor: Anchor = {
        der: base64,
        use: [use],
        service: {
          type,
          ...(kinds.length > 0 && { for: [...new Set(kinds)].sort() }),
          ...(history.length > 0 && { history }),
        },
        source,
      }
      found.set(base64, joined(found.get(base64), anchor))
    }
  }
  return [...found.values()]
}

const objects = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isObject) : [])
const textIn = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The list of trusted entities a value is, where it is one. */
export function entityListIn(value: unknown): Json | undefined {
  const list = isObject(value) && isObject(value.LoTE) ? value.LoTE : value
  return isObject(list) && Array.isArray(list.TrustedEntitiesList) ? list : undefined
}

/** What certificates of a service are for, by what its type ends with. */
const usesOf = (type: string): Anchor['use'] =>
  /revocation|status/i.test(type) ? ['status'] : /TSA|time-?stamp/i.test(type) ? ['time-stamp'] : ['seal']

/** Services of a list of trusted entities. */
export function servicesInJson(list: Json, source: string): Anchor[] {
  const found = new Map<string, Anchor>()
  for (const entity of objects(list.TrustedEntitiesList))
    for (const service of objects(entity.TrustedEntityServices)) {
      const now = isObject(service.ServiceInformation) ? service.ServiceInformation : {}
      const type = textIn(now.ServiceTypeIdentifier)
      const history = [now, ...objects(service.ServiceHistory)].flatMap((each) => {
        const [status, since] = [textIn(each.ServiceStatus), textIn(each.StatusStartingTime)]
        return status !== '' && since !== '' ? [{ status: last(status), since }] : []
      })
      const identity = isObject(now.ServiceDigitalIdentity) ? now.ServiceDigitalIdentity : {}
      for (const { val } of objects(identity.X509Certificates)) {
        const der = textIn(val).replace(/\s/g, '')
        if (der === '') continue
        const named = type.split(/\/Svc[Tt]ype\//).at(-1)!
        const anchor: Anchor = {
          der,
          use: usesOf(type)!,
          service: { type: named, ...(history.length > 0 && { history }) },
          source,
        }
        found.set(der, joined(found.get(der), anchor))
      }
    }
  return [...found.values()]
}
