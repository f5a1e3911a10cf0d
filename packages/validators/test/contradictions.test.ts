import { write } from '@microcred/core/write'
import { describe, expect, it } from 'vitest'
import { validate } from '../src/index.js'
import { complete } from './complete-record.js'
import { documents } from './documents.js'

type Json = Record<string, unknown>

const AT = { at: '2026-06-19' }

const told = (json: unknown) =>
  validate(json, AT).findings.filter(({ code }) => code.endsWith('.contradicts-record'))

const record = complete({ validUntil: '2031-06-19' })

const badge = () => structuredClone(write(record, 'openbadges').credential) as Json
const envelope = () => structuredClone(write(record, 'vc').credential) as Json

const subjectOf = (json: Json) => json.credentialSubject as Json & { achievement: Json }

const ids = { id: 'urn:uuid:1', issuer: { id: 'https://issuer.example/' } }

const planted: readonly (readonly [string, string, string, () => Json, (json: Json) => void])[] = [
  [
    'another title',
    'title',
    '/credentialSubject/achievement/name',
    badge,
    (json) => {
      subjectOf(json).achievement.name = 'Welding'
    },
  ],
  [
    'another level',
    'level',
    '/targetUrl',
    badge,
    (json) => {
      for (const each of subjectOf(json).achievement.alignment as Json[])
        if (String(each.targetUrl).includes('/eqf/'))
          Object.assign(each, { targetUrl: 'http://data.europa.eu/snb/eqf/7', targetCode: '7' })
    },
  ],
  [
    'other credits',
    'notional-workload',
    '/credentialSubject/achievement/creditsAvailable',
    badge,
    (json) => {
      subjectOf(json).creditsEarned = undefined
      subjectOf(json).achievement.creditsAvailable = 30
      subjectOf(json).achievement.ECTS = undefined
    },
  ],
  [
    'another end',
    'valid-until',
    '/validUntil',
    badge,
    (json) => {
      json.validUntil = '2099-01-01T00:00:00Z'
    },
  ],
  [
    'another day of awarding',
    'date-of-issuing',
    '/awardedDate',
    badge,
    (json) => {
      json.awardedDate = '2020-01-01T00:00:00Z'
    },
  ],
  [
    'another skill',
    'learning-outcomes',
    '/targetUrl',
    badge,
    (json) => {
      const [skill] = (subjectOf(json).achievement.alignment as Json[]).filter((each) =>
        String(each.targetUrl).includes('/esco/skill/'),
      )
      skill!.targetUrl = 'http://data.europa.eu/esco/skill/d2c81ad1-2439-43cf-9c63-204187b8f771'
    },
  ],
  [
    'another body',
    'awarding-body',
    '/issuer/name',
    badge,
    (json) => {
      Object.assign(json.issuer as Json, { name: 'Another School' })
    },
  ],
  [
    'another learner',
    'learner',
    '/credentialSubject/id',
    badge,
    (json) => {
      subjectOf(json).id = 'did:example:somebody-else'
    },
  ],
  [
    'another learner',
    'learner',
    '/credentialSubject/id',
    envelope,
    (json) => {
      subjectOf(json).id = 'did:example:somebody-else'
    },
  ],
  [
    'another end',
    'valid-until',
    '/validUntil',
    envelope,
    (json) => {
      json.validUntil = '2099-01-01T00:00:00Z'
    },
  ],
]

describe('a credential that carries a record', () => {
  it.each(planted)('with %s in its own terms says so of %s', (_, element, pointer, make, change) => {
    const json = make()
    expect(told(json)).toEqual([])
    change(json)
    const found = told(JSON.parse(JSON.stringify(json)))
    expect(found.map(({ code }) => code)).toEqual([`${element}.contradicts-record`])
    expect(found[0]!.pointer.endsWith(pointer)).toBe(true)
    expect(found[0]!.message).not.toMatch(/somebody-else|Welding/)
  })

  it('may say the same in other letters, at another hour, or less than the record', () => {
    const json = badge()
    const subject = subjectOf(json)
    subject.achievement.name = ` ${String(subject.achievement.name).toUpperCase()}`
    subject.achievement.alignment = []
    json.issuer = { ...(json.issuer as Json), id: 'https://platform.example/', name: 'A platform' }
    if (json.validUntil) json.validUntil = String(json.validUntil).replace(/T.*/, 'T23:00:00+02:00')
    expect(told(json)).toEqual([])
  })

  it('contradicts itself in no fixture, in no example, and nowhere that the writers write', () => {
    const wrong: string[] = []
    for (const { file, json } of documents()) {
      const own = validate(json, AT)
      const all = [json]
      if (own.profile?.id === 'record' && own.ok)
        for (const to of ['openbadges', 'vc'] as const)
          all.push(write(own.record as never, to, ids).credential)
      for (const each of all)
        wrong.push(...told(each).map(({ code, pointer }) => `${file}: ${code} ${pointer}`))
    }
    expect(wrong).toEqual([])
  })
})
