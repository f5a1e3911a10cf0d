import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { toIcu } from '../src/icu.js'
import { catalogue as english } from '../src/messages/en.js'

const rows = parse(readFileSync(new URL('../../../docs/back-reading.csv', import.meta.url)), {
  columns: true,
}) as readonly { language: string; key: string; read: string; same: string }[]

const languages = readdirSync(new URL('../../schemas/messages/', import.meta.url))
  .map((file) => file.replace(/\.csv$/, ''))
  .filter((tag) => tag !== 'en')

const placeOf = (text: string): string => createHash('sha256').update(text).digest('hex')

const named = (text: string): string[] => [...text.matchAll(/\{(\w+)/g)].map(([, name]) => name!)

describe('what was read back', () => {
  it('is sentences that there are, in every language, each once', () => {
    expect([...new Set(rows.map(({ language }) => language))]).toEqual(languages)
    expect(rows.filter(({ key }) => !Object.hasOwn(english.texts, key))).toEqual([])
    expect(new Set(rows.map(({ language, key }) => `${language}/${key}`)).size).toBe(rows.length)
    expect(rows.filter(({ same }) => same !== 'yes' && same !== 'mended')).toEqual([])
  })

  it.each(languages)('is no choice of the reader in %s', (language) => {
    const first = Object.keys(english.texts)
      .filter((key) => /^(finding|hint)\//.test(key) && toIcu(english.texts[key]!).includes(' '))
      .map((key) => [placeOf(`${language}/${key}`), key] as const)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .slice(0, 60)
      .map(([, key]) => key)
    const read = rows.filter((row) => row.language === language).map(({ key }) => key)
    expect(read.length).toBeGreaterThanOrEqual(25)
    expect(read.filter((key) => !first.includes(key))).toEqual([])
  })

  it('names no parameter the sentence has not', () => {
    const strange = rows.filter(({ key, read }) => {
      const own = named(toIcu(english.texts[key] ?? ''))
      return named(read).some((name) => !own.includes(name))
    })
    expect(strange).toEqual([])
  })
})
