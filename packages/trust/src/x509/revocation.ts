/** Whether certificates were revoked: lists (RFC 5280 section 5) and answers (RFC 6960), each signed by who may say so. */
import type { Injected } from '../bundle/injected.js'
import type { Tools } from '../bundle/tools.js'
import type { Octets } from '../crypto/engine.js'
import {
  BOOLEAN,
  bits,
  type Der,
  DerFault,
  der,
  inside,
  instant,
  integer,
  needed,
  OCTETS,
  oid,
  reading,
  SEQUENCE,
  same,
} from '../der/der.js'
import { remembered } from '../der/remembered.js'
import { fromBase64, hex } from '../text/base64.js'
import { type Certificate, certificateIn, mayBeUsed, nameOf, PURPOSE, USAGE } from './certificate.js'
import type { Evidence } from './evidence.js'
import { signedBy } from './path.js'
import { hashOf, holds } from './signed.js'

export type Revocation =
  | { readonly state: 'revoked'; readonly at: number }
  | { readonly state: 'good' }
  /** Nothing was revoked when somebody last said so, which is too long ago. */
  | { readonly state: 'stale' }
  /** Nobody who may say so says anything. */
  | { readonly state: 'unknown' }

interface Asked {
  readonly evidence?: Evidence | undefined
  readonly others: readonly Certificate[]
  /** Instant at which it is relied on, in milliseconds. */
  readonly at: number
}

/** Best first. */
const STATES: readonly Revocation['state'][] = ['good', 'stale', 'unknown']

/** What is known of the certificates in a path, the anchor apart; the earliest revocation counts. */
export async function revocationOf(
  chain: readonly Certificate[],
  { evidence, others, at: instant }: Asked,
  tools: Tools,
): Promise<Revocation> {
  const given = injectedOf(tools.injected)
  const lists = [...(evidence?.lists ?? []), ...given.lists].map(listIn).filter((each) => each !== undefined)
  const answers = [...(evidence?.answers ?? []), ...given.answers]
    .map(answerIn)
    .filter((each) => each !== undefined)
  let all: Revocation = { state: 'good' }
  for (const [at, certificate] of chain.slice(0, -1).entries()) {
    const above = chain[at + 1]!
    const found = await oneOf(certificate, above, { lists, answers, others, at: instant }, tools)
    if (found.state === 'revoked') {
      if (all.state !== 'revoked' || found.at < all.at) all = found
    } else if (all.state !== 'revoked' && STATES.indexOf(found.state) > STATES.indexOf(all.state)) all = found
  }
  return all
}

async function oneOf(
  certificate: Certificate,
  above: Certificate,
  {
    lists,
    answers,
    others,
    at: instant,
  }: {
    readonly at: number
    readonly lists: readonly List[]
    readonly answers: readonly Answer[]
    readonly others: readonly Certificate[]
  },
  tools: Tools,
): Promise<Revocation> {
  let best: Revocation = { state: 'unknown' }
  const said = (dates: Dates): void => {
    if (isFresh(dates, instant, tools)) best = { state: 'good' }
    else if (best.state === 'unknown') best = { state: 'stale' }
  }
  for (const list of lists) {
    if (list.issuer !== certificate.issuer.key || !mayBeUsed(above, USAGE.lists)) continue
    if ((await signedBy(list, above, tools.engine)) !== 'holds') continue
    const at = list.revoked.get(certificate.serial)
    if (at !== undefined) return { state: 'revoked', at }
    said(list)
  }
  for (const answer of answers) {
    const single = answer.singles.find(({ serial }) => serial === certificate.serial)
    if (!single || !(await isAbout(single, above, tools)) || !(await isSigned(answer, above, others, tools)))
      continue
    if (single.revoked !== undefined) return { state: 'revoked', at: single.revoked }
    if (single.good) said(single)
  }
  return best
}

/** When something was said, and until when it is to be asked again. */
interface Dates {
  readonly made: number
  readonly until?: number | undefined
}

/** Whether what was said may be relied on at an instant: by the policy, else by what it says itself. */
function isFresh({ made, until }: Dates, at: number, { policy }: Tools): boolean {
  const { revocationMaxAge: most } = policy
  return most === undefined ? until === undefined || until >= at : made + most * 1000 >= at
}

interface List extends Dates {
  readonly issuer: string
  readonly identifier: Der
  readonly signature: Octets
  readonly signed: Octets
  readonly revoked: ReadonlyMap<string, number>
}

/** Whether octets are a list of revoked certificates. */
export const isList = (octets: Octets): boolean => listIn(octets) !== undefined

/** Whether octets are an answer about one. */
export const isAnswer = (octets: Octets): boolean => answerIn(octets) !== undefined

const listIn = remembered((octets): List | undefined => reading(() => readList(octets)))

function readList(octets: Octets): List {
  const [body, identifier, signature] = inside(der(octets), SEQUENCE)
  const parts = [...inside(body, SEQUENCE)]
  if (parts[0]?.tag === 0x02) parts.shift()
  const [, issuer, made, ...rest] = parts
  if (!identifier || !made) throw new DerFault()
  const until = rest[0] && TIMES.has(rest[0].tag) ? instant(rest[0]) : undefined
  const entries = rest.find(({ tag }) => tag === SEQUENCE)
  const extensions = rest.find(({ tag }) => tag === 0xa0)
  // Lists for a part of the certificates, and of changes, say nothing about the others.
  if (extensions && inside(inside(extensions)[0], SEQUENCE).some(isCritical)) throw new DerFault()
  const revoked = new Map<string, number>()
  for (const each of entries ? inside(entries, SEQUENCE) : []) {
    const [serial, at, more] = inside(each, SEQUENCE)
    if (more && inside(more, SEQUENCE).some(isCritical)) throw new DerFault()
    revoked.set(integer(serial), instant(at!))
  }
  return {
    issuer: nameOf(issuer).key,
    made: instant(made),
    until,
    identifier,
    signature: bits(signature),
    signed: body!.whole,
    revoked,
  }
}

