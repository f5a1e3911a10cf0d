import { groups, labels } from '../generated/labels-fr.js'
import type { LanguagePack } from '../languages.js'

export const fr: LanguagePack = { language: 'fr', labels, groups }
