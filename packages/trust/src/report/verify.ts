import type { Report } from '@microcred/validators'
import { validate } from '@microcred/validators'
import { Injected, type Resolve, type Used } from '../bundle/injected.js'
import type { Asked, Tools } from '../bundle/tools.js'
import type { Engine } from '../crypto/engine.js'
import type { TrustBundle, TrustPolicy } from '../generated/types.js'
import type { Opened, Proof } from '../mechanisms/mechanism.js'
import { mechanisms } from '../mechanisms/table.js'
import { type PolicyName, trustPolicies as policies } from '../policy/policies.js'
import { type TrustVerdict, trustOf } from '../policy/verdict.js'
import { rows } from '../rows/table.js'
import { isObject, readJson, textOf } from '../text/json.js'
import { type Claim, type ClaimId, type Row, unchecked } from './row.js'

export interface VerifyOptions {
  /** What decides trust; nothing is believed without it. */
  readonly trust?: TrustBundle
  /** Day or instant against which dates are judged; now unless said. */
  readonly at?: string | Date
  /** When it is trusted: `known-issuer` unless said. */
  readonly policy?: PolicyName | TrustPolicy
  /** What a presentation was asked for with. */
  readonly holder?: Asked
  /** Asked for what the bundle lacks. Nothing is fetched unless it is given, and what it fetches is its own affair. */
  readonly resolve?: Resolve
}

/** The report of `validate` with the nine rows. */
export type TrustReport = Omit<Report, 'verdict' | 'notChecked'> & {
  readonly verdict: Report['verdict'] & { readonly trust: TrustVerdict }
  /** Always all nine, in one order. */
  readonly claims: readonly Claim[]
  /** One entry a signature. */
  readonly proofs: readonly Proof[]
  /** What was relied on. */
  readonly used: readonly Used[]
}

/** `verify` with a cryptography. */
export async function verifyWith(
  engine: Engine,
  input: string | Uint8Array | object,
  { trust, at, policy = 'known-issuer', holder, resolve }: VerifyOptions,
): Promise<TrustReport> {
  const { notChecked: _, ...report } = validate(input, at === undefined ? {} : { at })
  const injected = new Injected(trust, resolve)
  const asked = typeof policy === 'string' ? policies[policy] : policy
  const instant = at === undefined ? Date.now() : new Date(at).getTime()
  const tools: Tools = { engine, injected, policy: asked, at: instant, asked: holder }
  const opened = await open(input, tools)
  const claims = await claimsOf(opened, tools)
  const trusted = trustOf(claims, asked)
  return {
    ...report,
    verdict: { ...report.verdict, trust: trusted },
    claims,
    proofs: opened.proofs,
    used: injected.used,
  }
}

async function open(input: string | Uint8Array | object, tools: Tools): Promise<Opened> {
  const given = typeof input === 'string' ? input : input instanceof Uint8Array ? textOf(input) : text(input)
  const whole = (given ?? '').replace(/^\uFEFF/, '').trim()
  const json = readJson(whole)
  for (const mechanism of mechanisms) {
    const opened = await mechanism.open({ text: whole, json: json?.value }, tools)
    if (opened)
      return json?.repeats ? { ...opened, structure: [...opened.structure, 'payload.duplicate-key'] } : opened
  }
  const credential = isObject(json?.value) ? json.value : {}
  return { credential, claims: {}, proofs: [], structure: [] }
}

/** A value that was parsed already, as text; empty where it cannot be written. */
function text(input: object): string {
  try {
    return JSON.stringify(input) ?? ''
  } catch {
    return ''
  }
}

/** All nine rows. Nothing is computed from a text that was altered. */
async function claimsOf(opened: Opened, tools: Tools): Promise<Claim[]> {
  const first = await rows.integrity(opened, tools)
  const integrity = { ...first, findings: [...first.findings, ...opened.structure] }
  const claims: Claim[] = []
  for (const [id, row] of Object.entries(rows) as [ClaimId, (typeof rows)[ClaimId]][]) {
    const answer: Row =
      id === 'integrity'
        ? integrity
        : integrity.state === 'failed'
          ? unchecked('integrity.failed')
          : await row(opened, tools)
    claims.push({ id, ...answer })
  }
  return claims
}
