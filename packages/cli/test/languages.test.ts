import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Catalogue, Message } from '@microcred/core/messages'
import { compare } from '@microcred/equivalence'
import { stack } from '@microcred/stacking'
import { verify } from '@microcred/trust/node'
import { validate } from '@microcred/validators'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { root } from '../../../tools/root.js'
import { given } from '../src/arguments/usage.js'
import { command as messages } from '../src/commands/messages.js'
import { command as validation } from '../src/commands/validate.js'
import { standings } from '../src/generated/languages.js'
import { explained } from '../src/generated/message-parts.js'
import { catalogueOf, languageOf, localeOf } from '../src/input/language.js'
import { claimsTable } from '../src/print/formats/claims.js'
import { compared } from '../src/print/formats/compare.js'
import { piecesOf } from '../src/print/formats/files.js'
import { htmlFormat } from '../src/print/formats/html.js'
import { markdownFormat } from '../src/print/formats/markdown.js'
import { prettyFormat } from '../src/print/formats/pretty.js'
import { stacked } from '../src/print/formats/stack.js'
import { noPaint } from '../src/print/paint.js'
import { spokenIn } from '../src/print/words.js'

const FOLDER = join(root, 'packages/schemas/messages')
const rowsOf = (tag: string): Record<string, string>[] =>
  parse(readFileSync(join(FOLDER, `${tag}.csv`)), { columns: true })

const english = new Map(rowsOf('en').map(({ key, text }) => [key!, text!]))

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8)

/** The rows of a language that were made from the English of today, by their keys. */
const fresh = (tag: string): ReadonlyMap<string, string> =>
  new Map(
    rowsOf(tag)
      .filter(({ key, of }) => english.has(key!) && hashOf(english.get(key!)!) === of)
      .map(({ key, text }) => [key!, text!]),
  )

const name = 'plovdiv-ten-mistakes.json'
const bytes = readFileSync(join(root, 'examples/broken', name))

/** What the command prints of the example with ten mistakes, line by line, without the lines of the file itself. */
function printed(language?: Catalogue): string[] {
  const report = validate(bytes, { at: '2026-09-01', ...(language && { language }) })
  const format = prettyFormat({ paint: noPaint, quiet: false, alone: true, showLearner: false, language })
  const counts = { files: 1, errors: 9, warnings: 1, infos: 0, withFindings: 1, hidden: 0 }
  const said = format.file({ file: name, report, findings: report.findings, bytes })
  const text = [...piecesOf(said)].join('') + format.end(counts)
  return text.split('\n').filter((line) => !line.includes('│'))
}

/** A line without code, pointers, addresses, codes of findings and names of files. */
const prose = (line: string): string =>
  line.replace(/`[^`]*`|https?:\S+|\/[\w/]+|[\w-]+\.[\w-]+|Annex I(?= )/g, '')

const ENGLISH =
  /\b(?:the|this|is|are|must|not|of|and|with|which|did|you|write|mandatory|optional|missing|fix)\b/i

describe.each(['bg', 'de', 'es', 'fi', 'fr', 'it'])('the example with ten mistakes in %s', (tag) => {
  it('has no English left but codes and quoted values', async () => {
    const catalogue = await catalogueOf(tag)
    const lines = printed(catalogue)
    const inEnglish = printed()
    expect(inEnglish.filter((line) => ENGLISH.test(prose(line))).length).toBeGreaterThan(25)
    for (const line of lines) expect(ENGLISH.exec(prose(line))?.[0] ?? line).toBe(line)
    if (tag === 'bg')
      for (const line of lines)
        expect(
          prose(line)
            .match(/[A-Za-z]{3,}/g)
            ?.filter((word) => word !== 'ECTS') ?? [],
        ).toEqual(/Запишете|json/.test(line) ? expect.anything() : [])
  })

  it('says at its end that no native reader has reviewed it', async () => {
    const catalogue = await catalogueOf(tag)
    expect(catalogue.state).toBe('machine')
    expect(printed(catalogue)).toContain(catalogue.texts['report/machine-translated'])
  })
})

describe('the example with ten mistakes', () => {
  const others = readdirSync(FOLDER)
    .map((file) => file.slice(0, 2))
    .filter((tag) => tag !== 'en')

  it.each(others)('has no line of the English in %s', async (tag) => {
    const inEnglish = printed().filter((line) => ENGLISH.test(prose(line)))
    expect(printed(await catalogueOf(tag)).filter((line) => inEnglish.includes(line))).toEqual([])
  })
})

describe('what a command refuses and notes', () => {
  const FAMILIES = /^(?:usage|note|problem|fault|found|place|cell|header|table|award|link-loss)\//
  const keys = [...english].flatMap(([key, text]) =>
    FAMILIES.test(key) && /\p{Ll}{2}/u.test(text.replace(/`[^`]*`|\{\w+\}/g, '')) ? [key] : [],
  )

  it.each(['bg', 'de', 'es', 'fi', 'fr', 'it', 'nl'])('is said in %s, each sentence of it', (tag) => {
    const kept = fresh(tag)
    expect(keys.length).toBeGreaterThan(230)
    expect(keys.filter((key) => !kept.has(key))).toEqual([])
  })
})

