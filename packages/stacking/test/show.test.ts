import { readdirSync, readFileSync } from 'node:fs'
import type { Catalogue } from '@microcred/core/messages'
import { type StackingRule, sentencesOf } from '@microcred/stacking'
import { describe, expect, it } from 'vitest'

const folder = (name: string) => new URL(`../../schemas/stacking/${name}/`, import.meta.url)
const rules = ['packs', 'valid'].flatMap((name) =>
  readdirSync(folder(name))
    .filter((file) => file.endsWith('.json'))
    .map((file) => [file, JSON.parse(readFileSync(new URL(file, folder(name)), 'utf8'))]),
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
      new Set([
        ...ids,
        ...Object.keys(rule.definitions ?? {}),
        ...(rule.classes ?? []).map(({ id }) => id),
        ...(rule.worth ?? []).map((_each, at) => `worth/${at}`),
      ]),
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
        sentence: 'At least 15 ECTS at EQF 5 or above, awarded in the last 60 months.',
      },
    ])
  })
})

describe('a sentence of a rule', () => {
  const bare = {
    owner: { name: { en: 'The owner' } },
    profile: { title: { en: 'T' }, outcomes: [{ id: 'urn:o:1', title: { en: 'Joins wood' } }] },
    scales: [{ id: 's', title: { en: 'Ten points' } }],
    units: [{ unit: 'klokuur', title: { en: 'clock hours' } }],
  }
  const said = (root: object, more: object = {}) =>
    sentencesOf({ ...bare, root: { id: 'it', ...root }, ...more } as unknown as StackingRule)
  const table = JSON.parse(readFileSync(new URL('sentences.json', import.meta.url), 'utf8')) as Record<
    'selects' | 'requirements' | 'constraints',
    [object, string][]
  >

  it.each(table.selects)('says of the credentials %j: %s', (from, sentence) => {
    expect(said({ op: 'item', from })[0]?.sentence).toBe(sentence)
  })

  it.each(table.requirements)('says of the requirement %j: %s', (requirement, sentence) => {
    expect(said(requirement)[0]?.sentence).toBe(sentence)
  })

  it.each(table.constraints)('says of the constraint %j: %s', (constraint, sentence) => {
    expect(said({ op: 'decision' }, { constraints: [{ id: 'c', ...constraint }] })[1]?.sentence).toBe(
      sentence,
    )
  })

  it('stands as deep as what it is about, and what binds a requirement below it', () => {
    const decision = (id: string) => ({ op: 'decision', id })
    const bound = { op: 'window', id: 'w', months: 24 }
    const root = {
      op: 'any-of',
      constraints: [{ ...bound, id: 'within' }],
      of: [
        // biome-ignore lint/suspicious/noThenProperty: a word of the language of rules
        { op: 'when', id: 'if', if: { declared: ['a'] }, then: decision('then'), else: decision('else') },
        // biome-ignore lint/suspicious/noThenProperty: a word of the language of rules
        { op: 'when', id: 'only', if: { declared: ['a'] }, then: decision('alone') },
      ],
    }
    const rule = {
      constraints: [bound],
      definitions: { part: { ...decision('inner'), constraints: [{ ...bound, id: 'inside' }] } },
      worth: [{ select: { eqf: { min: 5 } }, counts: { value: 3, unit: 'ects' } }],
      classes: [
        { id: 'merit', title: { en: 'With merit' }, constraints: [{ ...bound, id: 'soon' }] },
        { id: 'b' },
      ],
    }
    expect(said(root, rule).map(({ id, depth }) => [id, depth])).toEqual([
      ['it', 0],
      ['within', 1],
      ['if', 1],
      ['then', 2],
      ['else', 2],
      ['only', 1],
      ['alone', 2],
      ['w', 0],
      ['part', 0],
      ['inner', 1],
      ['inside', 2],
      ['worth/0', 0],
      ['merit', 0],
      ['soon', 1],
      ['b', 0],
    ])
    expect(
      said(root, rule)
        .filter(({ id }) => ['part', 'worth/0', 'merit', 'b'].includes(id))
        .map(({ sentence }) => sentence),
    ).toEqual([
      '“part” means.',
      'One credential at EQF 5 or above counts as 3 ECTS.',
      'The award is made “With merit” when moreover.',
      'The award is made “b” when moreover.',
    ])
  })
})

const wordsOf = (file: string): Record<string, string> =>
  JSON.parse(readFileSync(new URL(`../../schemas/${file}`, import.meta.url), 'utf8'))

/** The operations of requirements and of constraints, by the schema of the language. */
const operations = ['requirement', 'constraint'].flatMap((shape) => {
  const { $defs } = wordsOf(`stacking/shapes/${shape}.schema.json`) as unknown as {
    $defs: Record<string, { properties: { op?: { const: string } } }>
  }
  return Object.values($defs).flatMap(({ properties: { op } }) => (op ? [op.const] : []))
})