/** UTCTime and GeneralizedTime. */
const TIMES: ReadonlySet<number> = new Set([0x17, 0x18])

const isCritical = (extension: Der): boolean => {
  const [, flag] = inside(extension, SEQUENCE)
  return flag?.tag === BOOLEAN && flag.content[0] === 0xff
}

interface Single extends Dates {
  readonly hash: 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512' | undefined
  readonly keyHash: string
  readonly serial: string
  readonly good: boolean
  readonly revoked?: number
}

interface Answer {
  readonly responder: { readonly name?: string; readonly key?: string }
  readonly identifier: Der
  readonly signature: Octets
  readonly signed: Octets
  readonly certificates: readonly Certificate[]
  readonly singles: readonly Single[]
}

const answers = new WeakMap<Octets, { readonly found: Answer | undefined }>()

function answerIn(octets: Octets): Answer | undefined {
  const known = answers.get(octets)
  if (known) return known.found
  const found = reading(() => readAnswer(octets))
  answers.set(octets, { found })
  return found
}

const BASIC = '1.3.6.1.5.5.7.48.1.1'

/** A whole answer, or the part of it that is signed, as seals hold either. */
function readAnswer(octets: Octets): Answer {
  const [first, second] = inside(der(octets), SEQUENCE)
  let basic = der(octets)
  if (first?.tag === 0x0a) {
    const [type, held] = inside(inside(second)[0], SEQUENCE)
    if (first.content[0] !== 0 || oid(type) !== BASIC) throw new DerFault()
    basic = der(needed(held, OCTETS).content)
  }
  const [data, identifier, signature, certificates] = inside(basic, SEQUENCE)
  const parts = [...inside(data, SEQUENCE)]
  if (parts[0]?.tag === 0xa0) parts.shift()
  const [responder, , singles] = parts
  if (!identifier || !responder) throw new DerFault()
  const [id] = inside(responder)
  return {
    responder: responder.tag === 0xa1 ? { name: nameOf(id).key } : { key: hex(needed(id, OCTETS).content) },
    identifier,
    signature: bits(signature),
    signed: data!.whole,
    certificates: (certificates ? inside(inside(certificates)[0], SEQUENCE) : [])
      .map(({ whole }) => certificateIn(whole))
      .filter((each) => each !== undefined),
    singles: inside(singles, SEQUENCE).map(singleOf),
  }
}

function singleOf(element: Der): Single {
  const [id, status, made, until] = inside(element, SEQUENCE)
  const [identifier, , keyHash, serial] = inside(id, SEQUENCE)
  if (!made) throw new DerFault()
  const revoked = status?.tag === 0xa1 ? instant(inside(status)[0]!) : undefined
  return {
    hash: hashOf(identifier),
    keyHash: hex(needed(keyHash, OCTETS).content),
    serial: integer(serial),
    good: status?.tag === 0x80,
    made: instant(made!),
    until: until?.tag === 0xa0 ? instant(inside(until)[0]!) : undefined,
    ...(revoked !== undefined && { revoked }),
  }
}

/** Whether an answer is about certificates of an authority. */
const isAbout = async ({ hash, keyHash }: Single, above: Certificate, { engine }: Tools): Promise<boolean> =>
  hash !== undefined && hex(await engine.digest(hash, copied(above.key))) === keyHash

const copied = (octets: Octets): Octets => octets.slice()

/** An answer is signed by the authority itself, or by whom the authority certified to answer. */
async function isSigned(
  answer: Answer,
  above: Certificate,
  others: readonly Certificate[],
  tools: Tools,
): Promise<boolean> {
  for (const each of [above, ...answer.certificates, ...others]) {
    const { name, key } = answer.responder
    const named =
      name === undefined
        ? hex(await tools.engine.digest('SHA-1', copied(each.key))) === key
        : each.subject.key === name
    if (!named) continue
    const may =
      same(each.der, above.der) ||
      (each.purposes?.includes(PURPOSE.answering) === true &&
        (await signedBy(each, above, tools.engine)) === 'holds')
    const { identifier, signature, signed } = answer
    if (may && (await holds(tools.engine, { identifier, signature, signed, spki: each.spki })) === 'holds')
      return true
  }
  return false
}

const injected = new WeakMap<object, Pick<Evidence, 'lists' | 'answers'>>()

/** What the bundle has of lists and answers. */
function injectedOf({ bundle }: Injected): Pick<Evidence, 'lists' | 'answers'> {
  const known = injected.get(bundle)
  if (known) return known
  const octets = (text: string | undefined): Octets[] => {
    const found = text === undefined ? undefined : fromBase64(text)
    return found ? [found] : []
  }
  const entries = bundle.revocation ?? []
  const found = {
    lists: entries.flatMap(({ crl }) => octets(crl)),
    answers: entries.flatMap(({ ocsp }) => octets(ocsp)),
  }
  injected.set(bundle, found)
  return found
}
