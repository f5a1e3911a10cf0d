/** Offers that went out come back, whatever was published of them. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readSpecification } from '@microcred/core/write'
import { describe, expect, it } from 'vitest'
import { convert } from '../src/convert.js'

const folder = fileURLToPath(new URL('../../../examples/specifications', import.meta.url))
const offers = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const)

describe.each(['openbadges', 'loq'] as const)('an offer that was written as %s', (target) => {
  it.each(offers)('is read back as a specification: %s', (_, text) => {
    const { credential } = convert(text, target)
    const back = convert(JSON.stringify(credential), 'record')
    expect(back.report.kind).toBe('specification')
    const read = readSpecification(JSON.parse(JSON.stringify(credential)))
    expect(read?.title).toEqual(JSON.parse(text).title)
    expect(back.credential).toMatchObject({ ...read })
  })

  it('is read back whatever profile was named for what goes in', () => {
    const { credential } = convert(offers[0]![1], target)
    const back = convert(JSON.stringify(credential), 'record', { profile: 'openbadges' })
    expect(back.report.kind).toBe('specification')
  })

  it('says what of it is not in the specification, and of nothing else', () => {
    for (const [, text] of offers) {
      const published = JSON.parse(JSON.stringify(convert(text, target).credential))
      expect(convert(JSON.stringify(published), 'record').unread).toEqual([])
      const offer = target === 'loq' ? published['@graph'][0] : published
      offer.colour = 'red'
      const at = target === 'loq' ? '/@graph/0' : ''
      expect(convert(JSON.stringify(published), 'record').unread).toEqual([`${at}/colour`])
    }
  })
})

it('An offer of others says of words that have no code that they are not read', () => {
  const offer = {
    type: 'LearningAchievementSpecification',
    title: { en: 'Green energy' },
    eqfLevel: { type: 'Concept', notation: '5' },
    educationSubject: [{ type: 'Concept', notation: '0710' }],
  }
  expect(convert(offer, 'record').unread).toEqual(['/eqfLevel', '/educationSubject'])
})
