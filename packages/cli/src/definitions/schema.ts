/** What `microcred schema` takes. */
import type { Definition } from '../arguments/usage.js'

export const definition: Definition = {
  synopsis: 'list | print NAME',
  options: {},
  examples: [
    'microcred schema list',
    'microcred schema print microcredential > microcredential.schema.json',
    'microcred schema print elements/level',
    'microcred schema print codelists/participation-form',
  ],
}
