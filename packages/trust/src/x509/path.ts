/** Paths from a certificate to one that is trusted (RFC 5280 section 6), as they stood at an instant. */
import type { Tools } from '../bundle/tools.js'
import type { Engine, Octets } from '../crypto/engine.js'
import { type Der, same } from '../der/der.js'
import { type Anchor, anchorsOf, intermediatesOf, type Use } from './anchors.js'
import { type Certificate, hasUnknownCritical, mayBeUsed, shown, USAGE } from './certificate.js'
import { type Holds, holds } from './signed.js'

export interface PathAsked {
  /** Instant at which everything in the path has to hold, in milliseconds. */
  readonly at: number
  readonly use: Use
  /** Certificates that came along. */
  readonly others: readonly Certificate[]
}

export type Path =
  /** From the certificate to the anchor, both in it. */
  | { readonly state: 'found'; readonly anchor: Anchor; readonly chain: readonly Certificate[] }
  /** The certificate of this name is missing. */
  | { readonly state: 'incomplete'; readonly missing: string }
  | { readonly state: 'broken'; readonly code: string }

/** Certificates in a path beyond which none is followed. */
const LONGEST = 8
/** Signatures that are checked for one path. */
const MOST = 40

const broken = (code: string): Path => ({ state: 'broken', code })

/** The best path there is: a whole one, else one that lacks a certificate, else what is wrong with the one at hand. */
export function pathOf(leaf: Certificate, asked: PathAsked, tools: Tools): Promise<Path> {
  const pool = [...asked.others, ...intermediatesOf(tools.injected)]
  let spent = 0
  const follow = async (chain: readonly Certificate[]): Promise<Path> => {
    const last = chain.at(-1)!
    const fault = faultOf(last, chain.length - 1, asked.at)
    if (fault) return broken(fault)
    const own = anchorsOf(tools.injected, last.subject.key, asked.use).find(({ certificate }) =>
      same(certificate.der, last.der),
    )
    // One that stands for no service ends a path, unless the path goes on to one that does.
    const short = own && ended(own, chain, asked.at)
    if (short && (own.entry.service || chain.length >= LONGEST)) return short
    if (chain.length >= LONGEST) return broken('certificate.path-too-long')
    const anchors = anchorsOf(tools.injected, last.issuer.key, asked.use)
    const trusted = new Set(anchors.map(({ certificate }) => certificate))
    const candidates = [...trusted, ...pool.filter((each) => each.subject.key === last.issuer.key)]
    let best: Path = { state: 'incomplete', missing: shown(last.issuer) }
    let faults = 0
    for (const above of candidates) {
      if (chain.some((each) => same(each.der, above.der))) continue
      if (spent++ >= MOST) break
      const found: Path =
        (await signedBy(last, above, tools.engine)) === 'holds'
          ? await follow([...chain, above])
          : broken('certificate.not-signed-by-issuer')
      if (found.state === 'found' && (!short || found.anchor.entry.service)) return found
      if (found.state === 'incomplete') best = found
      else if (faults++ === 0 && best.state === 'incomplete') best = found
    }
    return short ?? best
  }
  return follow([leaf])
}

/** What is wrong with a certificate where it stands in a path; `below` is the number of certificates under it. */
function faultOf(each: Certificate, below: number, at: number): string | undefined {
  if (hasUnknownCritical(each)) return 'certificate.critical-unknown'
  if (below > 0) {
    if (!each.authority) return 'certificate.no-authority'
    if (!mayBeUsed(each, USAGE.certificates)) return 'certificate.usage'
    if (each.pathLength !== undefined && below - 1 > each.pathLength) return 'certificate.path-too-long'
  }
  if (at < each.from) return 'certificate.not-yet'
  return at > each.until ? 'certificate.expired' : undefined
}

/** Statuses a service may issue certificates in, of both kinds of list (TS 119 612 section 5.5.4, TS 119 602 annex H). */
const GRANTED: ReadonlySet<string> = new Set([
  'granted',
  'notified',
  'recognisedatnationallevel',
  'setbynationallaw',
  'undersupervision',
  'accredited',
  'supervisionincessation',
])

/** The status a service of a trusted list had at an instant; nothing where the bundle does not tell. */
export function statusAt({ entry }: Anchor, at: number): string | undefined {
  const history = (entry.service?.history ?? []).filter(({ since }) => Date.parse(since) <= at)
  return history.sort((a, b) => Date.parse(b.since) - Date.parse(a.since))[0]?.status
}

export const wasGranted = (anchor: Anchor, at: number): boolean =>
  anchor.entry.service?.history === undefined || GRANTED.has(statusAt(anchor, at) ?? '')

function ended(anchor: Anchor, chain: readonly Certificate[], at: number): Path {
  return wasGranted(anchor, at) ? { state: 'found', anchor, chain } : broken('certificate.service-withdrawn')
}

/** What an authority signs: certificates, and lists of those it took back. */
interface Issued {
  readonly identifier: Der
  readonly signature: Octets
  readonly signed: Octets
}

const checked = new WeakMap<Issued, WeakMap<Certificate, Promise<Holds>>>()

/** Whether something is signed with the key of a certificate; asked once. */
export function signedBy(each: Issued, above: Certificate, engine: Engine): Promise<Holds> {
  let of = checked.get(each)
  if (!of) {
    of = new WeakMap()
    checked.set(each, of)
  }
  const { identifier, signature, signed } = each
  const known = of.get(above) ?? holds(engine, { identifier, signature, signed, spki: above.spki })
  of.set(above, known)
  return known
}
