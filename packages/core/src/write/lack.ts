/** What a target asks for and nobody says. */
import { writingWords } from '../generated/writing-words.js'
import type { Catalogue, Params } from '../wording/catalogue.js'
import { english } from '../wording/english.js'
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

/** English with what is said where something is written, which reading has no use for. */
const writing: Catalogue = { ...english, texts: { ...english.texts, ...writingWords } }

/** What is said where something is written, in the language of a catalogue, else in English. */
export const sayOfWriting = (key: string, params: Params = {}, catalogue: Catalogue = writing): string =>
  say(key, params, catalogue) ?? say(key, params, writing) ?? key

/** A lack in English, without its place. */
export const lacking = (lack: string, params?: Params): Omit<Lack, 'pointer'> => ({
  lack,
  ...(params && { params }),
  reason: sayOfWriting(`lack/${lack}`, params),
  give: sayOfWriting(`give/${lack}`, params),
})
