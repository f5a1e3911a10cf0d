/** What `microcred validate` takes. */

import type { Check, Severity } from '@microcred/validators'
import type { Definition } from '../arguments/usage.js'
import { profileNames } from '../generated/choices.js'
import { FORMATS, withOption } from './options.js'

export const CHECKS: readonly Check[] = ['conformance', 'annexI', 'rules']

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info']

const NEVER = 'never'

export const definition: Definition = {
  synopsis: '[options] FILE|FOLDER|PATTERN|- …',
  options: {
    config: { takes: 'FILE' },
    'print-config': {},
    'update-baseline': {},
    'if-credential': {},
    watch: { short: 'w' },
    format: { takes: 'FORMAT', choices: FORMATS },
    output: { takes: '[FORMAT=]FILE' },
    fix: {
      choices: ['safe', 'all'],
      optional: true,
    },
    'dry-run': {},
    profile: { takes: 'PROFILE', choices: profileNames },
    check: {
      takes: 'CHECKS',
      names: { checks: CHECKS },
    },
    with: withOption,
    language: { takes: 'TAG' },
    draft: {},
    at: { takes: 'DATE' },
    'fail-severity': { takes: 'SEVERITY', choices: [...SEVERITIES, NEVER] },
    'max-problems': { takes: 'NUMBER' },
    quiet: { short: 'q' },
    lines: {},
    select: { takes: 'HOW MUCH', choices: ['verdict', 'codes', 'full'] },
    'from-line': { takes: 'NUMBER' },
    'number-from': { takes: 'NUMBER' },
    jobs: { takes: 'NUMBER' },
    'stdin-filepath': { takes: 'PATH' },
    'show-learner': {},
  },
  examples: [
    'microcred validate credential.json',
    'microcred validate credentials/ --quiet',
    "microcred validate 'partners/**/*.jsonld' --format json",
    'curl -s https://example.org/badge.json | microcred validate -',
    "microcred validate inbox/ '!inbox/old'",
    'microcred validate inbox/ --check annexI --fail-severity warning',
  ],
}
