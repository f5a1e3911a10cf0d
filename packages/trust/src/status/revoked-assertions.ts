/** Revocation lists of Open Badges 2.0, which the profile of the issuer names and nobody signs. */

import type { RowOf } from '../bundle/tools.js'
import { badgeIssuer, isSignedBadge } from '../credential/badge-issuer.js'
import { absent, failed, unchecked, verified } from '../report/row.js'
import { isObject, isText, listOf, readJson } from '../text/json.js'
import { noList } from './list.js'

export const revokedAssertions: RowOf = async ({ credential }, tools) => {
  if (!isSignedBadge(credential)) return absent()
  const issuer = await badgeIssuer(credential, tools)
  const profile = issuer === undefined ? undefined : await tools.injected.document(issuer)
  if (!profile) return unchecked('status.list-not-available', { kind: 'did', id: issuer })
  const { revocationList: url } = profile
  // An issuer that names no list has taken nothing back.
  if (!isText(url)) return verified([{ kind: 'issuer', name: issuer! }], 'status.list-unsigned')
  const list = await tools.injected.statusList(url)
  if (!list) return noList('status.list-not-available', url)
  const json = readJson(list.content)?.value
  if (!isObject(json) || !Array.isArray(json.revokedAssertions)) return noList('status.list-unreadable', url)
  if (json.issuer !== undefined && json.issuer !== issuer) return noList('status.list-of-another-issuer', url)
  const ground = [{ kind: 'status-list', name: url }]
  const names = listOf(json.revokedAssertions).map((each) => (isObject(each) ? (each.id ?? each.uid) : each))
  const { id, uid } = credential
  return names.some((each) => each !== undefined && (each === id || each === uid))
    ? { ...failed('status.revoked'), ground }
    : verified(ground, 'status.list-unsigned')
}
