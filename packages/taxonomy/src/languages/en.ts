import { groups, labels, synonyms } from '../generated/labels-en.js'
import type { LanguagePack } from '../languages.js'

export const en: LanguagePack = { language: 'en', labels, groups, stems: 'english', synonyms }
