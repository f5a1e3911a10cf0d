import { packs } from './generated/languages.js'
import { addLanguage } from './search/languages.js'

for (const pack of packs) addLanguage(pack)

export * from './browser.js'
