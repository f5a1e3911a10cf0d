/** Options that several commands take. */
import type { Option } from '../arguments/usage.js'
import { trustPolicyNames } from '../generated/choices.js'

/** What credentials name by address: classes and issuers. */
export const withOption: Option = { takes: 'FILE' }

/** The option of commands whose answer people read. */
export const languageOption: Option = { takes: 'TAG' }

/** Trust as a condition of acceptance. */
export const acceptanceOptions = {
  trust: { takes: 'BUNDLE' },
  'trust-policy': { takes: 'NAME|FILE', names: { policies: trustPolicyNames } },
} as const

const MATCHES = ['exact', 'broad', 'narrow', 'close', 'related']

/** Options of the desk. */
export const deskOptions = {
  desk: {},
  all: {},
  confirm: { takes: 'N,…' },
  refuse: { takes: 'N,…' },
  match: { takes: 'MATCH', choices: MATCHES },
  reason: { takes: 'TEXT' },
  by: { takes: 'NAME' },
} as const

/** Formats in which findings are printed. */
export const FORMATS = ['pretty', 'json', 'ndjson', 'github', 'sarif', 'junit', 'markdown', 'csv', 'html']
