import { skillUris } from '@microcred/taxonomy/skills'
import { expect, it } from 'vitest'
import { skillLookup, skills } from './skill-lookup.js'

const esco = (uuid: string): string => `http://data.europa.eu/esco/skill/${uuid}`
const heatPump = esco('00735755-adc6-4ea0-b034-b8caff339c9f')
const queryLanguages = esco('fed5b267-73fa-461d-9f69-827c78beb39d')
const nobody = esco('ffffffff-ffff-4fff-bfff-ffffffffffff')

it('the lookup opens nothing for green skills', () => {
  const opened: string[] = []
  const lookup = skillLookup((module) => void opened.push(module))
  expect(lookup.check(heatPump).status).toBe('green')
  expect(opened).toEqual([])
})

it('the lookup opens each module once, and only what is asked for', () => {
  const opened: string[] = []
  const lookup = skillLookup((module) => {
    opened.push(module)
    return module.endsWith('/skills') ? { skillUris } : undefined
  })
  for (const uri of [queryLanguages, nobody, queryLanguages]) lookup.check(uri)
  for (const tag of ['en', 'en-IE', 'EN', 'fi', 'english', '']) lookup.labelled('sort waste', tag)
  expect(opened).toEqual(['@microcred/taxonomy/skills', '@microcred/taxonomy/languages/en'])
})

it('without the list of all skills nothing is said of what is not green', () => {
  const lookup = skillLookup(() => undefined)
  expect([queryLanguages, nobody].map((uri) => lookup.check(uri).status)).toEqual([
    'unverified',
    'unverified',
  ])
  expect(lookup.check(heatPump.toUpperCase())).toEqual({ status: 'malformed', nearest: heatPump })
  expect([lookup.labels(heatPump, 'en'), lookup.labelled('sort waste', 'en')]).toEqual([[], []])
})

it('on Node everything is at hand', () => {
  expect([queryLanguages, nobody].map((uri) => skills.check(uri).status)).toEqual(['skill', 'unknown'])
  expect(skills.labels(heatPump, 'en-GB')[0]).toBe('install heat pump')
  expect(skills.labelled('Sort waste', 'en')[0]?.isPreferred).toBe(true)
  expect(skills.labelled('x'.repeat(10_000), 'en')).toEqual([])
})
