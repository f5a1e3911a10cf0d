import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import { loadFflate } from '../src/tables/xlsx/fflate.js'
import { dayOf, letters, placeOf, serialOf } from '../src/tables/xlsx/places.js'
import { exporting, importing, run } from './run.js'

const folder = mkdtempSync(join(tmpdir(), 'microcred-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const of = (kind: string) => {
  const url = new URL(`../../../examples/${kind}/`, import.meta.url)
  return readdirSync(url).map((file) => new URL(file, url).pathname)
}
const offers = of('specifications')
const awards = of('credentials')
const foreign = (name: string) => new URL(`tables/${name}.xlsx`, import.meta.url).pathname
const place = (name: string) => join(folder, name)

const written = (name: string, content: string | Uint8Array): string => {
  writeFileSync(place(name), content)
  return place(name)
}

const parsed = (file: string) => {
  const { extensions: _, ...rest } = JSON.parse(readFileSync(file, 'utf8'))
  return rest
}

/** A spreadsheet as its parts, some of them changed. */
const changed = async (name: string, change: (parts: Record<string, string>) => void): Promise<string> => {
  await run(exporting, offers.slice(0, 1), { output: place('whole.xlsx') })
  const parts = Object.fromEntries(
    Object.entries(unzipSync(readFileSync(place('whole.xlsx')))).map(([key, bytes]) => [
      key,
      Buffer.from(bytes).toString('utf8'),
    ]),
  )
  change(parts)
  return written(
    name,
    zipSync(Object.fromEntries(Object.entries(parts).map(([key, text]) => [key, strToU8(text)]))),
  )
}

/** A spreadsheet with these rows of XML. */
const sheet = (name: string, rows: string, after = '') =>
  changed(name, (parts) => {
    parts['xl/worksheets/sheet1.xml'] = `<worksheet><sheetData>${rows}</sheetData>${after}</worksheet>`
  })

describe('a spreadsheet', () => {
  it.each([
    ['offers', offers],
    ['awards', awards],
  ])('of %s comes back as it went', async (name, files) => {
    const output = place(`${name}.xlsx`)
    expect((await run(exporting, files, { output, to: 'xlsx' })).code).toBe(0)
    const { code, lines } = await run(importing, [output])
    expect(code).toBe(0)
    expect(lines.map((line) => JSON.parse(line))).toEqual(files.map(parsed))
  })

  it('is the same for the same files, byte for byte', async () => {
    for (const name of ['one.xlsx', 'other.xlsx']) await run(exporting, offers, { output: place(name) })
    expect(readFileSync(place('one.xlsx')).equals(readFileSync(place('other.xlsx')))).toBe(true)
  })

  it('has the codes of its columns, with labels, on a second sheet', async () => {
    await run(exporting, offers, { output: place('codes.xlsx') })
    const parts = unzipSync(readFileSync(place('codes.xlsx')))
    const text = (name: string) => Buffer.from(parts[name]!).toString('utf8')
    expect(text('xl/workbook.xml')).toMatch(/<sheet name="Offers".*<sheet name="Codes"/)
    const rows = text('xl/worksheets/sheet2.xml').split('<row ')
    const row = rows.find((each) => each.includes('>written-examination<'))!
    expect(row.replace(/<[^>]*>/g, '|')).toMatch(
      /assessment-type\|+written-examination\|+Written examination\|/,
    )
    expect(text('xl/worksheets/sheet1.xml')).toContain('<dataValidation type="list"')
    expect(text('xl/worksheets/sheet1.xml')).not.toMatch(/[{}]/)
  })

  it('keeps every text, and evaluates none', () => {
    const json = JSON.parse(readFileSync(offers[0]!, 'utf8'))
    const piece = fc.constantFrom(
      '=1+1',
      "'",
      '|',
      ' | ',
      '\\',
      '"',
      '\n',
      '\r',
      '\t',
      '_x0041_',
      '\u0007',
      '<b>',
      '&amp;',
      'я',
      ';',
      ',',
      'a',
    )
    const text = fc
      .array(piece, { minLength: 1, maxLength: 6 })
      .map((pieces) => pieces.join(''))
      .filter((each) => each.trim() !== '')
    return fc.assert(
      fc.asyncProperty(text, text, fc.constantFrom('xlsx', 'csv'), async (title, item, to) => {
        const languages = [item.trim(), 'a']
        const offer = {
          $schema: json.$schema,
          id: 'urn:x:1',
          title: { it: title },
          code: { value: item.trim() },
          learningOutcomes: [{ title: { fi: item } }],
          furtherInformation: { languages },
        }
        const output = place(`texts.${to}`)
        await run(exporting, [written('texts.json', JSON.stringify(offer))], { output })
        const { lines } = await run(importing, [output])
        expect(JSON.parse(lines[0]!)).toEqual(offer)
      }),
      { numRuns: 150 },
    )
  })

  it('makes the same table again, as csv too', async () => {
    for (const form of ['csv', 'xlsx']) {
      const [one, other] = [place(`first.${form}`), place(`again.${form}`)]
      await run(exporting, offers, { output: one })
      const { lines } = await run(importing, [one])
      await run(exporting, [written('again.ndjson', `${lines.join('\n')}\n`)], { output: other })
      expect(readFileSync(other).equals(readFileSync(one))).toBe(true)
    }
  })

  it('needs a file to go to', async () => {
    expect(await run(exporting, offers, { to: 'xlsx' })).toMatchObject({
      code: 2,
      noted: expect.stringContaining('--output'),
    })
  })

  it('that is too long for a cell is told with its place', async () => {
    const long = written(
      'long.json',
      JSON.stringify({ ...parsed(offers[0]!), title: { en: 'a'.repeat(32_768) } }),
    )
    const { code, noted } = await run(exporting, [long], { output: place('long.xlsx') })
    expect([code, noted]).toEqual([
      2,
      expect.stringContaining('32767 characters at most; title_en in row 2 has 32768'),
    ])
  })

  it('says in a sentence that its library is not installed', async () => {
    await expect(loadFflate(() => Promise.reject(new Error('Cannot find package')))).rejects.toThrow(
      'Spreadsheets (.xlsx) need the package fflate beside the command: npm install fflate.',
    )
  })
})

describe('a spreadsheet of another program', () => {
  it('is read with its title, empty rows, dates and formats of numbers', async () => {
    const { code, lines, noted } = await run(importing, [foreign('catalogo-openpyxl')])
    expect(code).toBe(1)
    const read = lines.map((line) => JSON.parse(line))
    expect(
      read.map(
        ({
          code: { value },
          title: { it: title },
          occasions: [
            {
              period: { from },
            },
          ],
        }) => [value, title, from],
      ),
    ).toEqual([
      ['007', 'Finiture', '2026-06-19'],
      ['007', 'Incollaggio', '2026-02-03'],
      ['010', 'Unite', '2026-06-19'],
      ['=1+1 no', 'Testo', '2026-06-19'],
    ])
    expect(noted).toContain('the sheet Catalogo 2026 is read, and not Note')
  })

  it.each([
    ['C8', 'occasions.1.period.from cannot be read. A number stands where a day should'],
    ['F8', 'furtherInformation.fields cannot be read. 722 is no code of isced-f, and 0722 is one'],
    ['D9', 'occasions.1.price.1.amount cannot be read. It is a formula without a value'],
    ['A10', 'code.value cannot be read. The spreadsheet has made a date of what was typed'],
    ['B12', 'title_it cannot be read. It is merged with B11'],
    ['A13', 'code.value cannot be read. The spreadsheet has taken it for a number and cut it'],
  ])('is told what is wrong in %s', async (at, sentence) => {
    const { noted } = await run(importing, [foreign('catalogo-openpyxl')])
    expect(noted.split('\n').filter((line) => line.includes(`!${at}:`))).toEqual([
      expect.stringContaining(`:Catalogo 2026!${at}: ${sentence}`),
    ])
  })

  it('is read with the values of its formulas, its own calendar and past its hidden sheets', async () => {
    const { code, lines, noted } = await run(importing, [foreign('class-sheetjs')])
    expect(code).toBe(1)
    expect(
      lines
        .map((line) => JSON.parse(line))
        .map(({ learner, dateOfIssuing }) => [learner.fullName.es, dateOfIssuing]),
    ).toEqual([
      ['Ana Ejemplo', '2026-06-20'],
      ['Luis Ejemplo', '2026-06-21'],
    ])
    expect(noted).toContain(':Clase!D4: grade.value_es cannot be read. The spreadsheet shows the error #N/A.')
  })

  it('is a class list too', async () => {
    const { lines } = await run(importing, [foreign('class-sheetjs')], { offer: offers[0]! })
    expect(JSON.parse(lines[0]!).specification.id).toBe(parsed(offers[0]!).id)
  })

  it('is read on the sheet that is named', async () => {
    const { code, noted } = await run(importing, [foreign('class-sheetjs')], { sheet: 'Antes' })
    expect([code, noted]).toEqual([2, expect.stringContaining(':Antes!A1: there is no column secret.')])
    expect((await run(importing, [foreign('class-sheetjs')], { sheet: 'Aula' })).noted).toContain(
      'has no sheet Aula; it has Antes, Clase',
    )
  })
})

describe('a broken spreadsheet', () => {
  it.each([
    ['a text', 'title_it\n', 'is no spreadsheet'],
    [
      'one that is locked',
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0]),
      'is locked by a password or of the old form .xls',
    ],
    ['one that is cut', Buffer.from('PK\u0003\u0004'), 'is a broken spreadsheet'],
    ['another container', zipSync({ 'a.txt': strToU8('a') }), 'is no spreadsheet'],
  ])('is told: %s', async (name, content, sentence) => {
    const { code, noted } = await run(importing, [written(`${name}.xlsx`, content)])
    expect([code, noted]).toEqual([2, expect.stringContaining(sentence)])
  })

  it('is told where a part is cut off, and entities are not followed', async () => {
    const cut = await changed('cut.xlsx', (parts) => {
      parts['xl/worksheets/sheet1.xml'] = parts['xl/worksheets/sheet1.xml']!.slice(0, 2000).replace(
        />[^>]*$/,
        '><c r="',
      )
    })
    expect((await run(importing, [cut])).noted).toContain('is cut off')
    const bomb = await changed('bomb.xlsx', (parts) => {
      parts['xl/worksheets/sheet1.xml'] = `<!DOCTYPE a [<!ENTITY b "c">]>${parts['xl/worksheets/sheet1.xml']}`
    })
    expect((await run(importing, [bomb])).noted).toContain('holds a document type')
  })

  it('has no header that is twice the same', async () => {
    const file = await sheet(
      'twice.xlsx',
      '<row><c t="inlineStr"><is><t>title_it</t></is></c><c t="inlineStr"><is><t>title_it</t></is></c></row>',
    )
    expect((await run(importing, [file])).noted).toContain(
      ':Offers!B1: the column title_it stands there twice.',
    )
  })
})

