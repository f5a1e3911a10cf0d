/** What a row is computed from. */
import type { Tools } from '../bundle/tools.js'
import type { Opened } from '../mechanisms/mechanism.js'
import type { Row } from '../report/row.js'

/** A row that is computed from what was signed, once it is known that it was not altered. */
export type RowOf = (opened: Opened, tools: Tools) => Promise<Row> | Row
