/** Open Badges 2.0 that are genuine because they stand at their address (section 5.1 of the specification). */
import type { Tools } from '../bundle/tools.js'
import { badgeIssuer } from '../credential/badge-issuer.js'
import { failed, type Row, unchecked, verified } from '../report/row.js'
import { jcs } from '../text/jcs.js'
import { isObject, isText, type Json, readJson } from '../text/json.js'
import type { Mechanism } from './mechanism.js'
import type { Opened } from './opened.js'

const HOSTED: ReadonlySet<unknown> = new Set(['HostedBadge', 'hosted'])

export const hostedBadge: Mechanism = {
  id: 'hosted-badge',
  open({ json }, tools) {
    if (!isObject(json) || !isText(json.id) || json.badge === undefined) return undefined
    const { verification } = json
    return isObject(verification) && HOSTED.has(verification.type)
      ? openHosted(json, json.id, tools)
      : undefined
  },
}

async function openHosted(json: Json, id: string, tools: Tools): Promise<Opened> {
  const text = await tools.injected.object(id)
  const hosted = text === undefined ? undefined : readJson(text)
  const issuer = await badgeIssuer(json, tools)
  return {
    credential: json,
    claims: {},
    structure: [],
    proofs: [
      {
        mechanism: 'hosted-badge',
        key: id,
        integrity: sameAs(json, id, text === undefined ? undefined : (hosted?.value ?? null)),
        signer: signerOf(issuer, tools),
        issuer: issuerOf(id, issuer, json),
        time: unchecked('time.none'),
      },
    ],
  }
}

/** Whether what stands at the address is what was handed in. */
function sameAs(json: Json, id: string, hosted: unknown): Row {
  if (hosted === undefined) return unchecked('badge.not-hosted', { kind: 'detached', id })
  if (isObject(hosted) && hosted.revoked === true) return failed('status.revoked')
  return jcs(hosted) === jcs(json) ? verified([{ kind: 'hosted', name: id }]) : failed('badge.hosted-differs')
}

function signerOf(issuer: string | undefined, { injected }: Tools): Row {
  const known = issuer === undefined ? undefined : injected.issuer([issuer])
  return known
    ? verified([{ kind: 'issuer', name: known.name ?? issuer! }])
    : unchecked('key.of-unknown-issuer', { kind: 'issuer', id: issuer })
}

/** The issuer stands at the same address as the badge: nobody else can put it there. */
function issuerOf(id: string, issuer: string | undefined, { badge }: Json): Row {
  if (issuer === undefined)
    return unchecked('issuer.without-identifier', { kind: 'detached', id: isText(badge) ? badge : undefined })
  const [own, theirs] = [originOf(id), originOf(issuer)]
  return own !== undefined && own === theirs
    ? verified([{ kind: 'issuer', name: issuer }])
    : failed('issuer.not-signer')
}

function originOf(url: string): string | undefined {
  const origin = URL.canParse(url) ? new URL(url).origin : 'null'
  return origin === 'null' ? undefined : origin
}
