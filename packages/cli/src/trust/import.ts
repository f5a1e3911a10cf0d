/** What a file holds for a trust bundle: certificates, trusted lists, documents with keys, status lists. */
import { createHash, X509Certificate } from 'node:crypto'
import type { TrustBundle } from '@microcred/trust'

/** Entries of one source. */
export interface Entries {
  readonly source: TrustBundle['sources'][number]
  readonly bundle: Omit<Partial<TrustBundle>, 'made' | 'sources'>
  /** What the entries go by where something lacks them. */
  readonly names: readonly string[]
}

type Anchor = NonNullable<TrustBundle['certificates']>[number]

/** The entries a text holds, or `undefined` where it is of no kind that is known. */
export function partsIn(text: string, file: string, use: string | undefined): Entries | undefined {
  const id = idOf(file)
  const sha256 = createHash('sha256').update(text).digest('hex')
  const source = (kind: TrustBundle['sources'][number]['kind'], more: object = {}): Entries['source'] => ({
    id,
    kind,
    sha256,
    ...more,
  })
  if (text.includes('-----BEGIN CERTIFICATE-----')) {
    const found = [...text.matchAll(/-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----/g)].map(
      ([, base64]) => base64!.replace(/\s/g, ''),
    )
    const certificates = found.map(
      (der): Anchor => ({ der, ...(use && { use: [use as 'seal'] }), source: id }),
    )
    return { source: source('certificates'), bundle: { certificates }, names: found.flatMap(namesOf) }
  }
  if (/<(?:\w+:)?TrustServiceStatusList[\s>]/.test(text)) {
    const certificates = servicesIn(text, id)
    const names = certificates.flatMap(({ der }) => namesOf(der))
    return {
      source: source('eu-trusted-list', { signature: 'not-checked' }),
      bundle: { certificates },
      names,
    }
  }
  const json = parsed(text)
  if (json === undefined) {
    const token = /^[\w-]+\.([\w-]+)\.[\w-]+$/.exec(text.trim())
    const claims = token && parsed(Buffer.from(token[1]!, 'base64url').toString())
    const { sub, status_list: list } = (claims ?? {}) as { sub?: unknown; status_list?: unknown }
    return typeof sub === 'string' && list !== undefined
      ? {
          source: source('status-list'),
          bundle: { statusLists: { [sub]: { content: text.trim(), source: id } } },
          names: [sub],
        }
      : undefined
  }
  const name = json.id
  if (typeof name !== 'string') return undefined
  const { credentialSubject: subject } = json as { credentialSubject?: { encodedList?: unknown } }
  if (subject?.encodedList !== undefined)
    return {
      source: source('status-list'),
      bundle: { statusLists: { [name]: { content: text, source: id } } },
      names: [name],
    }
  if (
    json.verificationMethod !== undefined ||
    json.publicKeyPem !== undefined ||
    json.assertionMethod !== undefined
  )
    return { source: source('did-document'), bundle: { dids: { [name]: json } }, names: [name] }
  return undefined
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

/** A source goes by the name of its file. */
const idOf = (file: string): string =>
  file
    .replace(/^.*[\\/]/, '')
    .replace(/[^\p{L}\p{N}._-]/gu, '-')
    .replace(/^[^\p{L}\p{N}]+/u, '') || 'file'

/** What a certificate is asked for by. */
function namesOf(der: string): readonly string[] {
  try {
    const { subject } = new X509Certificate(Buffer.from(der, 'base64'))
    return [...subject.matchAll(/^(?:CN|O)=(.*)$/gm)].map(([, name]) => name!)
  } catch {
    return []
  }
}

const LAST = /[^/]+\/?$/

const last = (iri: string): string => LAST.exec(iri)?.[0] ?? iri

const within = (xml: string, name: string): readonly string[] =>
  [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}(?:\\s[^>]*)?>([\\s\\S]*?)</(?:\\w+:)?${name}>`, 'g'))].map(
    ([, inner]) => inner!.trim(),
  )

/** Services that issue certificates or time stamps, with their statuses (ETSI TS 119 612). */
function servicesIn(xml: string, source: string): Anchor[] {
  const found = new Map<string, Anchor>()
  for (const service of within(xml, 'TSPService')) {
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
      const text = der.replace(/\s/g, '')
      found.set(text, {
        der: text,
        use: [use],
        service: {
          type,
          ...(kinds.length > 0 && { for: [...new Set(kinds)].sort() }),
          ...(history.length > 0 && { history }),
        },
        source,
      })
    }
  }
  return [...found.values()]
}

/** A bundle with entries added; of two for one thing the first stays. */
export function merged(start: TrustBundle, parts: readonly Entries[]): TrustBundle {
  let bundle = start
  for (const { source, bundle: more } of parts) {
    const known = new Set((bundle.certificates ?? []).map(({ der }) => der))
    const certificates = [
      ...(bundle.certificates ?? []),
      ...(more.certificates ?? []).filter(({ der }) => !known.has(der) && known.add(der)),
    ]
    bundle = {
      ...bundle,
      sources: bundle.sources.some(({ id }) => id === source.id)
        ? bundle.sources
        : [...bundle.sources, source],
      ...(certificates.length > 0 && { certificates }),
      ...(more.dids && { dids: sorted({ ...more.dids, ...bundle.dids }) }),
      ...(more.statusLists && { statusLists: sorted({ ...more.statusLists, ...bundle.statusLists }) }),
    }
  }
  return { ...bundle, sources: [...bundle.sources].sort((a, b) => (a.id < b.id ? -1 : 1)) }
}

const sorted = <Value>(map: Readonly<Record<string, Value>>): Record<string, Value> =>
  Object.fromEntries(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1)))
