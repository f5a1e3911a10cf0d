/** Whether a credential was revoked or suspended: every entry it has, the worst counts. */
import { once } from '@microcred/common/once'
import type { RowOf } from '../bundle/tools.js'
import { absent, type Row, unchecked, type Wanted, worst } from '../report/row.js'
import { entriesOf } from '../status/entries.js'
import { kinds } from '../status/table.js'
import { isStatusType } from '../status/types.js'
import { isText, type Json } from '../text/json.js'

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
      : { ...unchecked('status.kind-unknown'), ground: [{ kind: 'status', name: String(type) }] }
    const findings = [...row.findings, ...(misplaced ? ['status.misplaced'] : [])]
    const inject = row.state === 'not-checked' ? (row.inject ?? listOfEntry(entry)) : []
    rows.push({ ...row, findings, pointers: [pointer], ...(inject.length > 0 && { inject }) })
  }
  if (entries.length > MOST) rows.push(unchecked('status.kind-unknown'))
  return worst(rows)
}

/** The list an entry names: what lies in the bundle for it says nothing, and another copy may. */
const listOfEntry = ({ statusListCredential, uri }: Json): readonly Wanted[] =>
  [statusListCredential, uri].filter(isText).map((id) => ({ kind: 'status-list', id }))
