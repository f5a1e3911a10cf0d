/** Seals for tests, with what is added to them afterwards. */
import { sign as signWith } from 'node:crypto'
import { sign } from '../../src/sign.js'
import type { Holder } from './authority.js'
import type { Octets } from './write.js'

const base64 = (value: Octets): string => Buffer.from(value).toString('base64')

export interface Seal {
  readonly payload: string
  readonly protected: string
  readonly signature: string
  /** What was added, in order. */
  readonly added: readonly string[]
}

/** A seal of level B-B. */
export async function sealed(
  credential: object,
  by: Holder,
  above: readonly Holder[],
  at: string,
): Promise<Seal> {
  const text = await sign(credential, {
    as: 'jades',
    at,
    algorithm: 'ES256',
    certificates: [by, ...above].map(({ der }) => base64(der)),
    signer: (octets) =>
      new Uint8Array(signWith('sha256', octets, { key: by.key, dsaEncoding: 'ieee-p1363' })),
  })
  const { payload, signatures } = JSON.parse(text)
  return { payload, ...signatures[0], added: [] }
}

const withAdded = (seal: Seal, name: string, value: unknown): Seal => ({
  ...seal,
  added: [...seal.added, Buffer.from(JSON.stringify({ [name]: value })).toString('base64url')],
})
const tokens = (stamp: Octets) => ({ tstTokens: [{ val: base64(stamp) }] })

/** What a time stamp of the signature is about. */
export const overSignature = ({ signature }: Seal): Octets => Buffer.from(signature)
/** What a time stamp for the archive is about. */
export const overAll = ({ payload, protected: header, signature, added }: Seal): Octets =>
  Buffer.from(`${payload}.${header}.${signature}.${added.join('')}`)

export const withStamp = (seal: Seal, stamp: Octets): Seal => withAdded(seal, 'sigTst', tokens(stamp))
export const withArchive = (seal: Seal, stamp: Octets): Seal => withAdded(seal, 'arcTst', tokens(stamp))
export const withCertificates = (seal: Seal, held: readonly Holder[]): Seal =>
  withAdded(
    seal,
    'xVals',
    held.map(({ der }) => ({ x509Cert: { val: base64(der) } })),
  )
export const withRevocation = (
  seal: Seal,
  { lists = [], answers = [] }: { readonly lists?: readonly Octets[]; readonly answers?: readonly Octets[] },
): Seal =>
  withAdded(seal, 'rVals', {
    crlVals: lists.map((each) => ({ val: base64(each) })),
    ocspVals: answers.map((each) => ({ val: base64(each) })),
  })

export const textOf = ({ payload, added, ...one }: Seal): string =>
  JSON.stringify({ payload, signatures: [{ ...(added.length > 0 && { header: { etsiU: added } }), ...one }] })
