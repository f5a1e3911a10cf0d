/** What `microcred export` takes. */
import type { Definition } from '../arguments/usage.js'

export const DELIMITERS: Readonly<Record<string, string>> = { comma: ',', semicolon: ';', tab: '\t' }

export const definition: Definition = {
  synopsis: '[--to csv|xlsx] [--delimiter comma|semicolon|tab] [--output FILE] FILE …',
  options: {
    to: { takes: 'FORM', choices: ['csv', 'xlsx'] },
    delimiter: { takes: 'NAME', choices: Object.keys(DELIMITERS) },
    output: { takes: 'FILE' },
  },
  examples: [
    'microcred export offers/*.json --output offers.xlsx',
    'microcred export offers/*.json --output offers.csv',
    'microcred export --delimiter semicolon offers/*.json > offers.csv',
  ],
}
