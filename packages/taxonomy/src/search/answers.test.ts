/** What is answered, to the thousandth: whoever changes data or weights sees what else that changes (`vitest -u` writes it anew). */
import { expect, it } from 'vitest'
import { find, guessLanguage } from '../index.js'

/** Labels as they are, cut, misspelt, in another order and form; terms of trades; initials; descriptions; plain words. */
const QUERIES: readonly (readonly [language: string, ...texts: string[]])[] = [
  [
    'en',
    'install heat pump',
    'instal heat pmup',
    'pumps that heat',
    'heat',
    'blower door test',
    'water-based varnish on wood',
    'sort and recycle wood waste on the construction site',
    'csr',
    'erp',
    'photovoltaik systems',
    'solar',
    'how to do it',
    'project management',
    'manage a team of energy auditors',
    'waste management',
    'legislation on pollution',
    'circular economy business model for furniture makers',
    'zero energy building designs',
    'carbon footprint',
    'emissions of greenhouse gases from ships',
    'repair',
    'repairing old chairs instead of buying new ones',
    'thermal insulation of facades',
    'irrigation',
    'drip irrigations sistem',
    'electric vehicles charging stations',
    'biodiversity in vineyards',
    'environmental reporting CSRD',
    'plastic',
    'hazardous waste',
  ],
  [
    'de',
    'Wärmepumpen installieren',
    'Waermepumpe',
    'Bauschutt',
    'Holzabfälle auf der Baustelle trennen',
    'Energieberatung für Altbauten',
    'Solaranlagen',
    'Photovoltaikanlagen warten',
    'Abfallwirtschaft',
    'Kreislaufwirtschaft in der Möbelherstellung',
    'Umweltschutz',
    'Dämmung der Fassade',
    'Müll',
    'die Arbeit im Team planen',
  ],
  ['fr', 'poser une isolation', 'gestion des déchets', 'pompe à chaleur', 'économie circulaire', 'irigation'],
  ['es', 'bomba de calor', 'gestión de residuos', 'energía solar', 'madera', 'riego por goteo'],
  ['pl', 'pompy ciepła', 'gospodarowanie odpadami', 'energia słoneczna', 'izolacja'],
  ['bg', 'термопомпи', 'отпадъци', 'слънчева енергия', 'напояване'],
  ['fi', 'lämpöpumpun asennus', 'jätteet', 'aurinkoenergia'],
  ['it', 'pompa di calore', 'rifiuti di cantiere', 'energia solare'],
  ['nl', 'warmtepomp installeren', 'afval', 'zonne-energie'],
]

const name = (uri: string, label: string): string => `${label} <${uri.slice(uri.lastIndexOf('/') + 1)}>`

it('is what stands in the table, in each language and for each kind of question', async () => {
  const lines = QUERIES.flatMap(([language, ...texts]) =>
    texts.flatMap((text) => {
      const { language: guessed, sure } = guessLanguage(text)
      const answers = find(text, { language, weak: true, limit: 8 })
      return [
        `${language} ${text} (${guessed}${sure ? '' : '?'})`,
        ...answers.map(
          ({ uri, label, score, strength, why }) =>
            `  ${score} ${strength} ${name(uri, label)} by ${why.kind} ${JSON.stringify(why.label)} ${why.words.join(' ')}`,
        ),
      ]
    }),
  )
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('../../test/answers.txt')
}, 120_000)
