import { readdirSync, readFileSync } from 'node:fs'
import { check, openRule, wordsOf } from '@microcred/stacking'
import { describe, expect, it } from 'vitest'
import { sentences } from '../src/generated/findings.js'

const folder = new URL('../../schemas/stacking/', import.meta.url)
const files = (name: string) =>
  readdirSync(new URL(`${name}/`, folder)).filter((file) => file.endsWith('.json'))
const read = (path: string) => JSON.parse(readFileSync(new URL(path, folder), 'utf8'))

const findings = (value: unknown) => {
  const { rule, violations } = openRule(value)
  return rule ? check(rule) : violations
}

describe('static checks', () => {
  for (const file of files('invalid'))
    it(`find the one fault of ${file}`, () => {
      const { because, data } = read(`invalid/${file}`)
      expect(findings(data).map(({ code, pointer }) => ({ code, pointer }))).toEqual([because])
    })

  for (const folder of ['valid', 'packs'])
    for (const file of files(folder))
      it(`find nothing in ${folder}/${file}`, () => {
        const value = read(`${folder}/${file}`)
        for (const rule of value.rules ?? [value]) expect(findings(rule)).toEqual([])
      })

  it('have words for every code, without a hole', () => {
    for (const [code, [severity, part, sentence, , explanation]] of Object.entries(sentences)) {
      expect(['error', 'warning', 'info']).toContain(severity)
      expect(['conformance', 'annexI', 'validity', 'quality']).toContain(part)
      expect(sentence).toMatch(/[.:]/)
      expect(explanation).toMatch(/\.$/)
      expect(wordsOf({ code, pointer: '' })).not.toMatch(/[{}]/)
    }
  })

  it('have an invalid rule for every fault of a rule that stands in the table', () => {
    const shown = new Set(files('invalid').map((file) => read(`invalid/${file}`).because.code))
    const elsewhere = [
      'stacking-rule.too-deep',
      'stacking-rule.too-large',
      'stacking-rule.not-in-force',
      'stacking-rule.other-cohort',
      'stacking-rule.no-ledger',
      'stacking-rule.no-specification',
      'stacking-rule.unknown-policy',
    ]
    expect(
      Object.keys(sentences).filter(
        (code) => code.startsWith('stacking-rule.') && !shown.has(code) && !elsewhere.includes(code),
      ),
    ).toEqual([])
  })
})
