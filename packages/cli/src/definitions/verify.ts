/** What `microcred verify` takes. */

import type { Definition } from '../arguments/usage.js'
import { trustPolicyNames } from '../generated/choices.js'
import { languageOption } from './options.js'

const FORMATS = ['pretty', 'json']

export const definition: Definition = {
  synopsis:
    'FILE|FOLDER|PATTERN|- … [--trust BUNDLE] [--policy NAME|FILE] [--at DATE] [--format pretty|json]',
  options: {
    trust: { takes: 'BUNDLE' },
    config: { takes: 'FILE' },
    policy: {
      takes: 'NAME|FILE',
      names: { policies: trustPolicyNames },
    },
    at: { takes: 'DATE' },
    nonce: { takes: 'TEXT' },
    audience: { takes: 'TEXT' },
    language: languageOption,
    format: { takes: 'FORMAT', choices: FORMATS },
    quiet: { short: 'q' },
  },
  examples: [
    'microcred verify badge.json --trust bundle.json',
    'microcred verify inbox/ --trust bundle.json --format json',
  ],
}
