/** What `microcred convert` takes. */

import type { Definition } from '../arguments/usage.js'
import { specificationTargets, writableProfiles } from '../generated/choices.js'
import { languageOption, withOption } from './options.js'

export const forms: readonly string[] = [...new Set([...writableProfiles, ...specificationTargets])]

export const definition: Definition = {
  synopsis: '--to PROFILE [--loss FILE] [--output FILE|FOLDER] FILE|FOLDER|PATTERN|- …',
  options: {
    to: { takes: 'PROFILE', choices: forms, names: { targets: specificationTargets } },
    loss: { takes: 'FILE' },
    issuer: { takes: 'FILE' },
    output: { takes: 'FILE|FOLDER' },
    with: withOption,
    language: languageOption,
    id: { takes: 'IRI' },
  },
  examples: [
    'microcred convert record.json --to openbadges > badge.json',
    'microcred convert offer.json --to schema-org',
    'microcred convert inbox/ --to record --output records/',
    'microcred convert badge.json --to edc --issuer seal.json --loss loss.json',
  ],
}
