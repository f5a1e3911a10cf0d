import { groups, labels, terms, tokens } from '../generated/labels-de.js'
import type { LanguagePack } from '../search/language-pack.js'

export const de: LanguagePack = { language: 'de', tokens, labels, groups, terms }
