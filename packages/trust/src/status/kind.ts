/** What a way of saying whether something was revoked is. */
import type { Tools } from '../bundle/tools.js'
import type { Opened } from '../mechanisms/opened.js'
import type { Row } from '../report/row.js'
import type { Json } from '../text/json.js'

export interface StatusKind {
  /** The row of one entry of a credential. */
  look(entry: Json, about: Opened, tools: Tools): Promise<Row> | Row
}
