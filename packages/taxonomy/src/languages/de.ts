import { groups, labels, tokens } from '../generated/labels-de.js'
import type { LanguagePack } from '../languages.js'

export const de: LanguagePack = { language: 'de', tokens, labels, groups }
