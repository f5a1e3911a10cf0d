/** What a target asks for and nobody says. */
import type { Params } from '../wording/catalogue.js'
import { say } from '../wording/render.js'

/** Something the target asks for that neither the record nor the options say, so that it was left out. */
export interface Lack {
  /** JSON Pointer into the written credential, to where it belongs. */
  readonly pointer: string
  /** What lacks: `lack/LACK` and `give/LACK` of the catalogue say it. */
  readonly lack: string
  readonly params?: Params
  /** Why the target asks for it. */
  readonly reason: string
  /** What to give, so that it is written. */
  readonly give: string
}

/** A lack in English, without its place. */
export const lacking = (lack: string, params?: Params): Omit<Lack, 'pointer'> => ({
  lack,
  ...(params && { params }),
  reason: say(`lack/${lack}`, params ?? {}) ?? lack,
  give: say(`give/${lack}`, params ?? {}) ?? lack,
})
