import { readFileSync } from 'node:fs'
import { validate } from '@microcred/validators'

for (const file of [
  'broken/lyon-edc-half-the-elements.json',
  'partners/zwolle-sustainability-reporting.json',
]) {
  const { profile, verdict, elements, findings } = validate(
    readFileSync(new URL(`../${file}`, import.meta.url)),
    { at: '2026-11-22' },
  )
  console.log(`${file}: ${profile.id}, ${verdict.conformance}, Annex I ${verdict.annexI}`)
  for (const { severity, line, column, message } of findings)
    console.log(`  ${severity} at ${line}:${column} ${message}`)
  const missing = elements.filter(({ required, status }) => required && status !== 'present')
  if (missing.length > 0) console.log(`  to ask the partner for: ${missing.map(({ id }) => id).join(', ')}`)
}
