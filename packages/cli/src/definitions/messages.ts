/** What `microcred messages` takes. */
import type { Definition } from '../arguments/usage.js'

export const definition: Definition = {
  synopsis: 'status | start LANGUAGE',
  options: {},
  examples: ['microcred messages status', 'microcred messages start lt > lt.tsv'],
}
