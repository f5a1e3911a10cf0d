export {
  type Catalogue,
  english,
  type Params,
  type Phrase,
  type Speech,
  type Term,
  textIn,
  withSentences,
} from './wording/catalogue.js'
export { fill, outline } from './wording/fill.js'
export type { Choice, Message } from './wording/message.js'
export { joined, type Part, partsFor } from './wording/parts.js'
export { render, type Said, type Sayable, said, say, titleOf } from './wording/render.js'
