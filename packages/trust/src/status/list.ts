/** A status list, checked as what it is: a credential or a token somebody signed. */
import type { Tools } from '../bundle/tools.js'
import type { Octets } from '../crypto/engine.js'
import type { Opened, Proof } from '../mechanisms/opened.js'
import { type Row, unchecked, undetermined } from '../report/row.js'
import { isText } from '../text/json.js'

/** Octets a list may have once it is unfolded. */
export const MOST = 64 * 1024 * 1024

/** A list whose signature holds and that is in force, or the row that says why nothing can be read from it. */
export type Sound = { readonly opened: Opened } | { readonly row: Row }

/** The row of an entry whose list says nothing about it; another one would. */
export const noList = (code: string, url: unknown): Row =>
  unchecked(code, { kind: 'status-list', id: isText(url) ? url : undefined })

const lists = new WeakMap<object, Map<string, Promise<Sound>>>()

/** The list of an address; checked once for a bundle, an instant and a policy. */
export function listAt(
  url: string,
  open: (content: string, tools: Tools) => Promise<Opened | string>,
  tools: Tools,
): Promise<Sound> {
  const { bundle } = tools.injected
  const known = lists.get(bundle) ?? new Map<string, Promise<Sound>>()
  lists.set(bundle, known)
  const key = `${tools.at} ${tools.policy.id} ${url}`
  const ready = known.get(key)
  if (ready) {
    tools.injected.use('status-list', url, 'bundle', bundle.statusLists?.[url]?.source)
    return ready
  }
  const sound = soundList(url, open, tools)
  // What a resolver gives may be another one the next time.
  if (bundle.statusLists && Object.hasOwn(bundle.statusLists, url)) {
    if (known.size >= 100) known.clear()
    known.set(key, sound)
  }
  return sound
}

async function soundList(url: string, open: Parameters<typeof listAt>[1], tools: Tools): Promise<Sound> {
  const retrieved = await tools.injected.statusList(url)
  if (!retrieved) return { row: noList('status.list-not-available', url) }
  if (retrieved.content.length > MOST) return { row: noList('status.list-too-large', url) }
  const { listMaxAge } = tools.policy
  if (listMaxAge !== undefined && !isFresh(retrieved.retrieved, listMaxAge, tools.at))
    return { row: noList('status.list-stale', url) }
  const opened = await open(retrieved.content, tools)
  if (typeof opened === 'string') return { row: noList(opened, url) }
  const integrity = await tools.rows.integrity(opened, tools)
  if (integrity.state === 'failed') return { row: noList('status.list-altered', url) }
  if (integrity.state !== 'verified')
    return { row: unchecked('status.list-unverified', ...(integrity.inject ?? [])) }
  const inForce = await tools.rows.validity(opened, tools)
  if (inForce.state === 'failed') return { row: noList('status.list-expired', url) }
  return { opened }
}

const isFresh = (retrieved: string | undefined, seconds: number, at: number): boolean =>
  retrieved !== undefined && Date.parse(retrieved) + seconds * 1000 >= at

/** A list counts if the issuer signed it, or somebody who is known; anybody else could have written it. */
export function byWhom(list: Opened, about: Opened): Row | undefined {
  const known = list.proofs.some(({ signer }) => signer.state === 'verified')
  const same = list.proofs.some((each) => about.proofs.some((other) => isSame(each, other)))
  if (known || same) return undefined
  const inject = list.proofs.flatMap(({ signer }) => signer.inject ?? [])
  return { ...undetermined('status.list-of-another-issuer'), inject }
}

const isSame = ({ key: a }: Proof, { key: b }: Proof): boolean =>
  a !== undefined && b !== undefined && a.split('#')[0] === b.split('#')[0]

/** The index of an entry, or `undefined` where it has none. */
export const indexOf = (value: unknown): number | undefined =>
  (typeof value === 'string' ? /^\d{1,15}$/.test(value) : Number.isSafeInteger(value) && Number(value) >= 0)
    ? Number(value)
    : undefined

/** Unfolds a list, or says why it cannot be. */
export async function unfolded(
  octets: Octets | undefined,
  form: 'gzip' | 'deflate',
  { engine }: Tools,
): Promise<Octets | string> {
  if (!octets) return 'status.list-unreadable'
  const found = await engine.inflate(octets, form, MOST)
  if (found === 'too-large') return 'status.list-too-large'
  return found ?? 'status.list-unreadable'
}
