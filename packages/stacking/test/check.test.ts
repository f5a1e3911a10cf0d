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

  const { constraints: _, definitions: __, ...bare } = read('valid/green-construction.json')
  const faults = (code: string, more: object) =>
    findings({ ...bare, ...more }).map((each) => {
      expect(each).toMatchObject({ code: `stacking-rule.${code}` })
      return each.pointer
    })
  const online = { form: ['online'] }

  it.each([
    ['each but the other', { not: online }, online, true],
    ['each but the other, the other way round', online, { not: online }, true],
    ['levels apart', { eqf: { max: 4 } }, { eqf: { min: 5 } }, true],
    ['levels apart, the other way round', { eqf: { min: 5 } }, { eqf: { max: 4 } }, true],
    ['a level in common', { eqf: { max: 5 } }, { eqf: { min: 5 } }, false],
    ['a level on one side alone', { eqf: { max: 4 } }, online, false],
    ['each but something else', { not: { form: ['on-site'] } }, online, false],
    ['what is nowhere apart', online, { form: ['on-site'] }, false],
  ])('find that shares of more than the whole do not fit where there is %s: %j, %j', (_, a, b, apart) => {
    const share = (id: string, select: object, min: number) => ({
      op: 'share',
      id,
      select,
      min,
      of: 'counted',
      round: { mode: 'none' },
    })
    const both = (min: number) =>
      faults('share-out-of-range', { constraints: [share('a', a, 0.5), share('b', b, min)] })
    expect(both(0.6)).toEqual(apart ? ['/constraints/0/min'] : [])
    expect(both(0.5)).toEqual([])
  })

  const ects = (value: number) => ({ op: 'volume', min: { value, unit: 'ects' }, from: online })
  const named = { credential: ['urn:example:1'] }
  const item = { op: 'item', from: named }
  const count = (min: number) => ({ op: 'count', min, from: named })
  it.each<[string, object, object, number?]>([
    ['more of the same', ects(5), ects(3), 0],
    ['more of the same, later', ects(3), ects(5), 1],
    ['the very same', ects(3), ects(3), 1],
    ['more in another unit', ects(3), { ...ects(5), min: { value: 5, unit: 'hour' } }],
    ['more of something else', ects(3), { ...ects(5), from: {} }],
    ['more that is rounded', ects(3), { ...ects(5), round: { mode: 'up' } }],
    ['more that may count elsewhere', ects(3), { ...ects(5), draw: 'any' }],
    ['more under a constraint', ects(3), { ...ects(5), constraints: [{ op: 'window', id: 'w', months: 1 }] }],
    [
      'what asks for it and for more',
      ects(3),
      {
        op: 'all-of',
        of: [
          { ...count(1), id: 'c' },
          { ...ects(3), id: 'd' },
        ],
      },
      1,
    ],
    ['what asks for nothing of it', ects(3), { op: 'all-of', of: [{ ...count(1), id: 'c' }] }],
    ['another kind', ects(3), count(3)],
    ['another kind, first', count(3), ects(3)],
    ['one in another word', item, count(1), 1],
    ['several of one', item, count(2), 1],
    ['several, of which one is enough', count(2), item, 0],
    ['several of a kind each', item, { ...count(2), distinctBy: 'issuer' }],
    ['one that may be equivalent', item, { ...item, accept: { purpose: 'exemption' } }, 0],
    ['one of something else', item, { ...item, from: {} }],
    ['one that may count elsewhere', item, { ...item, draw: 'any' }],
  ])('find that no alternative asks for %s', (_, one, other, dead) => {
    const of = [
      { id: 'one', ...one },
      { id: 'other', ...other },
    ]
    expect(faults('dead-alternative', { root: { op: 'any-of', id: 'any', of } })).toEqual(
      dead === undefined ? [] : [`/root/of/${dead}`],
    )
    expect(faults('dead-alternative', { root: { op: 'all-of', id: 'all', of } })).toEqual([])
  })

  it('suggest what a reference may have meant, and nothing where nothing is near', () => {
    const { rule } = openRule({
      ...bare,
      root: {
        op: 'all-of',
        id: 'all',
        of: ['core-module', 'elsewhere'].map((name, at) => ({ op: 'ref', id: `r${at}`, rule: name })),
      },
      definitions: { 'core-modules': { ...ects(3), id: 'core' } },
    })
    expect(check(rule!).filter(({ code }) => code === 'stacking-rule.unknown-reference')).toEqual([
      {
        code: 'stacking-rule.unknown-reference',
        pointer: '/root/of/0/rule',
        severity: 'error',
        params: { name: 'core-module', suggestion: 'core-modules' },
      },
      {
        code: 'stacking-rule.unknown-reference',
        pointer: '/root/of/1/rule',
        severity: 'error',
        params: { name: 'elsewhere' },
      },
    ])
  })

  it('tell units and scales that are declared twice, and units that are the language’s own', () => {
    const unit = (name: string) => ({ unit: name, title: { en: name }, hours: 2 })
    const scale = { id: 's', title: { en: 'Marks' }, best: 10, worst: 0 }
    const { rule, violations } = openRule({
      ...bare,
      units: [unit('klokuur'), unit('klokuur'), unit('ects')],
      scales: [scale, scale],
    })
    expect(violations).toEqual([])
    expect(check(rule!)).toEqual(
      [
        ['/scales/1/id', 's'],
        ['/units/1/unit', 'klokuur'],
        ['/units/2/unit', 'ects'],
      ].map(([pointer, name]) => ({
        code: 'stacking-rule.repeated-id',
        severity: 'error',
        pointer,
        params: { name },
      })),
    )
  })
})
