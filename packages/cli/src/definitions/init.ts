/** What `microcred init` takes. */
import type { Definition } from '../arguments/usage.js'

export const definition: Definition = {
  synopsis: '[--specification] [--language TAG]',
  options: {
    specification: {},
    language: { takes: 'TAG' },
  },
  examples: ['microcred init --language es > credential.json', 'microcred validate credential.json'],
}
