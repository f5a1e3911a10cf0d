/** Keys in certificates (RFC 5280). */
import type { Tools } from '../bundle/tools.js'
import { issuerIds } from '../credential/issuer.js'
import type { Octets } from '../crypto/engine.js'
import { failed, type Row, unchecked, undetermined, verified } from '../report/row.js'
import type { Level } from '../seal/level.js'
import { fromBase64, toBase64Url } from '../text/base64.js'
import { isObject, isText, type Json } from '../text/json.js'
import { certificatesOf, hasAnchors } from '../x509/anchors.js'
import { type Certificate, certificateIn, mayBeUsed, shown, USAGE } from '../x509/certificate.js'
import { compare } from '../x509/organisation.js'
import { type Path, pathOf } from '../x509/path.js'
import { levelOf } from '../x509/qualified.js'
import { type Revocation, revocationOf } from '../x509/revocation.js'
import { addressesOf, identifierOf } from '../x509/subject.js'
import type { Ask, CertificateKey, NoKey } from './key.js'
import { thumbprintsIn } from './thumbprints.js'

/** The key of the first certificate of `x5c`, else of the one of those at hand that a thumbprint names. */
export async function certificateKey(
  header: Json,
  others: readonly Octets[],
  { engine, injected }: Tools,
): Promise<CertificateKey | NoKey> {
  const texts = header.x5c === undefined ? [] : Array.isArray(header.x5c) ? header.x5c : [undefined]
  const chain = texts.map((text) => (isText(text) ? fromBase64(text) : undefined))
  if (chain.some((each) => !each || !certificateIn(each))) return none(failed('seal.certificate-unreadable'))
  const whole = chain as readonly Octets[]
  const named = thumbprintsIn(header)
  const fits = async (each: Octets): Promise<boolean> => {
    for (const { hash, value } of named)
      if (hash && toBase64Url(await engine.digest(hash, each)) === value) return true
    return false
  }
  const [first] = whole
  let leaf = first
  if (!first) {
    for (const each of [...others, ...certificatesOf(injected).map(({ der }) => der)])
      if (!leaf && certificateIn(each) && (await fits(each))) leaf = each
    const id = named.map(({ value }) => value).find(isText)
    if (!leaf) return none(unchecked('seal.certificate-not-available', { kind: 'certificate', id }))
  } else if (named.length > 0 && !(await fits(first)))
    return none(failed('seal.thumbprint-of-other-certificate'))
  return {
    kind: 'certificate',
    name: toBase64Url(await engine.digest('SHA-256', leaf!)),
    chain: first ? whole : [leaf!],
    referenced: named.length > 0,
    public: { spki: certificateIn(leaf!)!.spki },
  }
}

const none = (row: Row): NoKey => ({ kind: 'none', integrity: row, signer: row, issuer: row })

const leafOf = ({ chain }: CertificateKey): Certificate => certificateIn(chain[0]!)!

interface Followed {
  readonly path: Path
  /** Revocation of what is in the path, worst first. */
  readonly revocation: Revocation
}

const known = new WeakMap<CertificateKey, Map<number, Promise<Followed>>>()

/** The path of a certificate at an instant, with what is known of certificates in it being revoked; asked once. */
function followed(key: CertificateKey, at: number, ask: Ask, tools: Tools): Promise<Followed> {
  const of = known.get(key) ?? new Map<number, Promise<Followed>>()
  known.set(key, of)
  const found = of.get(at) ?? follow(key, at, ask, tools)
  of.set(at, found)
  return found
}

async function follow(
  key: CertificateKey,
  at: number,
  { evidence, signed }: Ask,
  tools: Tools,
): Promise<Followed> {
  const others = [
    ...key.chain.slice(1).map((each) => certificateIn(each)!),
    ...(evidence?.certificates ?? []),
  ]
  const path = await pathOf(leafOf(key), { at, use: 'seal', others }, tools)
  // What a signer says of the time makes nothing fresh.
  const reliedOn = signed?.trusted ? at : tools.at
  const told = evidence !== undefined || (tools.injected.bundle.revocation ?? []).length > 0
  const revocation =
    path.state === 'found' && told
      ? await revocationOf(path.chain, { evidence, others, at: reliedOn }, tools)
      : { state: 'unknown' as const }
  return { path, revocation }
}

