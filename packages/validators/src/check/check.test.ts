import { describe, expect, it } from 'vitest'
import { complete } from '../../test/complete-record.js'
import { validate } from '../walk/own.js'

describe('a fix of a rule', () => {
  it('is of the item its finding is of, where an item before it had to go', () => {
    const skill = {
      uri: 'https://data.europa.eu/esco/skill/e541c69c-ea80-4b17-87cb-4001d0b9d303',
      match: 'exact',
    }
    const outcomes = complete().learningOutcomes
    const record = complete({ learningOutcomes: [7, { ...outcomes[0], skills: [skill] }] })
    const found = validate(record, { at: '2026-06-19' }).findings.find(
      ({ code }) => code === 'learning-outcomes.malformed-skill',
    )
    expect(found?.pointer).toBe('/learningOutcomes/1/skills/0/uri')
    expect(found?.fix?.patch[0]?.path).toBe('/learningOutcomes/1/skills/0/uri')
  })
})
