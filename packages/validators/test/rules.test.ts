import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { toIcu } from '@microcred/core/icu'
import { describe, expect, it } from 'vitest'
import { allRules as rules } from '../src/check/all-rules.js'
import type { Subject } from '../src/check/rules/rule.js'
import { explanationOf } from '../src/explanations.js'
import { validate } from '../src/index.js'
import { complete } from './complete-record.js'
import { AT } from './rule-cases.js'

const folder = new URL('../src/check/rules/', import.meta.url)

/** Codes by the names of the files: a dot sets off the fault, and tests say so. */
const files = readdirSync(folder)
  .filter((file) => /^[^.]+\.[^.]+\.ts$/.test(file) && !file.endsWith('.test.ts'))
  .map((file) => file.slice(0, -'.ts'.length))

const fileOf = (code: string): string => code.replace(/^\*/, 'any')

describe('the rules', () => {
  it('are all in the register, and nothing else is', () => {
    expect(rules.map(([code]) => fileOf(code)).sort()).toEqual(files.toSorted())
    expect(files.length).toBeGreaterThan(30)
  })

  it.each(files)('%s has its test beside it, over its own code', (file) => {
    const test = new URL(`${file}.test.ts`, folder)
    expect(existsSync(test)).toBe(true)
    expect(readFileSync(test, 'utf8')).toMatch(new RegExp(`cases\\(\\s*'${file}'`))
  })

  it('are named subject.fault in kebab-case', () => {
    for (const [code] of rules) expect(code).toMatch(/^(?:\*|[a-z]+(?:-[a-z]+)*)\.[a-z]+(?:-[a-z]+)*$/)
  })

  it.each(rules)('%s says what is wrong in a sentence, why, and where it is written', (code, rule) => {
    const explanation = explanationOf(code.replace('*', 'title'))!.explanation
    const sentence = toIcu(rule.sentence)
    expect(sentence).toMatch(/^[A-Z`{].*[^.]\.$/s)
    expect(sentence.match(/\.(?=\s|$)/g)).toHaveLength(1)
    if (rule.hint !== undefined) expect(rule.hint).toMatch(/[.?]$/)
    expect(explanation.match(/[.?](?=\s|$)/g)!.length).toBeGreaterThanOrEqual(1)
    expect(explanation).toMatch(/\.$/)
    expect(explanation).not.toMatch(/\{\w+\}/)
    expect(rule.source.document).toMatch(/\S/)
    expect(rule.source.clause).toMatch(/\S/)
    expect(new URL(rule.source.url).protocol).toBe('https:')
  })

  it('say nothing of any shipped example, however small', () => {
    const examples = new URL('../../../examples/credentials/', import.meta.url)
    const names = readdirSync(examples).filter((file) => file.endsWith('.json'))
    expect(names.length).toBeGreaterThan(0)
    for (const name of names) {
      const { findings } = validate(readFileSync(new URL(name, examples)), { at: '2026-11-01' })
      expect(findings.map(({ code, pointer }) => `${name} ${code} ${pointer}`)).toEqual([])
    }
  })

  it('are silent on a record that has nothing', () => {
    for (const [code, rule] of rules) {
      const empty = {
        json: {},
        namesakes: undefined,
        durations: [],
        doubtful: [],
        unusual: [],
        odd: [],
        pointerTo: () => '',
      }
      const said: unknown[] = []
      const subject: Subject = {
        record: {},
        contents: empty,
        credential: empty,
        at: AT,
        once: (find) => find(subject),
      }
      rule.check(subject, (breach) => said.push(breach))
      expect([code, ...said]).toEqual([code])
    }
  })

  it('never repeat what is the learner’s', () => {
    const secret = 'Zlatomira-4711'
    const record = complete({
      learner: {
        id: `urn:x:${secret}`,
        fullName: { en: `<${secret}>` },
        dateOfBirth: '2030-03-14',
        email: `${secret}@learner.example`,
        identifiers: [
          { scheme: 'orcid', value: secret, country: 'EL' },
          { scheme: `${secret}-orcid`, value: `{{${secret}}}` },
          { scheme: 'eidas', value: secret },
        ],
      },
      awardingBody: [{ id: `urn:x:${secret}`, legalName: { en: 'One' }, email: 'a@b.example' }],
      grade: { value: { en: secret }, points: 4711, status: 'fail', scheme: { minimum: 0, maximum: 10 } },
    })
    const { findings } = validate(record, { at: AT })
    expect(findings.length).toBeGreaterThanOrEqual(7)
    for (const { message, params, fix } of findings) {
      expect(message + JSON.stringify(params) + (fix?.title ?? '')).not.toMatch(/Zlatomira|4711|2030-03-14/)
    }
  })
})
