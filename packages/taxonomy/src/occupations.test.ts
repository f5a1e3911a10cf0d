import { describe, expect, it } from 'vitest'
import { isGreen } from './green.js'
import { findOccupations, jobs, named, occupation, occupations, skillsOfOccupation } from './occupations.js'

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

describe('jobs', () => {
  it.each([
    ['sawyer', 'sawmill-operator'],
    ['Schreiner', 'cabinet-maker'],
    ['boscaiolo', 'forestry-worker'],
    ['barnizador', 'furniture-finisher'],
    ['дърводелец', 'joiner'],
    ['timmerman', 'carpenter-timber-frame'],
  ])('are found by what else they are called: %s', (name, code) => {
    expect(named(name).exact[0]?.code).toBe(code)
    const { names } = jobs().find((each) => each.code === code)!
    expect(Object.values(names)).not.toContain(name)
  })

  it('are suggested for a slip of the fingers, and not for another word that looks alike', () => {
    expect(named('upholstrer').near[0]?.code).toBe('upholsterer')
    for (const [name, other] of [
      ['sawyers', 'lawyer'],
      ['plasterers', 'upholsterer'],
      ['glass framer', 'fish-farmer'],
      ['book printer', 'construction-painter'],
      ['harpenter', 'carpenter'],
    ] as const)
      expect(named(name).near.map(({ label }) => label.replace(' ', '-'))).not.toContain(other)
  })
})
