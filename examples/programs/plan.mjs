import { readFileSync } from 'node:fs'
import { compare } from '@microcred/equivalence'
import { plan } from '@microcred/stacking'
import { held, offers } from './offers.mjs'

const rule = JSON.parse(readFileSync(new URL('../stacking/resource-manager.json', import.meta.url), 'utf8'))
const catalogue = Object.values(offers)

const { now, plans } = plan(
  rule,
  held.map((record) => ({ record })),
  catalogue.map((record) => ({ record })),
  { at: '2026-11-22', minimise: 'volume', equivalence: { compare, specifications: catalogue } },
)

console.log(`now ${now.verdict}`)
for (const { offers: taken, total, optimal, result } of plans) {
  const titles = taken.map((at) => catalogue[at].title.en).join(', ')
  console.log(`${total} ECTS${optimal ? ', and no less would do' : ''}: ${titles}; then ${result.verdict}`)
}
