import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { patched } from '@microcred/common/patch'
import { valueAt } from '@microcred/common/pointer'
import { read, type Specification } from '@microcred/core'
import { write } from '@microcred/core/write'
import { describe, expect, it } from 'vitest'
import { root } from '../../../tools/root.ts'
import { validate } from '../src/index.js'

const AT = { at: '2026-11-30' }
const folder = join(root, 'examples/specifications')
const offers = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => ({ file, json: JSON.parse(readFileSync(join(folder, file), 'utf8')) as Specification }))

const achievementOf = (specification: Specification) =>
  JSON.parse(JSON.stringify(write(specification, 'openbadges').credential)) as Record<string, unknown>

/** An achievement as others write it: without what a specification adds. */
const plain = {
  '@context': [
    'https://www.w3.org/ns/credentials/v2',
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
  ],
  id: 'https://school.example/achievements/finishing',
  type: ['Achievement'],
  name: 'Wood finishing',
  description: 'How to finish wood.',
  criteria: { narrative: 'A piece of work.' },
  creator: { id: 'https://school.example', type: ['Profile'], name: 'School' },
}

describe('an achievement that nobody holds', () => {
  it.each(offers)('written of $file is a specification without fault', ({ json }) => {
    const report = validate(achievementOf(json), AT)
    expect(report.profile).toMatchObject({ id: 'openbadges', variant: 'achievement' })
    expect(report.kind).toBe('specification')
    expect(report.verdict).toMatchObject({ conformance: 'valid', annexI: 'complete' })
    expect(report.findings.filter(({ severity }) => severity !== 'info')).toEqual([])
    expect(report.record?.id).toBe(json.id)
    expect(report.record).not.toHaveProperty('specification')
  })

  it('is asked for no learner, no date of issuing and no issuer', () => {
    const { findings, elements } = validate(plain, AT)
    const codes = findings.map(({ code }) => code)
    expect(codes).toContain('learning-outcomes.missing')
    for (const code of ['learner.missing', 'date-of-issuing.missing', 'openbadges.incomplete'])
      expect(codes).not.toContain(code)
    expect(elements.filter(({ required }) => required)).toHaveLength(9)
  })

  it('is read in its own places and told of them', () => {
    const { findings, elements, record } = validate(plain, AT)
    expect(record?.awardingBody?.[0]?.legalName).toEqual({ und: 'School' })
    expect(elements.find(({ id }) => id === 'title')?.pointers).toEqual(['/name'])
    expect(elements.find(({ id }) => id === 'awarding-body')?.pointers).toEqual(['/creator'])
    for (const { pointer, params, fix } of findings) {
      expect(valueAt(plain, pointer)).toBeDefined()
      expect(String(params.where)).not.toMatch(/^(?:credentialSubject|issuer)\b/)
      if (fix) expect(patched(plain, fix.patch)).toBeDefined()
    }
    const country = findings.find(({ code }) => code === 'issuer-country.missing')
    expect(country?.fix?.patch).toMatchObject([{ op: 'add', path: '/creator/address' }])
  })

  it('is read without being checked', () => {
    const { record, pointers } = read(plain)
    expect(record.title).toEqual({ und: 'Wood finishing' })
    expect(pointers('/title')).toEqual(['/name'])
  })

  it('is at fault where it stands', () => {
    const { findings, verdict } = validate({ ...plain, criteria: 'A piece of work.' }, AT)
    expect(verdict.conformance).toBe('invalid')
    expect(findings.find(({ code }) => code === 'openbadges.wrong-type')?.pointer).toBe('/criteria')
  })

  it('is none with a learner or an issuer', () => {
    for (const more of [{ credentialSubject: {} }, { issuer: 'https://school.example' }]) {
      const { profile, findings } = validate({ ...plain, ...more }, AT)
      expect(profile?.variant).toBeUndefined()
      expect(findings.map(({ code }) => code)).toContain('openbadges.wrong-class')
    }
  })
})
