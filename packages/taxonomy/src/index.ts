import { de } from './languages/de.js'
import { es } from './languages/es.js'
import { fr } from './languages/fr.js'
import { pl } from './languages/pl.js'
import { addLanguage } from './search/languages.js'

for (const pack of [de, es, fr, pl]) addLanguage(pack)

export * from './browser.js'