describe('the language', () => {
  const asked = (...args: string[]) => given(args, validation.options)

  it.each([
    [[], {}, undefined],
    [[], { LANG: 'C.UTF-8' }, undefined],
    [[], { LANG: 'en_GB.UTF-8' }, undefined],
    [[], { LANG: 'bg_BG.UTF-8' }, 'bg'],
    [[], { LANG: 'bg_BG.UTF-8', LC_MESSAGES: 'fi_FI', LC_ALL: '' }, 'fi'],
    [[], { LANG: 'bg_BG.UTF-8', LC_ALL: 'it_IT@euro' }, 'it'],
    [['--format', 'json'], { LANG: 'bg_BG.UTF-8' }, undefined],
    [['--format', 'json', '--language', 'es'], { LANG: 'bg_BG.UTF-8' }, 'es'],
    [['--language', 'bg-Latn'], {}, 'bg'],
    [['--language', 'en'], { LANG: 'bg_BG.UTF-8' }, 'en'],
  ])('asked for with %j where the environment says %j is %s', async (args, environment, expected) => {
    expect((await languageOf(asked(...args), environment))?.language).toBe(expected)
  })

  it('that does not exist is told, with those that do', async () => {
    await expect(languageOf(asked('--language', 'xx'), {})).rejects.toThrow(
      /no messages in xx; there are in .*bg/,
    )
  })

  it('of a locale is its tag', () => {
    expect(localeOf({ LANG: 'sr_RS.UTF-8@latin' })).toBe('sr-RS')
  })

  it('tells how many sentences it does not have', async () => {
    const { texts, ...rest } = await catalogueOf('fi')
    const without = Object.fromEntries(Object.entries(texts).filter(([key]) => key !== 'finding/*.blank'))
    const lines = printed({ ...rest, texts: without })
    expect(lines).toContain('  The text is blank.')
    expect(lines).toContain('kääntämättä: 1')
  })
})

describe('an explanation', () => {
  const explaining = Object.keys(explained)

  it.each(['bg', 'es'])(
    'in %s is loaded apart from what is found, and each in one part alone',
    async (tag) => {
      const apart = await catalogueOf(tag)
      const each = await Promise.all(explaining.map((part) => catalogueOf(tag, `${part}/`)))
      const explanations = (texts: Catalogue['texts']): string[] =>
        Object.keys(texts).filter((key) => key.startsWith('explanation/'))
      expect(explanations(apart.texts)).toEqual([])
      expect(each.flatMap(({ texts }) => Object.keys(texts)).sort()).toEqual(
        explanations(Object.fromEntries(fresh(tag))).sort(),
      )
      expect(each.flatMap(({ texts }) => Object.keys(texts)).length).toBeGreaterThan(300)
    },
  )
})

describe('microcred messages', () => {
  it('status counts the rows of 24 languages as the tables have them', () => {
    const tables = new Set(readdirSync(FOLDER).map((file) => file.slice(0, 2)))
    expect(standings.map(({ language }) => language)).toHaveLength(24)
    for (const { language, rows, reviewed, draft, machine, stale } of standings) {
      if (language === 'en') continue
      const own = tables.has(language) ? rowsOf(language) : []
      const kept = own.length > 0 ? fresh(language) : new Map()
      const used = own.filter(({ key }) => kept.has(key!))
      const count = (wanted: string): number => used.filter(({ state }) => state === wanted).length
      expect({ language, rows, reviewed, draft, machine }).toEqual({
        language,
        rows: used.length,
        reviewed: count('reviewed'),
        draft: count('draft'),
        machine: count('machine'),
      })
      expect(stale).toBe(own.filter(({ key }) => english.has(key!)).length - used.length)
    }
  })

  it('start refuses what is no official language', async () => {
    await expect(messages.run(given(['start', 'xx'], {}), async () => new Map())).rejects.toThrow(
      'xx is none of',
    )
    await expect(messages.run(given(['start'], {}), async () => new Map())).rejects.toThrow('one language')
    await expect(messages.run(given(['begin'], {}), async () => new Map())).rejects.toThrow('status')
  })
})

