export { type Catalogue, english, type Params, type Phrase, type Term, textIn } from './messages/catalogue.js'
export { fill, outline } from './messages/fill.js'
export { render, type Said, type Sayable, said, say, titleOf } from './messages/render.js'
