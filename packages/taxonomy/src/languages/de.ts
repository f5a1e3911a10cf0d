import { groups, labels } from '../generated/labels-de.js'
import type { LanguagePack } from '../languages.js'

export const de: LanguagePack = { language: 'de', labels, groups }
