import { readFileSync } from 'node:fs'
import { openRule, wordsOf } from '@microcred/stacking'
import { describe, expect, it } from 'vitest'

const sound = JSON.parse(
  readFileSync(new URL('../../schemas/stacking/valid/green-construction.json', import.meta.url), 'utf8'),
)

/** What is said of the sound rule with one place of it written anew; `undefined` takes the place away. */
function said(pointer: string, value: unknown): readonly string[] {
  const rule = structuredClone(sound)
  const steps = pointer.split('/').slice(1)
  const last = steps.pop()!
  const parent = steps.reduce((inner, step) => inner[step], rule)
  if (value === undefined) delete parent[last]
  else parent[last] = value
  return openRule(rule).violations.map((each) => `${each.pointer} ${wordsOf(each)}`)
}

const OPERATIONS = 'all-of, any-of, n-of, item, volume, count, outcomes, evidence, decision, when, ref'

describe('what is no rule', () => {
  it.each([
    [
      '/root/op',
      'al-of',
      `/root/op \`al-of\` is not a word of the language here. Did you mean \`all-of\`? It is one of: ${OPERATIONS}.`,
    ],
    ['/root/op', undefined, `/root \`op\` is missing here. It is one of: ${OPERATIONS}.`],
    ['/root/op', 7, '/root/op This must be a text, not a number.'],
    [
      '/constraints/0/select/jurisdiction',
      ['Spain'],
      '/constraints/0/select/jurisdiction/0 `Spain` is not a word of the language here.',
    ],
    ['/root/of/0/min/value', '15', '/root/of/0/min/value This must be a number, not a text.'],
    ['/root/of/0/min/value', Number.NaN, '/root/of/0/min/value This must be a number, not NaN.'],
    ['/root/of/0/min/value', -1, '/root/of/0/min/value -1 is out of range: it must be at least 0.'],
    [
      '/root/of/0/from/eqf/min',
      4.5,
      '/root/of/0/from/eqf/min 4.5 is out of range: it must be a whole number.',
    ],
    [
      '/root/of/0/from/eqf',
      {},
      '/root/of/0/from/eqf This is empty; at least 1 is needed. Fill it, or leave it out where it may be missing.',
    ],
    [
      '/root/of',
      [],
      '/root/of This is empty; at least 1 is needed. Fill it, or leave it out where it may be missing.',
    ],
    ['/validFrom', '2026-13-45', '/validFrom `2026-13-45` is not a day of the calendar, such as 2026-06-19.'],
    ['/title/english', 'Name', '/title/english `english` is not a language tag, such as en or pt-BR.'],
    ['/title/en', ' ', '/title/en The text is blank.'],
    ['/owner', undefined, ' `owner` is missing here.'],
    [
      '/constraints/1/rond',
      {},
      '/constraints/1/rond `rond` is not a property that exists here. Did you mean `round`?',
    ],
    [
      '/root/of/0/from/isuer',
      [],
      '/root/of/0/from/isuer `isuer` is not a property that exists here. Did you mean `issuer`?',
    ],
    ['/root/of/1/weight', 1, '/root/of/1/weight `weight` is not a property that exists here.'],
  ])('is told at %s for %j', (pointer, value, sentence) => {
    expect(said(pointer, value)).toEqual([sentence])
  })

  it('is told once where a property is misspelt that has to be there', () => {
    const { of, ...root } = sound.root
    expect(said('/root', { ...root, off: of })).toEqual([
      '/root/off `off` is not a property that exists here. Did you mean `of`?',
    ])
  })

  it.each([
    [[], 'This must be an object, not a list.'],
    [null, 'This must be an object, not null.'],
    ['rule', 'This must be an object, not a text.'],
    [undefined, 'This must be an object, not undefined.'],
  ])('is told as a whole for %j', (value, sentence) => {
    expect(openRule(value).violations.map(wordsOf)).toEqual([sentence])
  })

  it('is quoted in part where a word is very long', () => {
    expect(said('/root/op', 'x'.repeat(5000))[0]!.length).toBeLessThan(250)
  })
})
