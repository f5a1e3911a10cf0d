import { describe, expect, it } from 'vitest'
import { skill, skillsOf } from './index.js'
import { labelsIn } from './labels.js'
import { en } from './languages/en.js'
import { pl } from './languages/pl.js'

const heatPump = 'http://data.europa.eu/esco/skill/00735755-adc6-4ea0-b034-b8caff339c9f'

describe('labels of a language', () => {
  const english = labelsIn(en)

  it('are those the taxonomy gives, of ESCO skills and of own ones', () => {
    for (const { uri } of skillsOf('wood-furniture')) {
      const { label, alternatives } = skill(uri)!
      expect(english.of(uri)).toEqual([label, ...alternatives])
    }
    expect(labelsIn(pl).of(heatPump)[0]).toBe('montować pompy ciepła')
  })

  it('lead back to the skill, letter case and white space apart', () => {
    expect(english.skills('  Install heat  PUMP ')).toEqual([
      { uri: heatPump, preferred: 'install heat pump', isPreferred: true },
    ])
    for (const { uri, label } of skillsOf('wood-furniture'))
      expect(english.skills(label)).toContainEqual({ uri, preferred: label, isPreferred: true })
    const other = skill(heatPump)!.alternatives[0]!
    expect(english.skills(other)).toContainEqual({
      uri: heatPump,
      preferred: 'install heat pump',
      isPreferred: false,
    })
  })

  it('are none for what is no skill, and no skill has the label that is none', () => {
    for (const text of ['', 'constructor', 'http://data.europa.eu/esco/skill/', `${heatPump} `]) {
      expect(english.of(text)).toEqual([])
      expect(english.skills(text)).toEqual([])
    }
  })
})
