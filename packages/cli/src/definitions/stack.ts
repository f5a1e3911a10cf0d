/** What `microcred stack` takes. */

import type { Definition } from '../arguments/usage.js'
import { acceptanceOptions, languageOption } from './options.js'

export const definition: Definition = {
  synopsis:
    '[check|show|verify|diff] RULE [CREDENTIAL …] [--cohort LEARNERS] [--plan CATALOGUE [--terms FILE]] [--assume WHAT] [--specifications FOLDER] [--decisions FILE] [--learner FILE|ID] [--trust BUNDLE [--trust-policy NAME|FILE]] [--ledgers FILE] [--language LANG] [--milliseconds N] [--at DATE] [--format pretty|json|html|ndjson|csv]',
  options: {
    cohort: { takes: 'LEARNERS' },
    plan: { takes: 'CATALOGUE' },
    minimise: { takes: 'WHAT', choices: ['volume', 'cost', 'time', 'pareto'] },
    terms: { takes: 'FILE' },
    assume: { takes: 'WHAT' },
    specifications: { takes: 'FOLDER' },
    decisions: { takes: 'FILE' },
    learner: { takes: 'FILE|ID' },
    ledgers: { takes: 'FILE' },
    ...acceptanceOptions,
    milliseconds: { takes: 'N' },
    at: { takes: 'DATE' },
    language: languageOption,
    format: { takes: 'FORMAT', choices: ['pretty', 'json', 'html', 'ndjson', 'csv'] },
  },
  examples: [
    'microcred stack rule.json credentials/',
    'microcred stack rule.json credentials/ --plan catalogue/',
    'microcred stack rule.json credentials/ --specifications modules/',
    'microcred stack rule.json --cohort learners.ndjson --format csv',
    'microcred stack check rule.json',
    'microcred stack show rule.json --language es',
    'microcred stack rule.json credentials/ --format html > answer.html',
    'microcred stack diff 2026.json 2027.json --cohort learners.ndjson',
    'microcred stack verify result.json',
  ],
}
