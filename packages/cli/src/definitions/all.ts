/** What each command takes, without what does its work: for help and completion. */
import type { Definition } from '../arguments/usage.js'

export const definitions: Readonly<Record<string, () => Promise<{ readonly definition: Definition }>>> = {
  validate: () => import('./validate.js'),
  verify: () => import('./verify.js'),
  trust: () => import('./trust.js'),
  elements: () => import('./elements.js'),
  explain: () => import('./explain.js'),
  schema: () => import('./schema.js'),
  convert: () => import('./convert.js'),
  export: () => import('./export.js'),
  import: () => import('./import.js'),
  stack: () => import('./stack.js'),
  compare: () => import('./compare.js'),
  init: () => import('./init.js'),
  skills: () => import('./skills.js'),
  needs: () => import('./needs.js'),
  taxonomy: () => import('./taxonomy.js'),
  flatten: () => import('./flatten.js'),
  card: () => import('./card.js'),
  messages: () => import('./messages.js'),
  completion: () => import('./completion.js'),
}
