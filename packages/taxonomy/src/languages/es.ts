import { groups, labels } from '../generated/labels-es.js'
import type { LanguagePack } from '../languages.js'

export const es: LanguagePack = { language: 'es', labels, groups }
