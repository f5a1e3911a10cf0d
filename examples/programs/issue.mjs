import { validate } from '@microcred/validators'
import { held } from './offers.mjs'

for (const record of held) {
  const { verdict, elements, findings } = validate(record, { at: '2026-11-22' })
  const present = elements.filter(({ status }) => status === 'present').length
  console.log(`${record.title.en}: ${verdict.conformance}, Annex I ${verdict.annexI}`)
  console.log(`  ${present} of 16 elements, ${findings.length} findings`)
}
