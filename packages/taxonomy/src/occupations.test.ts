import { describe, expect, it } from 'vitest'
import { isGreen } from './green.js'
import { findOccupations, occupation, occupations, skillsOfOccupation } from './occupations.js'

describe('occupations', () => {
  it('are found by URI and by code', () => {
    const carpenter = occupation('7115.1')
    expect(carpenter).toMatchObject({
      label: 'carpenter',
      isco: '7115',
      greenShare: 0.0909,
      nace: ['1625', '1623'],
    })
    expect(occupation(carpenter!.uri)).toEqual(carpenter)
    for (const text of ['', '7115', 'carpenter', 'http://data.europa.eu/esco/occupation/x']) {
      expect(occupation(text)).toBeUndefined()
    }
  })

  it('have green skills, essential ones first', () => {
    const skills = skillsOfOccupation('7115.1')
    expect(skills.map(({ relation }) => relation)).toEqual([
      'essential',
      'essential',
      'optional',
      'optional',
      'optional',
    ])
    expect(skills.every(({ uri }) => isGreen(uri))).toBe(true)
    expect(skillsOfOccupation('x')).toEqual([])
  })

  it('that use a skill are listed, the greenest first', () => {
    const users = occupations('http://data.europa.eu/esco/skill/00735755-adc6-4ea0-b034-b8caff339c9f')
    expect(users.length).toBe(3)
    expect(users.map((user) => user.occupation.greenShare)).toEqual(
      users.map((user) => user.occupation.greenShare).sort((a, b) => b - a),
    )
    expect(occupations('x')).toEqual([])
  })

  it('are suggested for a text', () => {
    expect(findOccupations('sustainability manager')[0]).toMatchObject({
      score: 1,
      occupation: { code: '1213.8' },
    })
    expect(findOccupations('')).toEqual([])
  })
})
