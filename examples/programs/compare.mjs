import { readFileSync } from 'node:fs'
import { compare } from '@microcred/equivalence'
import { stack } from '@microcred/stacking'
import { validate } from '@microcred/validators'
import { held, offers } from './offers.mjs'

const read = (file) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')
const { decisions } = JSON.parse(read('decisions/zwolle-sustainability-reporting.json'))
const rule = JSON.parse(read('stacking/resource-manager.json'))
const badge = validate(read('partners/zwolle-sustainability-reporting.json')).record
const options = { purpose: 'exemption', at: '2026-11-22' }

// What the documents say, and what nobody but a person can tell.
const computed = compare(badge, offers['sustainability-reporting'], options)
console.log(`computed: ${computed.grade}, ${computed.covered * 100} % of the outcomes covered`)
for (const { element, status } of computed.elements) console.log(`  ${element}: ${status}`)

// A recognition office has looked at it. Its decision outranks what is computed, and both are shown.
const decided = compare(badge, offers['sustainability-reporting'], { ...options, decisions })
console.log(`decided: ${decided.grade}, by ${decided.decision.decision.evaluator.name.en}`)

// The foreign badge counts in the place of the part that was missing.
const { verdict, counted } = stack(
  rule,
  [...held, badge].map((record) => ({ record })),
  { at: '2026-11-22', equivalence: { compare, specifications: Object.values(offers), decisions } },
)
const { comparison } = counted.find(({ id }) => id === badge.id)
console.log(
  `${rule.title.en}: ${verdict}, with ${comparison.source.title.nl} as ${comparison.target.title.en}`,
)
