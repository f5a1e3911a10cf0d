/** Revocation lists of 1EdTech: JSON that nobody signs and only its address vouches for. */
import { failed, type Row, unchecked, verified } from '../report/row.js'
import { isObject, isText, listOf, readJson } from '../text/json.js'
import type { StatusKind } from './kind.js'

export const revocationList: StatusKind = {
  async look(entry, { credential }, { injected }): Promise<Row> {
    const url = entry.id
    const list = isText(url) ? await injected.statusList(url) : undefined
    if (!list)
      return unchecked('status.list-not-available', { kind: 'status-list', id: isText(url) ? url : '' })
    const read = readJson(list.content)
    const json = read && !read.repeats && isObject(read.value) ? read.value : undefined
    const revoked = json?.revokedCredential ?? json?.revokedCredentials
    if (!json || !Array.isArray(revoked)) return unchecked('status.list-unreadable')
    const ground = [{ kind: 'status-list', name: url as string }]
    const { issuer } = credential
    const issuerId = isObject(issuer) ? issuer.id : issuer
    if (json.issuer !== undefined && json.issuer !== issuerId)
      return unchecked('status.list-of-another-issuer')
    const found = listOf(revoked).find((each) => isObject(each) && each.id === credential.id)
    return isObject(found) && found.revoked !== false
      ? { ...failed('status.revoked'), ground }
      : verified(ground, 'status.list-unsigned')
  },
}
