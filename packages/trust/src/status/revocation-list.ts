/** Revocation lists of 1EdTech: JSON that nobody signs and only its address vouches for. */
import { failed, type Row, verified } from '../report/row.js'
import { isObject, isText, listOf, readJson } from '../text/json.js'
import type { StatusKind } from './kind.js'
import { noList } from './list.js'

export const revocationList: StatusKind = {
  async look(entry, { credential }, { injected }): Promise<Row> {
    const url = entry.id
    const list = isText(url) ? await injected.statusList(url) : undefined
    if (!list) return noList('status.list-not-available', url)
    const read = readJson(list.content)
    const json = read && !read.repeats && isObject(read.value) ? read.value : undefined
    const revoked = json?.revokedCredential ?? json?.revokedCredentials
    if (!json || !Array.isArray(revoked)) return noList('status.list-unreadable', url)
    const ground = [{ kind: 'status-list', name: url as string }]
    const { issuer } = credential
    const issuerId = isObject(issuer) ? issuer.id : issuer
    if (json.issuer !== undefined && json.issuer !== issuerId)
      return noList('status.list-of-another-issuer', url)
    const found = listOf(revoked).find((each) => isObject(each) && each.id === credential.id)
    return isObject(found) && found.revoked !== false
      ? { ...failed('status.revoked'), ground }
      : verified(ground, 'status.list-unsigned')
  },
}
