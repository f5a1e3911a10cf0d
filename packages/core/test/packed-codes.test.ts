import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readCsv } from '../../../tools/model/load.ts'
import { root } from '../../../tools/root.ts'
import { type Codelist, codes, countryCalled, labelOf } from '../src/codes.js'
import { codeOf, iriOf } from '../src/names/matches.js'

const COLUMNS = ['code', 'label', 'definition', 'match', 'since', 'deprecated', 'replacedBy']

/** The lists that a record is written with; those of rules stand beside the rules. */
const lists = readdirSync(join(root, 'packages/schemas/codelists')).map(
  (file) => file.slice(0, -'.csv'.length) as Codelist,
)
const rowsOf = (list: string) => readCsv(join('packages/schemas/codelists', `${list}.csv`), COLUMNS)

it('every code has the label and the concept that its table says', () => {
  for (const list of lists)
    for (const { code, label, match, deprecated } of rowsOf(list)) {
      expect(labelOf(list, code as never)).toBe(label)
      if (deprecated) continue
      expect(iriOf(list, code as never)).toBe(match || undefined)
      if (match) expect(codeOf(list, match)).toBe(code)
    }
})

it('every label of another language is that of its table, and English stands for one that is not there', () => {
  for (const file of readdirSync(join(root, 'packages/schemas/locales'))) {
    const rows = readCsv(`packages/schemas/locales/${file}`, ['list', 'code', 'label'])
    const said = new Map(rows.map(({ list, code, label }) => [`${list}/${code}`, label]))
    for (const list of lists)
      for (const code of codes[list])
        expect(labelOf(list, code as never, file.slice(0, -4))).toBe(
          said.get(`${list}/${code}`) ?? labelOf(list, code as never),
        )
  }
})

it('a country is called by the three letters its concept ends with', () => {
  for (const { code, match, deprecated } of rowsOf('country'))
    if (/\/[A-Z]{3}$/.test(match!) && !deprecated) expect(countryCalled(match!.slice(-3))).toBe(code)
})