describe('a spreadsheet of the same meaning', () => {
  const text = (value: string) =>
    `<x:c t="inlineStr"><x:is><x:r><x:t>${value.slice(0, 1)}</x:t></x:r><x:r><x:t>${value.slice(1)}</x:t></x:r><x:rPh sb="0" eb="1"><x:t>no</x:t></x:rPh></x:is></x:c>`

  it('is read with prefixes, without places, with dates written out and words for true', async () => {
    const file = await sheet(
      'prefixed.xlsx',
      `<x:row>${['title_it', 'occasions.1.deadline', 'code.value'].map(text).join('')}</x:row><x:row>${text('Legno')}<x:c t="d"><x:v>2026-06-19T00:00:00</x:v></x:c><x:c t="str"><x:f>A1</x:f><x:v>K&#x9;&lt;1</x:v></x:c></x:row>`.replace(
        /<(\/?)x:/g,
        '<$1x:',
      ),
    )
    const { lines } = await run(importing, [file])
    expect(JSON.parse(lines[0]!)).toMatchObject({
      title: { it: 'Legno' },
      occasions: [{ deadline: '2026-06-19' }],
      code: { value: 'K\t<1' },
    })
  })
})

describe('places and days of spreadsheets', () => {
  it('go back and forth', () => {
    fc.assert(
      fc.property(fc.nat(16_383), fc.nat(1_048_575), (column, row) => {
        expect(placeOf(`${letters(column)}${row + 1}`)).toEqual({ column, row: row + 1 })
      }),
    )
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2_958_465 }), (serial) => {
        expect(serialOf(dayOf(serial, false)!)).toBe(serial)
      }),
    )
  })

  it.each([
    [1, false, '1900-01-01'],
    [59, false, '1900-02-28'],
    [60, false, undefined],
    [61, false, '1900-03-01'],
    [46192, false, '2026-06-19'],
    [46192.604166666664, false, '2026-06-19T14:30:00'],
    [44730, true, '2026-06-19'],
    [-1, false, undefined],
    [3e6, false, undefined],
  ])('number %d with 1904 %s is %s', (serial, from1904, day) => {
    expect(dayOf(serial, from1904)).toBe(day)
  })
})
