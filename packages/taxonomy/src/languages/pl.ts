import { groups, labels, terms, tokens } from '../generated/labels-pl.js'
import type { LanguagePack } from '../search/language-pack.js'

export const pl: LanguagePack = { language: 'pl', tokens, labels, groups, stems: 'first-six', terms }
