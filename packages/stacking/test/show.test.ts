import { readdirSync, readFileSync } from 'node:fs'
import { type StackingRule, sentencesOf } from '@microcred/stacking'
import { describe, expect, it } from 'vitest'

const folder = (name: string) => new URL(`../../schemas/stacking/${name}/`, import.meta.url)
const rules = ['packs', 'valid'].flatMap((name) =>
  readdirSync(folder(name)).map((file) => [
    file,
    JSON.parse(readFileSync(new URL(file, folder(name)), 'utf8')),
  ]),
) as [string, StackingRule][]

describe('a rule in words', () => {
  it.each(rules)('%s has a sentence for every requirement and constraint', (_, rule) => {
    const ids: string[] = []
    JSON.stringify(rule, (_key, value) => {
      if (typeof value?.op === 'string') ids.push(value.id)
      return value
    })
    const sentences = sentencesOf(rule)
    expect(new Set(sentences.map(({ id }) => id))).toEqual(
      new Set([...ids, ...Object.keys(rule.definitions ?? {})]),
    )
    for (const { sentence } of sentences) expect(sentence).not.toMatch(/undefined|\[object|NaN/)
  })

  it('says amounts, levels and ages', () => {
    const root = {
      op: 'volume',
      id: 'credits',
      min: { value: 15, unit: 'ects' },
      from: { eqf: { min: 5 }, awarded: { maxAgeMonths: 60 } },
    } as const
    expect(sentencesOf({ root } as unknown as StackingRule)).toEqual([
      {
        id: 'credits',
        depth: 0,
        sentence: 'At least 15 ECTS from credentials at EQF 5 or above, awarded in the last 60 months.',
      },
    ])
  })
})
