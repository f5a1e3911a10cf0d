import { readFileSync } from 'node:fs'
import { compare } from '@microcred/equivalence'
import { stack } from '@microcred/stacking'
import { held, offers } from './offers.mjs'

const rule = JSON.parse(readFileSync(new URL('../stacking/resource-manager.json', import.meta.url), 'utf8'))

const { verdict, nodes, counted, provenance } = stack(
  rule,
  held.map((record) => ({ record })),
  { at: '2026-11-22', equivalence: { compare, specifications: Object.values(offers) } },
)

console.log(`${rule.title.en}: ${verdict}`)
for (const { title, status, have, need, unit } of nodes)
  console.log(`  ${title.en}: ${status}, ${have.least} of ${need} ${unit}`)
for (const { held: at, requirement, comparison } of counted.filter((use) => use.comparison))
  console.log(`  “${held[at].title.en}” is ${comparison.grade} for ${requirement}`)
console.log(`  by ${provenance.rule} ${provenance.version}; the receiving organisation decides`)
