import type { Classes } from './classes/table.js'
import { examine } from './examine.js'
import type { Judge } from './judge.js'

/** Judges credentials by the classes of their profile alone. */
export const byClasses = (id: string, root: string, classes: Classes): Judge => ({
  conform: (json, { at = new Date().toISOString() }) => examine(root, json, classes, [], at, id),
})
