/** What `microcred flatten` takes. */
import type { Definition } from '../arguments/usage.js'

export const definition: Definition = {
  synopsis: '[--format csv|ndjson] [--lines] FILE|FOLDER|PATTERN|- …',
  options: {
    format: { takes: 'FORMAT', choices: ['csv', 'ndjson'] },
    lines: {},
    at: { takes: 'DATE' },
  },
  examples: [
    'microcred flatten register.ndjson.gz > register.csv',
    'microcred flatten inbox/ --format ndjson',
  ],
}
