/** What `microcred compare` takes. */

import type { Definition } from '../arguments/usage.js'
import { comparisonPolicyNames as POLICIES, recognitionPurposes } from '../generated/choices.js'
import { acceptanceOptions, deskOptions, languageOption } from './options.js'

export const definition: Definition = {
  synopsis:
    'SOURCE TARGET [--purpose PURPOSE] [--policy NAME|FILE] [--at DATE] [--decisions FILE] [--trust BUNDLE [--trust-policy NAME|FILE]] [--claim N|POINTER] [--desk [--confirm N,… | --refuse N,…]] [--format pretty|json] | --decisions FILE --to ctdl|clr',
  options: {
    purpose: { takes: 'PURPOSE', choices: recognitionPurposes },
    policy: { takes: 'NAME|FILE', names: { policies: POLICIES } },
    at: { takes: 'DATE' },
    decisions: { takes: 'FILE' },
    claim: { takes: 'N|POINTER' },
    'target-claim': { takes: 'N|POINTER' },
    language: languageOption,
    format: { takes: 'FORMAT', choices: ['pretty', 'json'] },
    ...acceptanceOptions,
    ...deskOptions,
    to: { takes: 'STANDARD', choices: ['ctdl', 'clr'] },
  },
  examples: [
    'microcred compare badge.json specification.json',
    'microcred compare badge.json module.json --purpose exemption',
    'microcred compare badge.json module.json --desk',
    'microcred compare --decisions decisions.json --to ctdl',
  ],
}
