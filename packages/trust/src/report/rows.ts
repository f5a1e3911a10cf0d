/** The nine rows of an input, without what else is said of it. */
import { once } from '@microcred/common/once'
import { Injected, type Resolve, type Used } from '../bundle/injected.js'
import type { Asked, Tools } from '../bundle/tools.js'
import type { Engine } from '../crypto/engine.js'
import { policies } from '../generated/policies.js'
import type { TrustBundle, TrustPolicy } from '../generated/types.js'
import { open } from '../mechanisms/open.js'
import type { Opened, Proof } from '../mechanisms/opened.js'
import type { PolicyName } from '../policy/policies.js'
import { type TrustVerdict, trustOf } from '../policy/verdict.js'
import { rows } from '../rows/table.js'
import { timeOf } from '../rows/time.js'
import { isObject, isText, textOf } from '../text/json.js'
import { nestedIn } from './nested.js'
import type { Judged, Presented } from './presented.js'
import { type Claim, type ClaimId, failed, type Row, unchecked } from './row.js'

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

/** The nine rows, with what they stand on. */
export interface TrustRows {
  readonly trust: TrustVerdict
  /** Always all nine, in one order. */
  readonly claims: readonly Claim[]
  /** One entry a signature. */
  readonly proofs: readonly Proof[]
  /** Of a presentation: each credential in it, for itself. */
  readonly presented?: readonly Presented[]
  /** What was relied on. */
  readonly used: readonly Used[]
}

/** The rows of an input, with a cryptography and a reader of records. */
export async function rowsWith(
  engine: Engine,
  recordOf: Tools['recordOf'],
  input: string | Uint8Array | object,
  options: VerifyOptions,
): Promise<TrustRows> {
  if (!isPlain(options)) (await import('./options.js')).checkVerifyOptions(options, Object.keys(policies))
  const { trust, at, policy = 'known-issuer', holder, resolve } = options
  const injected = new Injected(trust, resolve)
  const asked = typeof policy === 'string' ? policies[policy] : policy
  const instant = at === undefined ? Date.now() : new Date(at).getTime()
  const tools: Tools = {
    open,
    rows,
    timeOf,
    engine,
    injected,
    policy: asked,
    at: instant,
    asked: holder,
    recordOf,
  }
  const whole = typeof input === 'string' ? input : input instanceof Uint8Array ? textOf(input) : text(input)
  const given = whole === undefined || /^\uFEFF?\s*</.test(whole) ? (await pictures()).textIn(input) : whole
  return { ...(await judge(given ?? '', tools, 0)), used: injected.used }
}

const NAMES: ReadonlySet<string> = new Set(['trust', 'at', 'policy', 'holder', 'resolve'])

/** Whether options are as nearly all are; others are looked at by what a page loads for them alone. */
function isPlain(options: unknown): boolean {
  if (!isObject(options) || !Object.keys(options).every((name) => NAMES.has(name))) return false
  const { policy, at } = options
  return (
    (policy === undefined || isObject(policy) || (isText(policy) && Object.hasOwn(policies, policy))) &&
    (at === undefined || (isText(at) && isDayOrSecond(at)))
  )
}

/** Whether a text is a day of the calendar, or a second of it in UTC. */
function isDayOrSecond(text: string): boolean {
  const instant = new Date(text).toJSON()
  return instant !== null && [instant.slice(0, 10), `${instant.slice(0, 19)}Z`].includes(text)
}

/** Presentations in presentations beyond which nothing is opened. */
const MOST = 3

const presentations = once(() => import('./presented.js'))
const pictures = once(() => import('./picture.js'))

/** The nine rows of an input, and those of each credential in it. */
async function judge(given: string | undefined, tools: Tools, depth: number): Promise<Judged> {
  if (given === undefined) return unopened()
  const opened = await open(given, tools)
  const claims = await claimsOf(opened, tools)
  const own = {
    trust: trustOf(claims, tools.policy, tools.asked !== undefined, isMalformed(opened)),
    claims,
    proofs: opened.proofs,
  }
  const { list } = opened
  const { verifiableCredential: held = list } = opened.credential
  if (held === undefined || claims[0]!.state === 'failed' || depth >= MOST) return own
  const within: Tools = list ? tools : { ...tools, asked: undefined }
  const { withPresented } = await presentations()
  return withPresented(own, held, list ? '' : '/verifiableCredential', (text) =>
    judge(text, within, depth + 1),
  )
}

const isMalformed = ({ structure, malformed }: Opened): boolean => structure.length > 0 || malformed === true

/** What is said of something that should be a credential and is none. */
function unopened(): Judged {
  const claims = (Object.keys(rows) as ClaimId[]).map(
    (id): Claim => ({
      id,
      ...(id === 'integrity' ? failed('signature.unreadable') : unchecked('integrity.failed')),
    }),
  )
  return { trust: 'untrusted', claims, proofs: [] }
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
  const nested = first.state === 'failed' ? undefined : nestedIn(opened.credential)
  const pointers = nested ? [...nested.secured, ...nested.unsigned].sort() : []
  const integrity = {
    ...first,
    findings: [
      ...first.findings,
      ...opened.structure,
      ...(opened.notes ?? []),
      ...(nested?.secured.length ? ['nested.not-checked'] : []),
      ...(nested?.unsigned.length ? ['nested.unsigned'] : []),
    ],
    ...(pointers.length > 0 && { pointers }),
  }
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
