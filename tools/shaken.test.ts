/** Whoever imports one thing loads little else: bundled from the sources, as `npm run bench` does. */
import { describe, expect, it } from 'vitest'
import { bundledSize } from '../bench/size.ts'

describe('a bundle of one element', () => {
  it('as a zod schema has no other element, and no code it does not ask for', async () => {
    const { gzipped, inputs, text } = await bundledSize(
      "export { Level } from './packages/core/src/zod.ts'",
      ['zod'],
    )
    expect(inputs.filter((file) => /packages.(?:core|common)/.test(file)).length).toBeLessThan(10)
    for (const word of ['second-cycle', 'referenced', 'national']) expect(text).toContain(word)
    for (const word of ['apprenticeship', 'portfolio', 'erasmus', 'learningOutcomes', 'idn'])
      expect(text).not.toContain(word)
    expect(gzipped).toBeLessThan(2_600)
  })

  it('as a validator has neither the rules of others nor the form of the record', async () => {
    const { gzipped, text } = await bundledSize(
      "export { level } from './packages/validators/src/elements.ts'",
    )
    expect(text).toContain('second-cycle')
    for (const word of [
      'http://publications.europa.eu/resource/authority/country',
      'dateOfIssuing"]',
      'learner.unidentified',
      'notional-workload.unusual',
    ])
      expect(text).not.toContain(word)
    expect(gzipped).toBeLessThan(15_500)
  })

  it('as one of all validators has all', async () => {
    const one = await bundledSize("export { level } from './packages/validators/src/elements.ts'")
    const all = await bundledSize("export { elementValidators } from './packages/validators/src/elements.ts'")
    expect(all.gzipped).toBeGreaterThan(one.gzipped + 10_000)
    expect(all.text).toContain('http://data.europa.eu/esco/')
  })
})

it('a bundle of the form of the record has no code that no record holds, and no word of other forms', async () => {
  const { gzipped, inputs, text } = await bundledSize(
    "export { validate } from './packages/validators/src/record.ts'",
  )
  expect(text.includes('second-cycle')).toBe(true)
  for (const word of ['weighted-discrepancy', 'us-semester-hour', 'openbadges.'])
    expect(text.includes(word), word).toBe(false)
  expect(inputs.filter((file) => file.includes('node_modules'))).toEqual([])
  expect(gzipped).toBeLessThan(45_700)
})
