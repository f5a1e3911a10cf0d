/** The entry for our own two forms gives the reports that the entry for every profile gives. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../../../tools/root.ts'
import { validate as own } from '../src/walk/own.js'
import { validate } from '../src/walk/validate.js'
import { complete } from './complete-record.js'
import { documents } from './documents.js'

const at = '2026-11-22'

const filesIn = (folder: string): string[] =>
  readdirSync(join(root, 'examples', folder))
    .filter((name) => name.endsWith('.json'))
    .map((name) => join(folder, name))

const textOf = (file: string): string => readFileSync(join(root, 'examples', file), 'utf8')

describe('records and specifications, sound and broken, bare and in envelopes', () => {
  for (const file of [
    ...filesIn('credentials'),
    ...filesIn('specifications'),
    'broken/plovdiv-ten-mistakes.json',
  ]) {
    const text = textOf(file)
    const payload = Buffer.from(text).toString('base64url')
    const forms = {
      text,
      bytes: new TextEncoder().encode(text),
      'a JAdES envelope': JSON.stringify({ payload, signatures: [] }),
      'a JWT': `${Buffer.from('{"alg":"ES256"}').toString('base64url')}.${payload}.c2ln`,
    }
    for (const [form, input] of Object.entries(forms))
      it(`${file} as ${form} has one report`, () => {
        const report = own(input, { at })
        expect(report.profile).not.toBeNull()
        expect(report).toEqual(validate(input, { at }))
      })
  }
})

describe('every fixture and every example that is a record or a specification', () => {
  const ours = documents()
    .map(({ file, json }) => ({ file, text: JSON.stringify(json, null, 2) }))
    .filter(({ text }) => own(text, { at }).profile !== null)

  it('are some hundreds', () => expect(ours.length).toBeGreaterThan(400))

  it('have the same findings with the same fixes from either entry', () => {
    for (const { file, text } of ours) expect(own(text, { at }), file).toEqual(validate(text, { at }))
  })

  it.each<[string, Record<string, unknown>]>([
    ['markup', { title: { en: 'Wood <b>finishing</b>' } }],
    ['a script of another language', { title: { en: 'Ξύλο και βερνίκι' } }],
    ['a region that is none', { title: { 'en-QX': 'Wood finishing' } }],
    ['an outcome that is a text by language', { learningOutcomes: [{ en: 'Finishes wood' }] }],
    ['a body without its name', { awardingBody: [{}] }],
    ['a word where an object belongs', { level: 'EQF 5' }],
    ['a code in a word', { participationForm: 'online' }],
  ])('%s has its one fix from either', (_, fault) => {
    const text = JSON.stringify(complete(fault))
    const fixes = own(text, { at }).findings.flatMap(({ fix }) => fix ?? [])
    expect(fixes.length).toBeGreaterThan(0)
    expect(own(text, { at })).toEqual(validate(text, { at }))
  })
})

describe('what it leaves to the entry for every profile', () => {
  for (const file of [
    ...filesIn('edc'),
    ...filesIn('openbadges'),
    'broken/graz-badge-half-the-elements.json',
  ])
    it(`${file} has no profile`, () => {
      expect(own(textOf(file), { at }).profile).toBeNull()
    })

  it('an SD-JWT has no profile, even of a record', () => {
    const payload = Buffer.from(textOf(filesIn('credentials')[0]!)).toString('base64url')
    expect(own(`${Buffer.from('{"alg":"ES256"}').toString('base64url')}.${payload}.c2ln~`).profile).toBeNull()
  })

  it('a profile that is asked for and not its own is none', () => {
    expect(own(textOf(filesIn('credentials')[0]!), { profile: 'edc' }).profile).toBeNull()
  })
})
