import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  checkSkillUri,
  type EscoVersion,
  escoVersions,
  greenIn,
  isGreen,
  latestVersion,
  replacement,
} from './green.js'
import { skillUris } from './skills.js'

const esco = 'http://data.europa.eu/esco/skill/'
const heatPump = `${esco}00735755-adc6-4ea0-b034-b8caff339c9f`
const sortingEquipment = `${esco}012d6406-016a-4790-aeb8-853e61058517`
const flora = `${esco}0058526a-11e9-40a1-ab33-7c5ffdf5da05`
const disposeWaste = `${esco}5e433def-210d-4dfa-bf07-dbf6d04e0eaa`
const manageWaste = `${esco}73a9561d-112c-4d8a-9d5f-b2c11c5bbd5f`

describe('isGreen', () => {
  it('tells the version apart', () => {
    expect(isGreen(heatPump)).toBe(true)
    expect(escoVersions.map((version) => isGreen(sortingEquipment, version))).toEqual([
      false,
      false,
      false,
      true,
    ])
    expect(escoVersions.map((version) => isGreen(flora, version))).toEqual([true, true, true, false])
  })

  it('throws for a version that does not exist', () => {
    expect(() => isGreen(heatPump, '1.3.0' as EscoVersion)).toThrow(
      new RangeError('"1.3.0" is no ESCO version known here: 1.1.0, 1.1.1, 1.2.0, 1.2.1.'),
    )
  })

  it('is false for whatever is not exactly a URI', () => {
    const wrong = [
      '',
      ' ',
      `${heatPump} `,
      heatPump.replace('http:', 'https:'),
      heatPump.toUpperCase(),
      `${heatPump}/`,
    ]
    for (const text of wrong) expect(isGreen(text)).toBe(false)
    fc.assert(fc.property(fc.string(), (text) => !isGreen(text)))
  })
})

describe('greenIn', () => {
  it('lists the versions, oldest first', () => {
    expect(greenIn(flora)).toEqual(['1.1.0', '1.1.1', '1.2.0'])
    expect(greenIn('https://example.org/')).toEqual([])
    expect(latestVersion).toBe('1.2.1')
  })
})

describe('replacement', () => {
  it('names the successor of a withdrawn skill, and of no other', () => {
    expect(replacement(disposeWaste)).toBe(manageWaste)
    expect(replacement(flora)).toBeUndefined()
    expect(replacement('')).toBeUndefined()
  })
})

describe('checkSkillUri', () => {
  const status = (text: string) => checkSkillUri(text, { all: skillUris }).status

  it('knows green, formerly green, withdrawn, other and unknown skills apart', () => {
    expect(checkSkillUri(heatPump)).toMatchObject({ status: 'green', uri: heatPump })
    expect(checkSkillUri(flora)).toMatchObject({
      status: 'green-elsewhere',
      greenIn: ['1.1.0', '1.1.1', '1.2.0'],
    })
    expect(checkSkillUri(flora, { version: '1.2.0' }).status).toBe('green')
    expect(checkSkillUri(disposeWaste)).toMatchObject({ status: 'retired', replacedBy: manageWaste })
    expect(checkSkillUri(`${esco}0005c151-5b5a-4a66-8aac-60e734beb1ab`).status).toBe('unverified')
    expect(status(`${esco}0005c151-5b5a-4a66-8aac-60e734beb1ab`)).toBe('skill')
    expect(checkSkillUri(`${heatPump.slice(0, -1)}0`, { all: skillUris })).toEqual({
      status: 'unknown',
      uri: `${heatPump.slice(0, -1)}0`,
      nearest: heatPump,
    })
  })

  it('knows the skills of the project', () => {
    expect(status('https://w3id.org/microcred/skill/source-certified-wood')).toBe('own')
    expect(status('https://w3id.org/microcred/skill/source-wood')).toBe('unknown')
  })

  it.each([
    ['https for http', heatPump.replace('http:', 'https:')],
    ['upper case', heatPump.toUpperCase()],
    ['blanks around it', ` ${heatPump}\n`],
    ['a blank in it', heatPump.replace('skill/', 'skill/ ')],
    ['a slash behind it', `${heatPump}/`],
    ['no hyphens', heatPump.replaceAll('-', '')],
    ['the bare UUID', heatPump.slice(-36)],
    ['a digit missing', heatPump.slice(0, -1)],
    ['a digit too many', `${heatPump}0`],
    ['a letter o for a zero', heatPump.replace('/00735755', '/o0735755')],
    [
      'an address of the portal',
      `https://esco.ec.europa.eu/en/classification/skills?uri=${encodeURIComponent(heatPump)}`,
    ],
  ])('names the right spelling of a URI with %s', (_, text) => {
    expect(checkSkillUri(text)).toEqual({ status: 'malformed', nearest: heatPump })
  })

  it('leaves other IRIs and texts alone', () => {
    for (const text of [
      '',
      'sort waste',
      'http://data.europa.eu/esco/isced-f/0712',
      '%E0%A4%A',
      'x'.repeat(100_000),
    ]) {
      expect(status(text)).toBe('foreign')
    }
  })

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof status(text) === 'string'))
    fc.assert(fc.property(fc.string(), (text) => typeof status(esco + text) === 'string'))
  })
})
