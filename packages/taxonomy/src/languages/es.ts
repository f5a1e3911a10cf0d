import { groups, labels, terms, tokens } from '../generated/labels-es.js'
import type { LanguagePack } from '../search/language-pack.js'

export const es: LanguagePack = { language: 'es', tokens, labels, groups, terms }
