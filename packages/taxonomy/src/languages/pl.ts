import { groups, labels } from '../generated/labels-pl.js'
import type { LanguagePack } from '../languages.js'

export const pl: LanguagePack = { language: 'pl', labels, groups, stems: 'first-six' }
