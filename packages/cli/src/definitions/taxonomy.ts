/** What `microcred taxonomy` takes. */
import type { Definition } from '../arguments/usage.js'

export const definition: Definition = {
  synopsis: 'import --esco FOLDER [--lang xx] [--taxonomy FOLDER] [--version VERSION]',
  options: {
    esco: { takes: 'FOLDER' },
    lang: { takes: 'LANGUAGE' },
    taxonomy: { takes: 'FOLDER' },
    version: { takes: 'VERSION' },
  },
  examples: [
    "microcred taxonomy import --esco 'ESCO dataset - v1.2.1 - classification - en - csv'",
    'microcred taxonomy import --esco downloads/ --lang it',
  ],
}