/** Whose key it is: whoever an authority that is trusted certified, when it was signed. */
export async function signer(key: CertificateKey, ask: Ask, tools: Tools): Promise<Row> {
  const { injected, at: now } = tools
  const leaf = leafOf(key)
  if (!hasAnchors(injected, 'seal'))
    return unchecked('key.no-anchors', { kind: 'certificates', id: shown(leaf.issuer) })
  if (!mayBeUsed(leaf, USAGE.digitalSignature, USAGE.nonRepudiation)) return failed('certificate.usage')
  const at = ask.signed?.at ?? now
  const { path, revocation } = await followed(key, at, ask, tools)
  if (path.state === 'incomplete')
    return unchecked('key.path-incomplete', { kind: 'certificate', id: path.missing })
  if (path.state === 'broken')
    return ask.signed === undefined && path.code === 'certificate.expired'
      ? over(key.chain.map((each) => certificateIn(each)!))
      : failed(path.code)
  const { source } = path.anchor.entry
  injected.use('certificate', shown(path.anchor.certificate.subject), 'bundle', source)
  const ground = [
    { kind: 'certificate', name: shown(leaf.subject) },
    { kind: 'anchor', name: shown(path.anchor.certificate.subject), source },
  ]
  const trusted = ask.signed?.trusted ?? false
  if (revocation.state === 'revoked')
    return revocation.at <= at
      ? failed('certificate.revoked')
      : trusted
        ? verified(ground, 'certificate.revoked-since')
        : { ...undetermined('certificate.revoked-since'), ground }
  const findings =
    revocation.state === 'good'
      ? []
      : [revocation.state === 'stale' ? 'certificate.revocation-stale' : 'certificate.revocation-not-checked']
  if (findings.length > 0 && tools.policy.freshRevocation)
    return { ...unchecked(findings[0]!, { kind: 'revocation', id: shown(leaf.issuer) }), ground }
  if (trusted || at === now) return verified(ground, ...findings)
  const still = await pathOf(leaf, { at: now, use: 'seal', others: path.chain.slice(1) }, tools)
  return still.state === 'found'
    ? verified(ground, ...findings)
    : { ...over(path.chain, ...findings), ground }
}

/** A certificate that is over, and nobody who is trusted says that it was signed before; asked for then, it is judged. */
const over = (chain: readonly Certificate[], ...findings: readonly string[]): Row => {
  const until = Math.min(...chain.map((each) => each.until))
  return {
    ...undetermined('certificate.over-since', ...findings),
    inject: [{ kind: 'at', id: new Date(until).toISOString() }],
  }
}

/** The level of a seal with a certificate, where its path is whole. */
export async function sealOf(key: CertificateKey, ask: Ask, tools: Tools): Promise<Level | undefined> {
  const at = ask.signed?.at ?? tools.at
  const { path } = await followed(key, at, ask, tools)
  if (path.state !== 'found') return undefined
  return path.anchor.entry.service ? levelOf(leafOf(key), path.anchor, at) : 'advanced'
}

/** Members an organisation is compared by. */
const COMPARED = ['eIDASIdentifier', 'registration', 'vatIdentifier', 'taxIdentifier', 'identifier']

/** Whether the issuer is the organisation the certificate names, by an identifier; equal names prove nothing. */
export async function issuer(key: CertificateKey, ask: Ask, { injected }: Tools): Promise<Row> {
  const ids = issuerIds(ask)
  if (ids === 'disagree') return failed('issuer.claims-disagree')
  const leaf = leafOf(key)
  const identifier = identifierOf(leaf)
  const { uris, hosts } = addressesOf(leaf)
  const { issuer: named = ask.credential.holder } = ask.credential
  const organisation = isObject(named) ? named : {}
  const comparable = COMPARED.some((each) => organisation[each] !== undefined)
  const found = comparable && identifier !== undefined ? compare(organisation, identifier) : 'not-comparable'
  const ground = [{ kind: 'issuer', name: identifier ?? shown(leaf.subject) }]
  if (found === 'same') return verified(ground)
  const url = ids.find((id) => uris.includes(id) || hosts.includes(hostOf(id) ?? ''))
  if (url !== undefined) return verified([{ kind: 'issuer', name: url }])
  const id = identifier ?? key.name
  const known = injected.issuer([id])
  if (known?.ids.some((id) => ids.includes(id)))
    return verified([{ kind: 'issuer', name: known.name ?? id, source: known.source }])
  if (found === 'another') return failed('issuer.not-signer')
  return comparable || ids.some((id) => /^(?:https:|did:)/.test(id))
    ? unchecked('issuer.not-compared', { kind: 'issuer', id })
    : unchecked('issuer.without-identifier')
}

const hostOf = (id: string): string | undefined =>
  /^https:\/\/([a-z0-9.-]+)(?:[/:]|$)/i.exec(id)?.[1]?.toLowerCase()
