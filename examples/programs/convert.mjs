import { write } from '@microcred/core/write'
import { validate } from '@microcred/validators'
import { held } from './offers.mjs'

for (const profile of ['edc', 'openbadges']) {
  const { credential, loss } = write(held[0], profile)
  const { verdict } = validate(credential, { at: '2026-11-22', draft: true })
  console.log(
    `${profile}: ${verdict.conformance}, Annex I ${verdict.annexI}, ${loss.length} parts not as they were`,
  )
  for (const { pointer, reason } of loss.slice(0, 5)) console.log(`  ${pointer}: ${reason}`)
}
