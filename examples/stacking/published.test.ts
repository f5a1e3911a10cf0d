import { readdirSync, readFileSync } from 'node:fs'
import {
  check,
  openRule,
  type StackingRule,
  type StackOptions,
  stack,
  type Verdict,
} from '@microcred/stacking'
import { describe, expect, it } from 'vitest'
import { readCsv } from '../../tools/model/load.ts'

const here = new URL('published/', import.meta.url)
const packs = new URL('../../packages/schemas/stacking/packs/', import.meta.url)
const read = (url: URL) => JSON.parse(readFileSync(url, 'utf8'))
const named = (folder: URL) =>
  readdirSync(folder).flatMap((file) => (file.endsWith('.json') ? [file.slice(0, -'.json'.length)] : []))

interface Hand extends Omit<StackOptions, 'at'> {
  readonly credentials: Parameters<typeof stack>[1]
  readonly class?: string
}

const rules = named(here)
const shipped = named(packs)
const hands = named(new URL('hands/', here))
const ruleOf = (name: string): StackingRule =>
  read(new URL(`${name}.json`, rules.includes(name) ? here : packs))

/** The verdicts of a hand that meets a rule, of one that does not, and of one that people or facts have to decide. */
const EXPECTED: Readonly<Record<'met' | 'notMet' | 'toBeDecided', readonly Verdict[]>> = {
  met: ['satisfied', 'waived'],
  notMet: ['incomplete', 'violated'],
  toBeDecided: ['provisional', 'needs-decision'],
}

describe('published rules', () => {
  it('are thirty of at least fifteen systems, each with hands', () => {
    expect(hands.length).toBeGreaterThanOrEqual(30)
    expect(rules.filter((name) => !hands.includes(name))).toEqual([])
    expect(hands.filter((name) => !rules.includes(name) && !shipped.includes(name))).toEqual([])
    expect(new Set(hands.map((name) => ruleOf(name).owner.country)).size).toBeGreaterThanOrEqual(15)
  })

  it('stand in the index, which says where each comes from and whether somebody compared it', () => {
    const index = readCsv('examples/stacking/published/index.csv', [
      'rule',
      'country',
      'document',
      'url',
      'verified',
    ])
    expect(index.map(({ rule }) => rule)).toEqual([...rules].sort())
    for (const { rule, country, document, url, verified } of index) {
      const { authority, owner } = ruleOf(rule!)
      expect([owner.country, authority?.document, authority?.url ?? '', `${authority?.verified}`]).toEqual([
        country,
        document,
        url,
        verified,
      ])
    }
  })

  it.each(rules)('%s has no defect, and its id ends as its file is named', (name) => {
    const { rule, violations } = openRule(ruleOf(name))
    expect(violations).toEqual([])
    expect(check(rule!)).toEqual([])
    expect(rule!.id.endsWith(`/${name}`)).toBe(true)
  })

  it.each(hands)('%s is met, not met and left to decide as its hands say', (name) => {
    const { at, ...some } = read(new URL(`hands/${name}.json`, here)) as {
      at: string
    } & Record<keyof typeof EXPECTED, Hand>
    for (const [kind, verdicts] of Object.entries(EXPECTED)) {
      const { credentials, class: reached, ...options } = some[kind as keyof typeof EXPECTED]
      const result = stack(ruleOf(name), credentials, { at, ...options })
      expect([kind, verdicts.includes(result.verdict) || result.verdict]).toEqual([kind, true])
      if (reached !== undefined) expect(result.class?.id).toBe(reached)
    }
  })
})

describe('the index of packs', () => {
  const index = readCsv('packages/schemas/stacking/packs/index.csv', ['country', 'pack', 'what'])

  it('names every pack, and of each partner country the rule there is or that there is none', () => {
    expect(index.flatMap(({ pack }) => pack || []).sort()).toEqual([...shipped].sort())
    for (const country of ['ES', 'FI', 'IT', 'BG', 'BE', 'IE', 'NL', 'AT', 'HR'])
      expect(index.some((row) => row.country === country && row.what !== '')).toBe(true)
  })

  it('names only published rules that are there', () => {
    for (const { what } of index)
      for (const [, list] of what!.matchAll(/published: ([\w-]+(?:, [\w-]+)*)/g))
        for (const name of list!.split(', ')) expect(rules).toContain(name)
  })
})
