import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compile, toIcu } from '@microcred/core/icu'
import { type Catalogue, fill, render } from '@microcred/core/messages'
import { catalogue as bulgarian } from '@microcred/core/messages/bg'
import { catalogue as english } from '@microcred/core/messages/en'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { root } from '../../../tools/root.js'
import { validate } from '../src/index.js'
import { complete } from './complete-record.js'

const AT = '2026-09-01'

/** Every word of a message in brackets; what is data and code stays outside of them. */
const pseudo: Catalogue = {
  language: 'zh',
  texts: Object.fromEntries(
    Object.entries(english.texts).map(([key, text]) => [key, compile(bracketed(toIcu(text)))]),
  ),
}

/** A message with its letters as those of another alphabet; its parameters, options and code untouched. */
function bracketed(text: string): string {
  const open: ('options' | 'branch')[] = []
  let out = ''
  let code = false
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]!
    const argument = open.at(-1) === 'options' ? null : /^\{\s*\w+\s*(,[^{}]*)?/.exec(text.slice(at))
    if (argument) {
      out += argument[0]
      at += argument[0].length - 1
      // A plain argument ends where it begins.
      if (text[at + 1] === '}') out += text[++at]
      else open.push('options')
      continue
    }
    if (letter === '`') code = !code
    else if (letter === '{' && open.at(-1) === 'options') open.push('branch')
    else if (letter === '}') open.pop()
    const isWord = !code && open.at(-1) !== 'options' && /[A-Za-z]/.test(letter)
    out += isWord ? String.fromCodePoint(letter.codePointAt(0)! + 0x1d400 - 0x41) : letter
  }
  return out
}

const json = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'))

/** The record of each invalid fixture of an element. */
function* broken(): Iterable<object> {
  const folder = 'packages/schemas/elements'
  for (const element of readdirSync(join(root, folder)).filter((each) => !each.includes('.'))) {
    const key = element.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
    for (const file of readdirSync(join(root, folder, element, 'invalid')))
      yield complete({ [key]: (json(`${folder}/${element}/invalid/${file}`) as { data: unknown }).data })
  }
  for (const file of readdirSync(join(root, 'examples/credentials')))
    if (file.endsWith('.json')) yield json(`examples/credentials/${file}`) as object
}

