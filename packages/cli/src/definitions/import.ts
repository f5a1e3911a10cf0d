/** What `microcred import` takes. */
import type { Definition } from '../arguments/usage.js'

export const definition: Definition = {
  synopsis: '[--offer FILE] [--dates day-first|month-first] [--sheet NAME] FILE.csv|FILE.xlsx',
  options: {
    offer: { takes: 'FILE' },
    dates: { takes: 'ORDER', choices: ['day-first', 'month-first'] },
    sheet: { takes: 'NAME' },
  },
  examples: [
    'microcred import offers.xlsx > offers.ndjson',
    'microcred import --dates day-first offers.csv',
    'microcred import --offer offer.json class.csv > awards.ndjson',
  ],
}
