/** Verification beside `node:crypto` on the same signature, in one run. */
import { verify as check, createPublicKey, sign as signWith } from 'node:crypto'
import { Injected } from '../packages/trust/src/bundle/injected.ts'
import { openssl } from '../packages/trust/src/crypto/openssl.ts'
import type { TrustBundle } from '../packages/trust/src/index.ts'
import { trustPolicies } from '../packages/trust/src/index.ts'
import { open } from '../packages/trust/src/mechanisms/open.ts'
import { verify } from '../packages/trust/src/node.ts'
import { rowsWith } from '../packages/trust/src/report/rows.ts'
import { status } from '../packages/trust/src/rows/status.ts'
import { rows } from '../packages/trust/src/rows/table.ts'
import { timeOf } from '../packages/trust/src/rows/time.ts'
import { sign } from '../packages/trust/src/sign.ts'
import { longLived } from '../packages/trust/test/pki/long-lived.ts'
import { bundleOf, contentOf, vector } from '../packages/trust/test/vectors.ts'
import { median } from './measure.ts'

const AT = '2026-06-01'
type Run = () => unknown
type Jwk = Readonly<Record<'kty' | 'crv' | 'x', string>>

/** Milliseconds of processor time, so that what else runs matters little. */
async function once(run: Run, times: number): Promise<number> {
  const start = process.cpuUsage()
  for (let at = 0; at < times; at++) await run()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000 / times
}

/** Runs before the first that counts: an office that verifies all day, not the first credential of the morning. */
const WARM = 3_000

interface Timed {
  readonly milliseconds: number
  readonly ratio: number
}

/** Milliseconds of one run, and how often the floor fits into it; each sample is taken beside one of the floor. */
async function timed(run: Run, floor: Run, times: number, rounds = 15): Promise<Timed> {
  await once(run, WARM)
  await once(floor, 500)
  const all: number[] = []
  const ratios: number[] = []
  for (let round = 0; round < rounds; round++) {
    const below = await once(floor, 50)
    const time = await once(run, times)
    all.push(time)
    ratios.push(time / below)
  }
  return { milliseconds: median(all), ratio: median(ratios) }
}

/** Everything a badge is signed with, handed to `node:crypto` alone. */
function floorOf(jwk: Jwk, signature: Uint8Array, octets: Uint8Array): Run {
  const key = createPublicKey({ key: jwk as never, format: 'jwk' })
  return () => check(null, octets, key, signature)
}

const { privateKey, publicKey } = (await import('node:crypto')).generateKeyPairSync('ed25519')
const jwk = publicKey.export({ format: 'jwk' }) as unknown as Jwk
const did = `did:jwk:${Buffer.from(JSON.stringify({ kty: jwk.kty, crv: jwk.crv, x: jwk.x })).toString('base64url')}`
const { proof: _, ...badge } = JSON.parse(contentOf('di/eddsa-rdfc-2022.json'))
let octets = new Uint8Array()
let signature = new Uint8Array()
const signedAs = (cryptosuite: 'eddsa-rdfc-2022' | 'eddsa-jcs-2022') =>
  sign(
    { ...badge, issuer: { ...badge.issuer, id: did } },
    {
      as: 'data-integrity',
      at: '2026-03-02',
      verificationMethod: `${did}#0`,
      cryptosuite,
      signer: (bytes) => {
        octets = bytes
        signature = new Uint8Array(signWith(null, bytes, privateKey))
        return signature
      },
    },
  )
const office: TrustBundle = {
  made: '2026-05-01T00:00:00Z',
  sources: [{ id: 'office', kind: 'own' }],
  issuers: [{ ids: [did], source: 'office' }],
}
const rowsOf = (text: string, trust: TrustBundle) => (): Promise<unknown> =>
  rowsWith(openssl, () => undefined, text, { trust, at: AT })

async function badges(): Promise<[string, Timed, Timed][]> {
  const found: [string, Timed, Timed][] = []
  for (const suite of ['eddsa-rdfc-2022', 'eddsa-jcs-2022'] as const) {
    const text = await signedAs(suite)
    const report = await verify(text, { trust: office, at: AT })
    if (report.verdict.trust !== 'trusted') throw new Error(`${suite} is ${report.verdict.trust}`)
    const floor = floorOf(jwk, signature, octets)
    const rows = await timed(rowsOf(text, office), floor, 30)
    found.push([`Data Integrity, ${suite}, a simple badge: nine rows`, rows, await timed(floor, floor, 50)])
    found.push([
      `the same with the report of \`validate\``,
      await timed(() => verify(text, { trust: office, at: AT }), floor, 20),
      await timed(floor, floor, 50),
    ])
  }
  return found
}

async function seal(): Promise<[string, Timed, Timed]> {
  const { seal: one, by: university, text, trust } = await longLived()
  const report = await verify(text, { trust, at: AT })
  if (report.verdict.trust !== 'trusted' || report.claims[3]!.state !== 'verified')
    throw new Error('the seal does not hold')
  const value = Buffer.from(one.signature, 'base64url')
  const signed = Buffer.from(`${one.protected}.${one.payload}`)
  const spki = (await import('../packages/trust/src/x509/certificate.ts')).certificateIn(
    new Uint8Array(university.der),
  )!.spki
  const publicOf = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' })
  const floor: Run = () => check('sha256', signed, { key: publicOf, dsaEncoding: 'ieee-p1363' }, value)
  return [
    'JAdES B-LTA: path, three time stamps, list and answer',
    await timed(rowsOf(text, trust), floor, 15),
    await timed(floor, floor, 50),
  ]
}

async function lookUp(): Promise<number> {
  const row = vector('status/valid.json')
  const injected = new Injected(bundleOf(row))
  const credential = JSON.parse(contentOf('status/valid.json'))
  const tools = {
    open,
    rows,
    engine: openssl,
    injected,
    policy: trustPolicies['known-issuer'],
    at: Date.parse(AT),
    recordOf: () => undefined,
    timeOf,
  }
  const about = {
    credential,
    claims: {},
    structure: [],
    proofs: [{ key: credential.proof.verificationMethod }],
  } as never
  const run = (): unknown => status(about, tools)
  if (((await run()) as { state: string }).state !== 'verified') throw new Error('the list is not read')
  await once(run, 20_000)
  const all: number[] = []
  for (let round = 0; round < 15; round++) all.push(await once(run, 2_000))
  return median(all) * 1000
}

const two = (number: number): string => number.toFixed(2)
const lines = ['| what | × `node:crypto` | milliseconds | floor |', '|---|--:|--:|--:|']
for (const [name, found, floor] of [...(await badges()), await seal()])
  lines.push(`| ${name} | ${two(found.ratio)} | ${two(found.milliseconds)} | ${two(floor.milliseconds)} |`)
console.log(
  `${lines.join('\n')}\n\nA status looked up in a list that was checked before: ${two(await lookUp())} µs.`,
)
