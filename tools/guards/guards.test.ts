import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { RULES } from '../generators/findings.ts'
import { load, loadFrom } from '../model/load.ts'
import { root } from '../root.ts'
import { guards } from './guards.ts'

const schemas = 'packages/schemas'

const base = mkdtempSync(join(tmpdir(), 'microcred-guards-'))
for (const folder of [schemas, RULES]) {
  mkdirSync(dirname(join(base, folder)), { recursive: true })
  cpSync(join(root, folder), join(base, folder), { recursive: true })
}
afterAll(() => rmSync(base, { recursive: true, force: true }))

const whole = load()

/** What is said of the copy while something in it is broken. */
function saidWhile(file: string, change: (text: string) => string, model = false): string[] {
  const path = join(base, file)
  const text = readFileSync(path, 'utf8')
  const changed = change(text)
  expect(changed).not.toBe(text)
  writeFileSync(path, changed)
  try {
    return said(model)
  } finally {
    writeFileSync(path, text)
  }
}

/** What is said of the copy while a file has another name. */
function saidWhileNamed(from: string, to: string): string[] {
  renameSync(join(base, from), join(base, to))
  try {
    return said()
  } finally {
    renameSync(join(base, to), join(base, from))
  }
}

const said = (anew = false): string[] => {
  const model = anew ? loadFrom(base) : whole
  return guards.filter(({ name }) => name !== 'gaps').flatMap((guard) => [...guard(model, base)])
}

const without = (start: string) => (text: string) =>
  text
    .split('\n')
    .filter((line) => !line.startsWith(start))
    .join('\n')

describe('a project', () => {
  it('that is whole has nothing said of it', () => {
    expect(said(true)).toEqual([])
  })

  it('is told of a code that was released and deleted', () => {
    const locales = ['de', 'es', 'fr', 'it'].map((language) => `${schemas}/locales/${language}.csv`)
    const texts = locales.map((file) => readFileSync(join(base, file), 'utf8'))
    for (const [at, file] of locales.entries())
      writeFileSync(join(base, file), without('participation-form,online,')(texts[at]!))
    const sentences = saidWhile(`${schemas}/codelists/participation-form.csv`, without('online,'), true)
    for (const [at, file] of locales.entries()) writeFileSync(join(base, file), texts[at]!)
    expect(sentences).toEqual([
      'The codelist participation-form has no online, which 0.1.0 released; put the row back, and fill in "deprecated" with version and reason.',
    ])
  })

  it('is told of a finding that was released and deleted', () => {
    expect(saidWhile(`${schemas}/findings.csv`, without('json.empty,'))).toEqual([
      'No finding has the code json.empty, which 0.1.0 released; put it back: whoever ignores or counts it does so by this name.',
    ])
  })

  it('is told of a rule that was released and renamed', () => {
    const [first, ...more] = saidWhileNamed(
      `${RULES}/level.cycle-disagrees.ts`,
      `${RULES}/level.cycle-odd.ts`,
    )
    expect(first).toMatch(/^No finding has the code level\.cycle-disagrees, which 0\.1\.0 released;/)
    expect(more).toEqual([
      `${RULES}/level.cycle-odd.ts has no test beside it; write level.cycle-odd.test.ts.`,
    ])
  })

  it('is told of a term that was released and deleted', () => {
    const file = `${schemas}/elements/level/element.schema.json`
    expect(saidWhile(file, (text) => text.replace('microcred/qfEhea', 'microcred/cycle'), true)).toEqual([
      'No element or property has the term https://w3id.org/microcred/qfEhea, which 0.1.0 released; put it back: data that was written names it.',
    ])
  })

  it('is told of an invalid fixture that names another fault than it has', () => {
    const file = `${schemas}/elements/level/invalid/nothing-in-it.json`
    const { because } = JSON.parse(readFileSync(join(base, file), 'utf8'))
    expect(saidWhile(file, (text) => text.replace(because.code, 'level.missing'))).toEqual([
      `${file} says that it has level.missing at ${because.pointer || 'its top'}, and what is found is ${because.code} at ${because.pointer || 'its top'}; correct "because", or leave one fault in "data".`,
    ])
  })

  it('is told of an invalid fixture that does not say why', () => {
    const file = `${schemas}/elements/level/invalid/nothing-in-it.json`
    expect(saidWhile(file, () => '{ "data": {} }')).toEqual([
      `${file} does not say why it is invalid; write { "because": { "code", "pointer" }, "data" }.`,
    ])
  })

  it('is told of a valid fixture that is not', () => {
    const file = `${schemas}/elements/level/valid/eqf-alone.json`
    expect(saidWhile(file, () => '{ "eqf": 9 }')).toEqual([
      `${file} is to be valid, and what is found in it is level.out-of-range at /eqf; mend it, or move it to invalid/ with its "because".`,
    ])
  })

  it('is told of a table of labels or of messages that no language has', () => {
    expect(saidWhileNamed(`${schemas}/locales/de.csv`, `${schemas}/locales/bulgarian.csv`)).toEqual([
      `${schemas}/locales/bulgarian.csv is named for no language; name it by a code of packages/schemas/codelists/language.csv, here bg.csv.`,
    ])
    expect(saidWhileNamed(`${schemas}/messages/sv.csv`, `${schemas}/messages/zz.csv`)).toEqual([
      `${schemas}/messages/zz.csv is named for no language; name it by a code of packages/schemas/codelists/language.csv, such as bg.csv.`,
    ])
  })

  it.each(['edc', 'eudi-learning-credential', 'openbadges', 'openbadges2', 'sd-jwt-vc'])(
    'is told of a member the crosswalk of %s says nothing of',
    (profile) => {
      const file = `${schemas}/crosswalks/absent.csv`
      expect(saidWhile(file, without(`${profile},/$schema`))).toEqual([
        `${schemas}/crosswalks/${profile}.csv has no row for /$schema; say where the profile keeps it, or in ${file} that it does not.`,
      ])
    },
  )

  it('is told of a member that a crosswalk keeps and does not keep', () => {
    const file = `${schemas}/crosswalks/absent.csv`
    expect(saidWhile(file, (text) => `${text}edc,/level/eqf\n`)).toEqual([
      `${file} says that edc does not keep /level/eqf, and ${schemas}/crosswalks/edc.csv keeps /level/eqf; remove one of the rows.`,
    ])
  })

  it('is told of a row for what is no part of the record', () => {
    const row = (text: string) => `${text}/levels/eqf,level,number\n`
    const file = `${schemas}/crosswalks/openbadges2.csv`
    expect(saidWhile(file, row)).toEqual([
      `${file} maps /levels/eqf, which is no part of the record; correct or remove the row.`,
    ])
  })

  it('is told of a rule whose file is named for no code', () => {
    const from = `${RULES}/level.cycle-disagrees.ts`
    const to = `${RULES}/Level.cycleDisagrees.ts`
    expect(saidWhileNamed(from, to)).toContain(
      `${to} holds a rule and is named for no code; name it <subject>.<fault>.ts in small letters and hyphens: the file name is the code, for ever.`,
    )
  })

  it('is told of two packs with one id', () => {
    const file = `${schemas}/stacking/packs/zz.json`
    cpSync(join(base, schemas, 'stacking/packs/eu-base.json'), join(base, file))
    const sentences = said()
    rmSync(join(base, file))
    expect(sentences[0]).toBe(
      `${file} has the id of ${schemas}/stacking/packs/eu-base.json; give it one of its own.`,
    )
  })
})
