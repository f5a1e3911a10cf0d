export {
  type Catalogue,
  type Params,
  type Phrase,
  type Speech,
  type Term,
  textIn,
} from './wording/catalogue.js'
export { english, englishOfElements, withSentences } from './wording/english.js'
export { fill, outline } from './wording/fill.js'
export type { Choice, Message } from './wording/message.js'
export { joined, type Part, partsFor } from './wording/parts.js'
export { render, type Said, type Sayable, said, saidWith, say, titleOf, titleWith } from './wording/render.js'
