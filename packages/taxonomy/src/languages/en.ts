import { groups, labels, synonyms, tokens } from '../generated/labels-en.js'
import type { LanguagePack } from '../search/language-pack.js'

export const en: LanguagePack = { language: 'en', tokens, labels, groups, stems: 'english', synonyms }
