/** Keys in certificates (RFC 5280). */
import type { Tools } from '../bundle/tools.js'
import { failed, type Row, unchecked } from '../report/row.js'
import { fromBase64, toBase64Url } from '../text/base64.js'
import { publicKeyIn } from './certificate-key.js'
import type { Ask, CertificateKey, NoKey } from './key.js'

/** The key of the first certificate of `x5c`, where the header names no other one by its thumbprint. */
export async function certificateKey(
  header: Readonly<Record<string, unknown>>,
  { engine }: Tools,
): Promise<CertificateKey | NoKey> {
  const texts = header.x5c as readonly unknown[]
  const chain = texts.map((text) => (typeof text === 'string' ? fromBase64(text) : undefined))
  const [leaf] = chain
  const spki = leaf && publicKeyIn(leaf)
  if (!leaf || !spki || chain.includes(undefined)) return none(failed('seal.certificate-unreadable'))
  const thumbprint = toBase64Url(await engine.digest('SHA-256', leaf))
  const named = header['x5t#S256']
  if (named !== undefined && named !== thumbprint) return none(failed('seal.thumbprint-of-other-certificate'))
  return {
    kind: 'certificate',
    name: thumbprint,
    chain: chain as CertificateKey['chain'],
    public: { spki },
  }
}

const none = (row: Row): NoKey => ({ kind: 'none', integrity: row, signer: row, issuer: row })

/** Whose key it is: whoever an authority that is trusted certified. */
export function signer({ name }: CertificateKey, _: Ask, { injected }: Tools): Row {
  const code = injected.bundle.certificates?.length ? 'key.path-not-checked' : 'key.no-anchors'
  return unchecked(code, { kind: 'certificates', id: name })
}

/** Whether the issuer is the organisation the certificate names. */
export const issuer = (_key: CertificateKey, _ask: Ask, _tools: Tools): Row =>
  unchecked('issuer.not-compared')
