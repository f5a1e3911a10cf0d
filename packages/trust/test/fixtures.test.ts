import { readdirSync, readFileSync } from 'node:fs'
import { openBundle, openPolicy } from '@microcred/trust/bundle'
import { describe, expect, it } from 'vitest'
import { sentences } from '../src/generated/words.js'
import { findingOf, trustPolicies } from '../src/index.js'

const folder = new URL('../../schemas/trust/', import.meta.url)
const files = (name: string): string[] => readdirSync(new URL(`${name}/`, folder))
const read = (path: string) => JSON.parse(readFileSync(new URL(path, folder), 'utf8'))

const violations = (file: string, value: unknown) =>
  (/^policy|policies/.test(file) ? openPolicy(value) : openBundle(value)).violations

describe('trust bundles and policies', () => {
  for (const file of files('invalid'))
    it(`are refused for the one fault of ${file}`, () => {
      const { because, data } = read(`invalid/${file}`)
      expect(violations(file, data).map(({ code, pointer }) => ({ code, pointer }))).toEqual([because])
    })

  for (const kind of ['valid', 'policies'])
    for (const file of files(kind))
      it(`are accepted as they stand in ${kind}/${file}`, () => {
        const value = read(`${kind}/${file}`)
        expect(violations(kind === 'policies' ? kind : file, value)).toEqual([])
      })

  it('that come with the standard go by the names of their files', () => {
    expect(Object.keys(trustPolicies)).toEqual(files('policies').map((file) => file.slice(0, -5)))
  })

  it('never accept a row that failed', () => {
    for (const { rows } of Object.values(trustPolicies))
      for (const { accepts } of rows) expect(accepts).not.toContain('failed')
  })

  it('have words for every finding, without a hole', () => {
    for (const [code, [severity, , sentence, hint, explanation]] of Object.entries(sentences)) {
      expect(['error', 'warning', 'info']).toContain(severity)
      expect(sentence).toMatch(/[.:]/)
      expect(explanation).toMatch(/\.$/)
      const names = [...`${sentence}${hint}`.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, 'x'])
      expect(findingOf({ code, pointer: '', params: Object.fromEntries(names) })).not.toMatch(/[{}]/)
    }
  })

  it('have words for every code the sources name, and no others', () => {
    const source = readdirSync(new URL('../src/', import.meta.url), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.includes('generated'))
      .map((file) => readFileSync(new URL(`../src/${file}`, import.meta.url), 'utf8'))
      .join('\n')
    const subjects = new Set(Object.keys(sentences).map((code) => code.split('.')[0]!))
    const named = [...source.matchAll(/'([a-z-]+)\.([a-z0-9-]+)'/g)].filter(([, subject]) =>
      subjects.has(subject!),
    )
    expect(
      named.map(([, subject, fault]) => `${subject}.${fault}`).filter((code) => !sentences[code]),
    ).toEqual([])
  })
})

it('a date that is none is called so, and not blank', () => {
  const { violations } = openBundle({ made: 'x', sources: [{ id: 'a', kind: 'own' }] })
  expect(violations).toMatchObject([
    { pointer: '/made', params: { reason: { value: 'x', expected: { format: 'date-time' } } } },
  ])
  expect(findingOf(violations[0]!)).toMatch(/: `x` is not a day and time with offset/)
})
