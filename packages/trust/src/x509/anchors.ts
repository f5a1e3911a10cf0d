/** The certificates of a bundle, read once. */
import type { Injected } from '../bundle/injected.js'
import type { TrustBundle } from '../generated/types.js'
import { fromBase64 } from '../text/base64.js'
import { type Certificate, certificateIn } from './certificate.js'

type Entry = NonNullable<TrustBundle['certificates']>[number]

/** A certificate that a path may end at, with what the bundle says of it. */
export interface Anchor {
  readonly certificate: Certificate
  readonly entry: Entry
}

/** What a path may be used for. */
export type Use = 'seal' | 'time-stamp' | 'status'

interface Read {
  readonly anchors: ReadonlyMap<string, readonly Anchor[]>
  readonly intermediates: readonly Certificate[]
}

const known = new WeakMap<object, Read>()

function read({ bundle }: Injected): Read {
  const ready = known.get(bundle)
  if (ready) return ready
  const anchors = new Map<string, Anchor[]>()
  for (const entry of bundle.certificates ?? []) {
    const octets = fromBase64(entry.der)
    const certificate = octets && certificateIn(octets)
    if (!certificate) continue
    const { key } = certificate.subject
    anchors.set(key, [...(anchors.get(key) ?? []), { certificate, entry }])
  }
  const intermediates = (bundle.intermediates ?? [])
    .map((entry) => fromBase64(entry.der))
    .map((octets) => octets && certificateIn(octets))
    .filter((each) => each !== undefined)
  const found = { anchors, intermediates }
  known.set(bundle, found)
  return found
}

/** Every certificate of a bundle. */
export const certificatesOf = (injected: Injected): readonly Certificate[] => {
  const { anchors, intermediates } = read(injected)
  return [...intermediates, ...[...anchors.values()].flat().map(({ certificate }) => certificate)]
}

const isFor = ({ entry }: Anchor, use: Use): boolean => (entry.use ?? ['seal']).includes(use)

/** The anchors of a name that are trusted for a use. */
export const anchorsOf = (injected: Injected, name: string, use: Use): readonly Anchor[] =>
  (read(injected).anchors.get(name) ?? []).filter((each) => isFor(each, use))

export const intermediatesOf = (injected: Injected): readonly Certificate[] => read(injected).intermediates

/** Whether there is any anchor for a use. */
export const hasAnchors = (injected: Injected, use: Use): boolean =>
  [...read(injected).anchors.values()].some((list) => list.some((each) => isFor(each, use)))
