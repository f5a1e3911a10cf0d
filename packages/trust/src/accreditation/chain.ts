/** Chains of accreditations (EBSI): issuer, body that accredited it, body that accredited that, up to a root. */
import type { Microcredential } from '@microcred/core'
import type { Tools } from '../bundle/tools.js'
import type { Opened } from '../mechanisms/opened.js'
import { failed, type Ground, type Row, unchecked, undetermined, verified } from '../report/row.js'
import { isObject, isText, type Json, listOf } from '../text/json.js'
import { attributeIn } from './attribute.js'
import { covers, type Permission, passesOn, permissionsOf, usedBy } from './scope.js'

/** Accreditations above one another that are followed. */
const LONGEST = 10

/** Types of terms that name the accreditation something was issued under. */
const TERMS: ReadonlySet<unknown> = new Set([
  'IssuanceCertificate',
  'VerifiableAccreditation',
  'AttestationPolicy',
  'AccreditationPolicy',
])

/** Addresses of the accreditations a credential was issued under. */
export const accreditationsOf = ({ termsOfUse }: Json): readonly string[] =>
  listOf(termsOfUse)
    .filter(isObject)
    .filter(({ type }) => listOf(type).some((each) => TERMS.has(each)))
    .map(({ parentAccreditation, id }) => parentAccreditation ?? id)
    .filter(isText)

/** What has to be covered by whoever stands above. */
interface Below {
  readonly issuer: string
  /** When it was issued, in milliseconds. */
  readonly at: number
  readonly permissions: readonly Permission[]
  /** Whether it is an accreditation itself. */
  readonly passesOn: boolean
}

const idOf = (value: unknown): string | undefined => {
  const id = isObject(value) ? value.id : value
  return isText(id) ? id : undefined
}

const issuedAt = (credential: Json, { nbf, iat }: Json): number | undefined => {
  const { validFrom, issuanceDate, issued } = credential
  const text = [issued, validFrom, issuanceDate].find(isText)
  const seconds = [nbf, iat].find((each) => typeof each === 'number')
  const at = text === undefined ? Number(seconds) * 1000 : Date.parse(text)
  return Number.isNaN(at) ? undefined : at
}

/** The row of a credential that names the accreditation it was issued under; `undefined` where it names none. */
export async function chainOf(
  { credential, claims }: Opened,
  record: Partial<Microcredential> | undefined,
  tools: Tools,
): Promise<Row | undefined> {
  const addresses = accreditationsOf(credential)
  const issuer = idOf(credential.issuer) ?? idOf(claims.iss)
  if (addresses.length === 0 || issuer === undefined) return undefined
  const at = issuedAt(credential, claims) ?? tools.at
  const below: Below = { issuer, at, permissions: usedBy(credential, record), passesOn: false }
  return above(addresses, below, [], tools)
}

/** Follows the accreditations above something; one that leads to a root suffices. */
async function above(
  addresses: readonly string[],
  below: Below,
  passed: readonly string[],
  tools: Tools,
): Promise<Row> {
  let first: Row | undefined
  for (const url of addresses.slice(0, LONGEST)) {
    const row =
      passed.includes(url) || passed.length >= LONGEST
        ? unchecked('accreditation.chain-without-root', { kind: 'root', id: below.issuer })
        : await through(url, below, [...passed, url], tools)
    if (row.state === 'verified') return row
    first ??= row
  }
  return first ?? unchecked('accreditation.chain-without-root', { kind: 'root', id: below.issuer })
}

/** The row by way of one accreditation. */
async function through(url: string, below: Below, passed: readonly string[], tools: Tools): Promise<Row> {
  const content = await tools.injected.attribute(url)
  if (content === undefined)
    return unchecked('accreditation.chain-incomplete', { kind: 'attribute', id: url })
  const { token, revoked } = attributeIn(content)
  if (revoked) return failed('accreditation.revoked')
  const opened = await tools.open(token, { ...tools, asked: undefined, at: below.at })
  const fault = (await unsound(opened, tools)) ?? wrongFor(opened, below)
  if (fault) return fault
  const { credential, claims } = opened
  const permissions = permissionsOf(credential)
  const found = below.passesOn
    ? passesOn(below.permissions, permissions)
      ? 'covered'
      : 'not-covered'
    : covers(below.permissions, permissions)
  if (found === 'not-covered') return failed('accreditation.not-covered')
  const inForce = await tools.rows.validity(opened, { ...tools, at: below.at })
  if (inForce.state === 'failed') return failed('accreditation.not-in-force')
  const standing = await tools.rows.status(opened, tools)
  if (standing.state === 'failed') return failed('accreditation.revoked')
  if (standing.state === 'not-checked') return standing
  if (standing.state === 'undetermined') return undetermined(...standing.findings)
  const issuer = idOf(credential.issuer) ?? (claims.iss as string)
  const notes = found === 'place-unknown' ? ['accreditation.place-not-compared'] : []
  const ground: Ground = { kind: 'accreditation', name: below.issuer }
  const root = tools.injected.root(issuer)
  if (root)
    return verified([ground, { kind: 'root', name: root.name ?? issuer, source: root.source }], ...notes)
  const next: Below = {
    issuer,
    at: issuedAt(credential, claims) ?? below.at,
    permissions,
    passesOn: true,
  }
  const row = await above(accreditationsOf(credential), next, passed, tools)
  const told = row.state === 'verified' ? notes : []
  return { ...row, ground: [ground, ...row.ground], findings: [...row.findings, ...told] }
}

/** Why nothing can be taken from an accreditation: it does not hold, or it cannot be told whether it does. */
async function unsound(opened: Opened, tools: Tools): Promise<Row | undefined> {
  const whole = await tools.rows.integrity(opened, tools)
  if (whole.state === 'failed' || opened.structure.length > 0 || opened.proofs.length === 0)
    return failed('accreditation.chain-broken')
  if (whole.state !== 'verified') return whole
  const issuers = opened.proofs.map(({ issuer }) => issuer)
  if (issuers.some(({ state }) => state === 'verified')) return undefined
  const [row] = issuers
  return row!.state === 'failed' ? failed('accreditation.chain-broken') : row
}

/** Why an accreditation is none for what stands below it. */
function wrongFor({ credential }: Opened, below: Below): Row | undefined {
  if (idOf(credential.credentialSubject) !== below.issuer) return failed('accreditation.of-another')
  const types = listOf(credential.type)
  const may = below.passesOn
    ? ['VerifiableAccreditationToAccredit', 'VerifiableAuthorisationForTrustChain']
    : ['VerifiableAccreditationToAttest']
  return may.some((each) => types.includes(each)) ? undefined : failed('accreditation.not-to-accredit')
}