describe('a language of rules', () => {
  const catalogues = ['es', 'it', 'bg', 'fi', 'fr', 'nl', 'de'] as const
  const catalogueOf = async (language: string): Promise<Catalogue> =>
    ((await import(`../../core/src/messages/rule-words/${language}.ts`)) as { catalogue: Catalogue })
      .catalogue
  const { root: _, ...bare } = rules.find(([file]) => file === 'units-scales-and-classes.json')![1]
  const all: Record<string, object> = {
    'all-of': { of: [] },
    'any-of': { of: [] },
    'n-of': { min: 1, of: [] },
    item: { from: {} },
    volume: { min: { value: 3, unit: 'ects' }, from: {} },
    count: { min: 2, from: {} },
    outcomes: { minCoverage: 0.5, match: 'exact' },
    evidence: { kind: 'portfolio' },
    decision: {},
    // biome-ignore lint/suspicious/noThenProperty: a word of the language of rules
    when: { if: { holds: { eqf: { min: 5 } } }, then: { op: 'decision', id: 'inner' } },
    ref: { rule: 'part' },
    share: { select: {}, min: 0.5, of: 'counted' },
    cap: { select: {}, max: { volume: { value: 3, unit: 'ects' } } },
    floor: { select: {}, min: { count: 2 } },
    invariant: { select: {}, max: { count: 2 } },
    overlap: { by: 'outcome', policy: 'reduce-share' },
    sequence: { before: 'a', after: 'b' },
    window: { months: 24 },
    average: { min: 3, weight: 'volume' },
  }

  it('calls codes as the card of a credential calls them', async () => {
    const words = await catalogueOf('de')
    const card = ((await import('../../core/src/messages/card/de.ts')) as { catalogue: Catalogue }).catalogue
    const both = { ...words, texts: { ...words.texts, ...card.texts } }
    const said = (from: object, language?: Catalogue) =>
      sentencesOf({ ...bare, root: { op: 'item', id: 'it', from } } as unknown as StackingRule, language)[0]!
        .sentence
    for (const [list, facet] of [
      ['quality', 'accreditation'],
      ['quality', 'qualityAssurance'],
      ['cycle', 'cycle'],
      ['participation-form', 'form'],
      ['assessment-type', 'assessment'],
      ['supervision', 'supervision'],
      ['route', 'route'],
    ] as const) {
      const key = Object.keys(card.texts).find((each) => each.startsWith(`card/${list}/`))!
      const code = key.slice(`card/${list}/`.length)
      expect(said({ [facet]: [code] }, both)).toContain(card.texts[key])
      expect(said({ [facet]: [code] })).toContain(code.replaceAll('-', ' '))
    }
  })

  it('has a sentence for every operation and constraint of the schema', () => {
    expect(Object.keys(all).sort()).toEqual([...operations].sort())
  })

  it.each(catalogues)('%s says every operation and constraint otherwise than English', async (language) => {
    const catalogue = await catalogueOf(language)
    for (const [op, properties] of Object.entries(all)) {
      const isConstraint = Object.keys(all).indexOf(op) >= Object.keys(all).indexOf('share')
      const it = { op, id: 'it', ...properties }
      const asked = {
        ...bare,
        constraints: isConstraint ? [it] : [],
        root: isConstraint ? { op: 'decision', id: 'root' } : it,
      } as unknown as StackingRule
      const said = (words?: Catalogue) => sentencesOf(asked, words).find(({ id }) => id === 'it')!.sentence
      expect(said(catalogue)).not.toBe(said())
      expect(said(catalogue)).not.toMatch(/undefined|[{}]|NaN|\[object/)
    }
  })

  it.each([
    ['de', 'Mindestens 15 ECTS auf EQR-Niveau 5 oder höher, verliehen in den letzten 60 Monaten.'],
    ['es', 'Al menos 15 ECTS de nivel 5 o superior del EQF, otorgada en los últimos 60 meses.'],
    ['fi', 'Vähintään 15 ECTS EQF-tasolla 5 tai ylempi, myönnetty viimeksi kuluneiden 60 kuukauden aikana.'],
  ])('says in %s what the rule says', async (language, sentence) => {
    const root = {
      op: 'volume',
      id: 'credits',
      min: { value: 15, unit: 'ects' },
      from: { eqf: { min: 5 }, awarded: { maxAgeMonths: 60 } },
    }
    const [first] = sentencesOf({ root } as unknown as StackingRule, await catalogueOf(language))
    expect(first?.sentence).toBe(sentence)
  })
})