/** English with every text in brackets: what is said outside of them is said in no catalogue. */
async function pseudo(): Promise<Catalogue> {
  const { texts } = await catalogueOf('en')
  const bracketed = Object.entries(texts).map(
    ([key, text]) => [key, ['⟦', ...[text].flat(), '⟧'] as Message] as const,
  )
  return { language: 'en-XA', texts: Object.fromEntries(bracketed) }
}

/** What stands outside of brackets, without codes, names of files, addresses and what records say themselves. */
const outside = (text: string, quoted: readonly string[]): readonly string[] => {
  let rest = text
  for (let before = ''; before !== rest; ) {
    before = rest
    rest = rest.replace(/⟦[^⟦⟧]*⟧/g, ' ')
  }
  const known = new Set(quoted.flatMap((each) => each.match(/\p{L}{2,}/gu) ?? []))
  return (rest.match(/\p{L}{2,}/gu) ?? []).filter((word) => !known.has(word))
}

const stringsIn = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? [...Object.keys(value), ...Object.values(value).flatMap(stringsIn)]
      : []

describe('a language of brackets', () => {
  const read = (path: string) => JSON.parse(readFileSync(join(root, 'examples', path), 'utf8'))

  it('leaves nothing outside of them when reports are printed for people', async () => {
    const language = await pseudo()
    const report = validate(bytes, { at: '2026-09-01', language })
    const counts = { files: 1, errors: 9, warnings: 1, infos: 0, withFindings: 1, hidden: 0 }
    const checked = { file: name, report, findings: report.findings }
    const codes = report.findings.flatMap(({ code, pointer, docs, source }) => [
      code,
      pointer,
      docs,
      ...Object.values(source).map(String),
    ])
    const quoted = [...codes, ...stringsIn(report.elements), ...stringsIn(JSON.parse(bytes.toString())), name]
    for (const format of [
      prettyFormat({ paint: noPaint, quiet: false, alone: true, showLearner: false, language }),
      markdownFormat(language),
    ]) {
      const text = [...piecesOf(format.file(checked))].join('') + format.end(counts)
      expect(outside(text.replace(/https?:\S+/g, ''), quoted)).toEqual([])
    }
    const html = htmlFormat(language)
    const page = `${html.begin()}${[...piecesOf(html.file(checked))].join('')}${html.end(counts)}`.replace(
      /^.*<body>|<[^>]*>/gs,
      ' ',
    )
    expect(outside(page, quoted)).toEqual([])
  })

  it('leaves nothing outside of them when credentials are compared, stacked and verified', async () => {
    const spoken = spokenIn(await pseudo())
    const [source, target] = [
      read('partners/zwolle-sustainability-reporting.json'),
      read('credentials/firenze-linz-sustainability-reporting.json'),
    ]
    const comparison = compare(source, target, { at: '2026-07-01' })
    const said = compared(comparison, noPaint, spoken)
    const facts = [...stringsIn(comparison), ...stringsIn([source, target])]
    expect(outside(said, facts)).toEqual([])

    const rule = read('stacking/circular-furniture.json')
    const hand = readdirSync(join(root, 'examples/stacking/lucia-ortega')).map((file) => ({
      record: read(`stacking/lucia-ortega/${file}`),
    }))
    const result = stack(rule, hand, { at: '2026-07-01' })
    const named = (held: number): string => String(held)
    expect(outside(stacked(result, named, noPaint, spoken), stringsIn([result, rule]))).toEqual([])

    const trusted = await verify(readFileSync(join(root, 'examples/edc/loimaa-soil-health.json')), {
      at: '2026-10-01',
    })
    const rows = claimsTable('x', trusted, noPaint, spoken)
    const grounds = trusted.claims.flatMap(({ ground, inject }) => stringsIn([ground, inject]))
    expect(outside(rows, grounds)).toEqual([])
  })
})
