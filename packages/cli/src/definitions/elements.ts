/** What `microcred elements` takes. */

import type { Definition } from '../arguments/usage.js'
import { withOption } from './options.js'

export const definition: Definition = {
  synopsis: '[--format pretty|json] FILE|FOLDER|PATTERN|- …',
  options: {
    format: { takes: 'FORMAT', choices: ['pretty', 'json'] },
    with: withOption,
  },
  examples: ['microcred elements credential.json', 'microcred elements badges/ --format json'],
}
