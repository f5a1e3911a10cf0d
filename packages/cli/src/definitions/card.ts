/** What `microcred card` takes. */

import { audiences } from '@microcred/core/card'
import type { Definition } from '../arguments/usage.js'
import { withOption } from './options.js'

export const definition: Definition = {
  synopsis: '[--for learner|employer|admissions] [--language TAG] [--story FILE] FILE|-',
  options: {
    for: { takes: 'READER', choices: audiences },
    language: { takes: 'TAG' },
    story: { takes: 'FILE' },
    with: withOption,
  },
  examples: [
    'microcred card credential.json --language bg > card.html',
    'microcred card badge.png --for employer --output card.html',
    'microcred card credential.json --story story.txt > card.html',
  ],
}
