/** What `microcred trust` takes. */
import type { Definition } from '../arguments/usage.js'
import { languageOption } from './options.js'

export const definition: Definition = {
  synopsis:
    'show BUNDLE | check BUNDLE … | collect FILE … --from FOLDER | import FILE … [--into BUNDLE] [--as USE]',
  options: {
    from: { takes: 'FOLDER' },
    into: { takes: 'BUNDLE' },
    as: { takes: 'USE', choices: ['seal', 'time-stamp', 'status', 'intermediate'] },
    made: { takes: 'DATE' },
    language: languageOption,
  },
  examples: [
    'microcred trust import anchors/*.pem did.json > bundle.json',
    'microcred trust collect inbox/ --from known/ > bundle.json',
    'microcred trust check bundle.json',
  ],
}
