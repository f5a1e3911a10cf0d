/** Whether a credential was revoked or suspended: every entry it has, the worst counts. */
import { once } from '@microcred/common/once'
import type { RowOf } from '../bundle/tools.js'
import { absent, type Row, unchecked, unread, worst } from '../report/row.js'
import { entriesOf } from '../status/entries.js'
import { kinds } from '../status/table.js'
import { isStatusType, TYPES } from '../status/types.js'

/** Entries that are looked up; no credential has more. */
const MOST = 100

const olderBadges = once(() => import('../status/revoked-assertions.js'))

export const status: RowOf = async (opened, tools): Promise<Row> => {
  const entries = entriesOf(opened)
  if (entries.length === 0)
    return opened.credential.verification !== undefined
      ? (await olderBadges()).revokedAssertions(opened, tools)
      : absent()
  const rows: Row[] = []
  for (const { entry, type, pointer, misplaced } of entries.slice(0, MOST)) {
    const row = isStatusType(type)
      ? await (await kinds[type]()).look(entry, opened, tools)
      : { ...unread('status.kind-unknown', TYPES), ground: [{ kind: 'status', name: String(type) }] }
    const findings = [...row.findings, ...(misplaced ? ['status.misplaced'] : [])]
    rows.push({ ...row, findings, pointers: [pointer] })
  }
  if (entries.length > MOST) rows.push(unchecked('status.kind-unknown'))
  return worst(rows)
}
