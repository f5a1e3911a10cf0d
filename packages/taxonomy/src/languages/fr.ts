import { groups, labels, terms, tokens } from '../generated/labels-fr.js'
import type { LanguagePack } from '../search/language-pack.js'

export const fr: LanguagePack = { language: 'fr', tokens, labels, groups, terms }
