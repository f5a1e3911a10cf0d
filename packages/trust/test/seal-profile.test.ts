/** What a header has to say so that a signature is a seal (ETSI TS 119 182-1 section 5.1), and when it was sealed. */
import { createHash, sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { verify } from '../src/node.js'
import { authority, certificate, PURPOSE, timeStamp } from './pki/authority.js'

const root = authority('Example Root')
const seal = certificate({ subject: { country: 'EE', organisation: 'U', identifier: 'VATEE-1' } }, root)
const clockRoot = authority('Clock Root')
const clock = certificate(
  { subject: { name: 'Clock' }, usage: 0x80, purposes: [PURPOSE.timeStamping] },
  clockRoot,
)

const base64 = (octets: Uint8Array): string => Buffer.from(octets).toString('base64')
const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const print = createHash('sha256').update(seal.der).digest('base64url')

const PAYLOAD = encoded({
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiableCredential'],
  issuer: { id: 'https://u.example', eIDASIdentifier: { notation: 'VATEE-1' } },
  credentialSubject: { id: 'did:example:learner' },
})
const SEALED = '2026-03-02T10:00:00Z'
const STAMPED = ['2026-03-02T10:00:05Z', '2026-03-04T10:00:00Z'] as const
const HEADER = { alg: 'ES256', x5c: [base64(seal.der)], 'x5t#S256': print, sigT: SEALED, crit: ['sigT'] }

type Added = readonly (readonly [name: string, value: unknown])[]

/** A seal with such a header, and what was added to it afterwards. */
function text(header: object, stamps: (signature: string) => Added = () => []): string {
  const first = encoded(header)
  const octets = Buffer.from(`${first}.${PAYLOAD}`)
  const signature = sign('sha256', octets, { key: seal.key, dsaEncoding: 'ieee-p1363' }).toString('base64url')
  const etsiU = stamps(signature).map(([name, value]) => encoded({ [name]: value }))
  const one = { protected: first, signature, ...(etsiU.length > 0 && { header: { etsiU } }) }
  return JSON.stringify({ payload: PAYLOAD, signatures: [one] })
}

const anchors = [
  { der: base64(root.der), source: 'office' },
  { der: base64(clockRoot.der), source: 'office', use: ['time-stamp' as const] },
]

const look = (input: string) =>
  verify(input, {
    trust: { made: '2026-05-01T00:00:00Z', sources: [{ id: 'office', kind: 'own' }], certificates: anchors },
    at: '2026-06-01',
  })

const { sigT: _, crit: __, ...TIMELESS } = HEADER
const { 'x5t#S256': ___, ...NAMELESS } = HEADER
const reference = { digAlg: 'S256', digVal: print }

describe('a header', () => {
  it.each<[string, object, readonly string[]]>([
    ['as the standard has it', HEADER, []],
    ['with the time in seconds', { ...TIMELESS, iat: 1_772_445_600 }, []],
    ['with another kind of reference', { ...NAMELESS, 'x5t#o': reference }, []],
    ['with `b64` that is no critical one', { ...HEADER, b64: true }, ['seal.b64-not-critical']],
    ['with both times', { ...HEADER, iat: 1_772_445_600 }, ['seal.signing-time']],
    ['with neither time', TIMELESS, ['seal.signing-time']],
    ['with a time in another form', { ...HEADER, sigT: '2026-03-02T10:00:00+00:00' }, ['seal.signing-time']],
    ['with a day for a time', { ...HEADER, sigT: '2026-03-02' }, ['seal.signing-time']],
    ['with seconds in a text', { ...TIMELESS, iat: '1772445600' }, ['seal.signing-time']],
    ['that binds no certificate', NAMELESS, ['seal.certificate-not-referenced']],
    ['that binds one twice', { ...HEADER, 'x5t#o': reference }, ['seal.certificate-referenced-twice']],
  ])('%s is told for what it is', async (_, header, faults) => {
    const { claims, verdict } = await look(text(header))
    const [integrity] = claims
    expect(integrity!.findings.filter((each) => each.startsWith('seal.'))).toEqual(faults)
    // A certificate that the header carries whole is bound by it, which is told and spoils nothing.
    const isRight = faults.every((each) => each.startsWith('seal.certificate-'))
    if (isRight) expect(integrity!.state).toBe('verified')
    expect(verdict.trust === 'trusted').toBe(isRight)
  })
})

const tokens = (...stamps: readonly Uint8Array[]) => ({
  tstTokens: stamps.map((val) => ({ val: base64(val) })),
})

describe('the time of sealing', () => {
  const timeOf = async (input: string) => {
    const { state, findings, ground } = (await look(input)).claims[3]!
    return { state, findings, at: ground.map(({ at }) => at) }
  }
  const stamp = (over: string, at: string): Uint8Array => timeStamp(Buffer.from(over), at, clock, [clockRoot])

  it('is not proven by a stamp over the content alone', async () => {
    const header = { ...HEADER, crit: ['sigT', 'adoTst'], adoTst: tokens(stamp(PAYLOAD, STAMPED[0])) }
    expect((await timeOf(text(header))).state).toBe('not-checked')
    const other = { ...header, adoTst: tokens(stamp('x', STAMPED[0])) }
    expect(await timeOf(text(other))).toMatchObject({ state: 'failed', findings: ['time.stamp-altered'] })
  })

  it('is proven by a stamp over the signature, the earliest of several, in whatever order', async () => {
    const both = (signature: string) => STAMPED.map((at) => stamp(signature, at))
    for (const order of [(list: Uint8Array[]) => list, (list: Uint8Array[]) => list.toReversed()]) {
      const found = await timeOf(text(HEADER, (signature) => [['sigTst', tokens(...order(both(signature)))]]))
      expect(found).toEqual({ state: 'verified', findings: [], at: ['2026-03-02T10:00:05.000Z'] })
    }
  })

  it('is not proven by a stamp over the payload that says it is over the signature', async () => {
    const found = await timeOf(text(HEADER, () => [['sigTst', tokens(stamp(PAYLOAD, STAMPED[0]))]]))
    expect(found).toMatchObject({ state: 'failed', findings: ['time.stamp-altered'] })
  })

  it('is spoilt by one of several stamps that does not hold', async () => {
    const found = await timeOf(
      text(HEADER, (signature) => [
        ['sigTst', tokens(stamp(signature, STAMPED[0]))],
        ['sigTst', tokens(stamp('x', STAMPED[1]))],
      ]),
    )
    expect(found).toMatchObject({ state: 'failed', findings: ['time.stamp-altered'] })
  })
})
