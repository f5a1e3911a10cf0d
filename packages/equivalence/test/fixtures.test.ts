import { readdirSync, readFileSync } from 'node:fs'
import { comparisonPolicies, findingOf, openDecisions, openPolicy } from '@microcred/equivalence'
import { describe, expect, it } from 'vitest'
import { sentences } from '../src/generated/words.js'

const folder = new URL('../../schemas/equivalence/', import.meta.url)
const files = (name: string) =>
  readdirSync(new URL(`${name}/`, folder)).filter((file) => file.endsWith('.json'))
const read = (path: string) => JSON.parse(readFileSync(new URL(path, folder), 'utf8'))

const violations = (value: object) =>
  'decisions' in value || 'matches' in value || 'refusals' in value || Object.keys(value).length === 0
    ? openDecisions(value).violations
    : openPolicy(value).violations

describe('policies and recorded decisions', () => {
  for (const file of files('invalid'))
    it(`are refused for the one fault of ${file}`, () => {
      const { because, data } = read(`invalid/${file}`)
      expect(violations(data).map(({ code, pointer }) => ({ code, pointer }))).toEqual([because])
    })

  for (const kind of ['valid', 'policies'])
    for (const file of files(kind))
      it(`are accepted as they stand in ${kind}/${file}`, () => {
        expect(violations(read(`${kind}/${file}`))).toEqual([])
      })

  it('that come with the standard go by the names of their files', () => {
    expect(Object.keys(comparisonPolicies)).toEqual(files('policies').map((file) => file.slice(0, -5)))
  })

  it('say of every number where it comes from', () => {
    const sourced = (value: unknown): boolean =>
      typeof value !== 'object' || value === null
        ? true
        : 'value' in value || 'covers' in value
          ? 'source' in value
          : Object.values(value).every(sourced)
    for (const { id: _, version: __, conversion: ___, ...policy } of Object.values(comparisonPolicies))
      expect(sourced(policy)).toBe(true)
  })

  it('have words for every finding, without a hole', () => {
    for (const [code, [severity, part, sentence, hint, explanation]] of Object.entries(sentences)) {
      expect(['error', 'warning', 'info']).toContain(severity)
      expect(['conformance', 'annexI', 'validity', 'quality']).toContain(part)
      expect(sentence).toMatch(/[.:]/)
      expect(explanation).toMatch(/\.$/)
      const names = [...`${sentence}${hint}`.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, 'x'])
      expect(findingOf({ code, pointer: '', params: Object.fromEntries(names) })).not.toMatch(/[{}]/)
    }
  })
})