/** English that stands outside of code and data: words of the English sentence that the pseudo-language has not turned. */
const englishIn = (message: string, params: unknown): string[] => {
  const data = JSON.stringify(params)
  return [...message.replace(/`[^`]*`/g, '').matchAll(/[A-Za-z]{3,}/g)]
    .map(([word]) => word!)
    .filter((word) => !data.includes(word))
}

/** Every language there is a table of. */
const catalogues: readonly Catalogue[] = await Promise.all(
  readdirSync(join(root, 'packages/schemas/messages'))
    .map((file) => file.slice(0, -'.csv'.length))
    .map(async (tag) => {
      const name = `@microcred/core/messages/${tag}`
      return ((await import(name)) as { catalogue: Catalogue }).catalogue
    }),
)

/** What every fixture is found to have, each kind of sentence with the same names of parameters once. */
const found = new Map(
  [...broken()]
    .flatMap((record) => validate(record, { at: AT }).findings)
    .map((finding) => [
      `${finding.code} ${Object.keys(finding.params ?? {}).join()} ${finding.fix?.kind}`,
      finding,
    ]),
)

/** Values for the parameters a text names. */
const values = (value: unknown): Record<string, unknown> =>
  new Proxy({}, { get: (_, name) => (name === 'date' || name === 'until' ? '2026-06-19' : value) })

/** A message without code; what is quoted in it may hold braces. */
const withoutCode = (message: string): string => message.replace(/`[^`]*`/g, '')

/** The texts of a language as its table has them, not yet read. */
const writtenIn = (tag: string): ReadonlyMap<string, string> =>
  new Map(
    (
      parse(readFileSync(join(root, `packages/schemas/messages/${tag}.csv`)), { columns: true }) as {
        key: string
        text: string
      }[]
    ).map(({ key, text }) => [key, text]),
  )

/** The forms of a plural that is a whole message. */
const formsOf = (text: string): ReadonlyMap<string, string> | undefined => {
  const [, options] = /^\{\w+, plural, ((?:[\w=]+ \{[^{}]*\} ?)+)\}$/.exec(text) ?? []
  return options === undefined
    ? undefined
    : new Map([...options.matchAll(/([\w=]+) \{([^{}]*)\}/g)].map(([, form, said]) => [form!, said!]))
}

describe.each(catalogues)('what is said in $language', (catalogue) => {
  it('has no brace left with the params of any fixture', () => {
    expect(found.size).toBeGreaterThan(80)
    for (const finding of found.values()) {
      const { message, fix } = render(finding, catalogue)
      expect(withoutCode(message)).not.toMatch(/[{}#]/)
      expect(withoutCode(message)).toMatch(/\p{L}/u)
      if (fix) expect(withoutCode(fix.title)).not.toMatch(/[{}]/)
    }
  })

  it('has no brace left in any text, whatever its parameters', () => {
    for (const [key, text] of Object.entries(catalogue.texts).filter(
      ([, each]) => !toIcu(each).includes("'{"),
    ))
      for (const value of ['x', 3, true])
        expect(`${key}: ${withoutCode(fill(text, values(value), catalogue))}`).not.toMatch(/[{}]/)
  })

  it.each([0, 1, 2, 3, 5, 11, 21])('has the right plural of %i', (number) => {
    let plurals = 0
    const rules = new Intl.PluralRules(catalogue.language)
    const written = writtenIn(catalogue.language)
    for (const [key, text] of Object.entries(catalogue.texts)) {
      const forms = formsOf(written.get(key)!)
      if (!forms) continue
      plurals++
      const form = forms.get(`=${number}`) ?? forms.get(rules.select(number)) ?? forms.get('other')!
      const said = fill(text, { number, count: number, n: number }, catalogue)
      expect(`${key}: ${said}`).toBe(`${key}: ${form.replaceAll('#', String(number))}`)
    }
    if (catalogue.texts['length/days'] !== undefined) expect(plurals).toBeGreaterThan(2)
  })
})

describe('reports in another language', () => {
  it('have no English outside of the catalogue', () => {
    let said = 0
    for (const record of broken())
      for (const { code, message, params, fix } of validate(record, { at: AT, language: pseudo }).findings) {
        said++
        expect(`${code}: ${englishIn(message, params).join(' ')}`).toBe(`${code}: `)
        if (fix) expect(`${code}: ${englishIn(fix.title, { ...fix.params }).join(' ')}`).toBe(`${code}: `)
      }
    expect(said).toBeGreaterThan(100)
  })

  it('differ from English in messages and titles of fixes only', () => {
    const data = (finding: object): unknown =>
      JSON.parse(
        JSON.stringify(finding, (key, value: unknown) => (/^(?:message|title)$/.test(key) ? '' : value)),
      )
    for (const record of broken()) {
      const other = validate(record, { at: AT, language: pseudo })
      expect(other.findings.map(data)).toEqual(validate(record, { at: AT }).findings.map(data))
    }
  })

  it('in the English catalogue are the same as without one', () => {
    for (const record of broken()) {
      const { language, untranslated, ...rest } = validate(record, { at: AT, language: english })
      expect({ language, untranslated }).toEqual({ language: 'en', untranslated: 0 })
      expect(rest).toEqual(validate(record, { at: AT }))
    }
  })

  it('count what is not translated', () => {
    const report = validate({ title: { en: 'A' }, level: { eqf: 9 } }, { at: AT, language: bulgarian })
    expect(report.language).toBe('bg')
    expect(report.findings.find(({ code }) => code === 'level.out-of-range')?.message).toBe(
      '`9` е извън границите: най-много 8.',
    )
    expect(report.untranslated).toBeLessThan(report.findings.length)
  })
})
