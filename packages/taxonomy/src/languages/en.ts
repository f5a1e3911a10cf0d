import { groups, labels, synonyms, terms, tokens } from '../generated/labels-en.js'
import type { LanguagePack } from '../search/language-pack.js'

export const en: LanguagePack = { language: 'en', tokens, labels, groups, stems: 'english', synonyms, terms }
