// A desk between two languages: what is alike, what to ask, and an answer that is used again.
import { compare, confirm, match, questionOf } from '@microcred/equivalence'
import '@microcred/taxonomy/languages/es'

const held = {
  id: 'https://centro.example/bombas',
  title: { es: 'Bombas de calor' },
  learningOutcomes: [
    { id: 'https://centro.example/bombas/1', title: { es: 'Instala bombas de calor en viviendas.' } },
    { id: 'https://centro.example/bombas/2', title: { es: 'Atiende a la clientela por teléfono.' } },
  ],
}
const asked = {
  id: 'https://faculty.example/heat-pumps',
  title: { en: 'Heat pumps' },
  learningOutcomes: [
    { id: 'https://faculty.example/heat-pumps/1', title: { en: 'Fits heat pumps in houses.' } },
  ],
}

const [pair] = match(held, asked).pairs
console.log(pair.source.title.es, '|', pair.target.title.en, '|', pair.likeness)
for (const question of pair.ask) console.log('-', questionOf(question))

const answer = { evaluator: { name: { en: 'Recognition office' } }, decided: '2026-06-19' }
const matches = [confirm(pair, { ...answer, match: 'exact', reason: { en: 'Same work, same machines.' } })]
console.log(
  compare(held, asked).covered,
  'before,',
  compare(held, asked, { matches }).covered,
  'with the recorded match',
)
