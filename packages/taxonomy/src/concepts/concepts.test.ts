import { describe, expect, expectTypeOf, it } from 'vitest'
import { broader, type GreenSkillUri, narrower, path, type Skill, skill } from '../index.js'

const heatPump = 'http://data.europa.eu/esco/skill/00735755-adc6-4ea0-b034-b8caff339c9f'
const flora = 'http://data.europa.eu/esco/skill/0058526a-11e9-40a1-ab33-7c5ffdf5da05'

describe('skill', () => {
  it('gives what the taxonomy knows, in the language asked for', () => {
    expect(skill(heatPump, { language: 'pl' })).toEqual({
      uri: heatPump,
      label: 'montować pompy ciepła',
      labelLanguage: 'pl',
      alternatives: [],
      type: 'skill',
      reuseLevel: 'cross-sector',
      status: 'green',
      greenIn: ['1.1.0', '1.1.1', '1.2.0', '1.2.1'],
      broader: ['S7.2.1'],
    })
  })

  it('falls back to English, and says so, where ESCO gave no label', () => {
    const late = 'http://data.europa.eu/esco/skill/012d6406-016a-4790-aeb8-853e61058517'
    expect(skill(late, { language: 'fr' })).toMatchObject({
      label: 'maintain sorting equipment',
      labelLanguage: 'en',
    })
  })

  it('knows formerly green, withdrawn and own skills', () => {
    expect(skill(flora as string)?.status).toBe('no-longer-green')
    expect(
      skill('http://data.europa.eu/esco/skill/cab07957-4f35-4bdd-9d6d-dc5a0cf42e13' as string),
    ).toMatchObject({
      label: 'safety engineering',
      status: 'retired',
      replacedBy: 'http://data.europa.eu/esco/skill/47d491a9-f7c0-4b13-a10f-983d3aa0113e',
    })
    expect(skill('https://w3id.org/microcred/skill/cascade-wood-use', { language: 'de' })).toMatchObject({
      label: 'Kaskadennutzung von Holz',
      status: 'own',
      type: 'knowledge',
      matches: expect.arrayContaining([expect.objectContaining({ match: 'broad' })]),
    })
  })

  it('gives undefined for what is no URI of the taxonomy', () => {
    for (const text of ['', 'x', `${heatPump} `, heatPump.toUpperCase(), heatPump.replace('http', 'https')]) {
      expect(skill(text)).toBeUndefined()
    }
  })

  it('throws for a language without labels', () => {
    expect(() => skill(heatPump, { language: 'mt' })).toThrow('There are no labels in "mt" here')
    expect(() => skill(heatPump, { language: '' })).toThrow(RangeError)
    expect(skill(heatPump, { language: 'de-AT' }).labelLanguage).toBe('de')
  })

  it('has literal types: a green URI gives a skill, any text perhaps one', () => {
    expectTypeOf(skill(heatPump)).toEqualTypeOf<Skill<GreenSkillUri>>()
    expectTypeOf(skill('' as string)).toEqualTypeOf<Skill | undefined>()
  })
})

describe('the hierarchy', () => {
  it('leads from a skill to a top group', () => {
    expect(path(heatPump).map((way) => way.map(({ code }) => code))).toEqual([['S7.2.1', 'S7.2', 'S7', 'S']])
    expect(broader('S7.2', { language: 'pl' })[0]).toMatchObject({ code: 'S7', labelLanguage: 'pl' })
    expect(broader('S')).toEqual([])
    expect(broader('http://data.europa.eu/esco/isced-f/0712')[0]?.code).toBe('071')
  })

  it('has the five transversal green skills below T6.2', () => {
    expect(narrower('T6.2').map(({ label }) => label)).toEqual([
      'adopt ways to foster biodiversity and animal welfare',
      'adopt ways to reduce pollution',
      'evaluate environmental impact of personal behaviour',
      'adopt ways to reduce negative impact of consumption',
      'engage others in environment friendly behaviours',
    ])
  })

  it('is empty for what it does not have', () => {
    expect([broader('x'), narrower('x'), path('x'), narrower(heatPump)]).toEqual([[], [], [], []])
  })
})
