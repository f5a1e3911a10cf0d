import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { csvRows, decoded } from '../src/tables/csv.js'
import { csvRow } from '../src/tables/write.js'
import { exporting, importing, run } from './run.js'

const folder = mkdtempSync(join(tmpdir(), 'microcred-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const examples = new URL('../../../examples/specifications/', import.meta.url)
const files = readdirSync(examples).map((file) => new URL(file, examples).pathname)

const table = (name: string, content: string | Uint8Array): string => {
  const file = join(folder, name)
  writeFileSync(file, content)
  return file
}

const withoutExtensions = (json: Record<string, unknown>) => {
  const { extensions: _, $schema: __, ...rest } = json
  return rest
}

describe('a table of specifications', () => {
  it.each(['comma', 'semicolon', 'tab'])('parted by %s comes back as it went', async (delimiter) => {
    const output = join(folder, `${delimiter}.csv`)
    await run(exporting, files, { output, delimiter })
    const { code, lines } = await run(importing, [output])
    expect(code).toBe(0)
    expect(lines.map((line) => withoutExtensions(JSON.parse(line)))).toEqual(
      files.map((file) => withoutExtensions(JSON.parse(readFileSync(file, 'utf8')))),
    )
    expect(readFileSync(output, 'utf8')).not.toMatch(/[{}]/)
  })

  it('is the same when it is written again', async () => {
    const [one, other] = ['one.csv', 'other.csv'].map((name) => join(folder, name)) as [string, string]
    await run(exporting, files, { output: one })
    const { lines } = await run(importing, [one])
    await run(exporting, [table('again.ndjson', `${lines.join('\n')}\n`)], { output: other })
    const sorted = (file: string) => readFileSync(file, 'utf8').split('\r\n').length
    expect(sorted(other)).toBe(sorted(one))
  })

  it.each([
    [
      'semicolons, a byte order mark and a decimal comma',
      '\uFEFFtitle_it;notionalWorkload.volumes.1.value;notionalWorkload.volumes.1.unit\r\nFiniture;2,5;ects\r\n',
    ],
    [
      'tabs and no end of line',
      'title_it\tnotionalWorkload.volumes.1.value\tnotionalWorkload.volumes.1.unit\nFiniture\t2.5\tects',
    ],
    [
      'empty rows and columns',
      'title_it,,notionalWorkload.volumes.1.value,notionalWorkload.volumes.1.unit\n,,,\nFiniture,,2.5,ects\n,,,\n',
    ],
  ])('is read with %s', async (name, text) => {
    const { code, lines } = await run(importing, [table(`${name}.csv`, text)])
    expect(code).toBe(0)
    expect(lines.map((line) => withoutExtensions(JSON.parse(line)))).toEqual([
      { title: { it: 'Finiture' }, notionalWorkload: { volumes: [{ value: 2.5, unit: 'ects' }] } },
    ])
  })

  it('is read in Windows-1252', async () => {
    const bytes = Buffer.from('title_es;code.value\r\nCarpinter\xEDa;007\r\n', 'latin1')
    const { lines } = await run(importing, [table('ansi.csv', bytes)])
    expect(JSON.parse(lines[0]!)).toMatchObject({ title: { es: 'Carpintería' }, code: { value: '007' } })
  })

  it('asks how a date is to be read, and never guesses', async () => {
    const file = table('dates.csv', 'title_it,occasions.1.period.from\nA,19/06/2026\nB,2026-06-19\n')
    const asked = await run(importing, [file])
    expect(asked.code).toBe(1)
    expect(asked.lines).toHaveLength(1)
    expect(asked.noted).toContain(`${file}:2: occasions.1.period.from cannot be read. Say with --dates`)
    const { lines } = await run(importing, [file], { dates: 'day-first' })
    expect(lines.map((line) => JSON.parse(line).occasions[0].period.from)).toEqual([
      '2026-06-19',
      '2026-06-19',
    ])
    expect((await run(importing, [file], { dates: 'month-first' })).noted).toContain('no such day')
  })

  it('keeps what would be a formula a text', async () => {
    const json = {
      $schema: 'https://w3id.org/microcred/0.2.0/specification.schema.json',
      title: { en: '=1+1' },
    }
    const output = join(folder, 'formula.csv')
    await run(exporting, [table('formula.json', JSON.stringify(json))], { output })
    expect(readFileSync(output, 'utf8')).toContain("'=1+1")
    expect(JSON.parse((await run(importing, [output])).lines[0]!).title).toEqual({ en: '=1+1' })
  })

  it('names a column that does not exist, and the nearest that does', async () => {
    const { code, noted } = await run(importing, [
      table('unknown.csv', 'title_it,ocasions.1.homepage\nA,https://a.example\n'),
    ])
    expect(code).toBe(2)
    expect(noted).toContain(
      'unknown.csv:1: there is no column ocasions.1.homepage. Did you mean occasions.1.homepage?',
    )
  })

  it('tells two offers with one id and different content', async () => {
    const { code, noted, lines } = await run(importing, [
      table('twice.csv', 'id,title_it\nurn:x:1,A\nurn:x:1,B\nurn:x:2,C\nurn:x:2,C\n'),
    ])
    expect(code).toBe(1)
    expect(lines).toHaveLength(2)
    expect(noted).toContain('twice.csv:3: an earlier row has the same id and says something else.')
    expect(noted).toContain('twice.csv:5: this stands in an earlier row already.')
  })

  it('tells a number that may be a thousand', async () => {
    const { code, noted } = await run(importing, [
      table('thousand.csv', 'title_it;occasions.1.price.1.amount\nA;1.000,50\n'),
    ])
    expect([code, noted.includes('thousand.csv:2: occasions.1.price.1.amount cannot be read.')]).toEqual([
      1,
      true,
    ])
  })
})

describe('what a spreadsheet makes of a table', () => {
  const first = async (text: string | Uint8Array, options?: Record<string, string>) => {
    const { code, lines, noted } = await run(importing, [table('made.csv', text)], options)
    return code === 0 ? withoutExtensions(JSON.parse(lines[0]!)) : noted
  }
  const amount = (cell: string, delimiter: string) =>
    first(`title_it${delimiter}occasions.1.price.1.amount\nA${delimiter}"${cell}"\n`)
  const priced = (value: number) => ({ title: { it: 'A' }, occasions: [{ price: [{ amount: value }] }] })

  it.each([
    ['1,125', ';', 1.125],
    ['1.125', ',', 1.125],
    ['2,5', ',', 2.5],
    ['2.5', ';', 2.5],
    ['-3', ',', -3],
    ['1e-7', ',', 1e-7],
  ])('the number %s among “%s” is %d', async (cell, delimiter, value) => {
    expect(await amount(cell, delimiter)).toEqual(priced(value))
  })

  it.each([
    ['1.125', ';'],
    ['1,125', ','],
    ['1.125,5', ';'],
    ['1 125', ';'],
    ['12 €', ';'],
  ])('the number %s among “%s” may be another, and is asked', async (cell, delimiter) => {
    expect(await amount(cell, delimiter)).toContain(
      'made.csv:2: occasions.1.price.1.amount cannot be read. Write a number',
    )
  })

  it('decimal commas are written where semicolons part the cells', async () => {
    const offer = table(
      'price.json',
      JSON.stringify({
        $schema: 'https://w3id.org/microcred/0.2.0/specification.schema.json',
        ...priced(2.5),
      }),
    )
    const rows = async (delimiter: string) => (await run(exporting, [offer], { delimiter })).lines[1]!.trim()
    expect([await rows('semicolon'), await rows('comma')]).toEqual(['A;"2,5"', 'A,2.5'])
  })

  it.each(['19/06/2026', '03/02/2026', '3.2.2026', '03-02-2026', '46192', '19/06/26'])(
    'the date %s is asked for',
    async (cell) => {
      expect(await first(`title_it,occasions.1.deadline\nA,${cell}\n`)).toContain(
        'occasions.1.deadline cannot be read.',
      )
    },
  )

  it('a code without its zero is told with the code it may be', async () => {
    expect(await first('title_it,furtherInformation.fields\nA,722 | 1013\n')).toContain(
      '722 is no code of isced-f, and 0722 is one',
    )
    expect(await first('title_it,furtherInformation.fields\nA,0722 | 1013\n')).toMatchObject({
      furtherInformation: { fields: ['0722', '1013'] },
    })
  })

  it('an identifier cut to a number is told', async () => {
    expect(await first('title_it,code.value\nA,"1,23457E+16"\n')).toContain(
      'taken it for a number and cut it',
    )
  })

  it('Windows-1252 is known by its first letter that is none of ASCII, however late it stands', async () => {
    const rows = `${'a,b\n'.repeat(30_000)}Carpinter\xEDa,007\n`
    const { lines } = await run(importing, [
      table('late.csv', Buffer.from(`title_es,code.value\n${rows}`, 'latin1')),
    ])
    expect(JSON.parse(lines.at(-1)!).title).toEqual({ es: 'Carpintería' })
  })

  it('UTF-16 is known by its mark, and what is UTF-8 in one place alone is told', async () => {
    expect(await first(Buffer.from('\uFEFFtitle_bg\tcode.value\nЛак\t007\n', 'utf16le'))).toEqual({
      title: { bg: 'Лак' },
      code: { value: '007' },
    })
    const half = Buffer.concat([
      Buffer.from('title_es\nCarpintería\n'),
      Buffer.alloc(70_000, 'a'),
      Buffer.from([0xed, 0x0a]),
    ])
    expect(await first(half)).toContain('made.csv is UTF-8 in one place and not in another')
  })

  it('a column that stands there twice is told', async () => {
    expect(await first('title_it,title_it\nA,B\n')).toContain(
      'made.csv:1: the column title_it stands there twice.',
    )
  })

  it('a cell under no column is told with its place', async () => {
    expect(await first('title_it\nA,B\n')).toContain('made.csv:2: cell 2 stands under no column.')
  })
})

describe('a table of records', () => {
  it('comes back as it went, and is told by its columns', async () => {
    const credentials = new URL('../../../examples/credentials/', import.meta.url)
    const records = readdirSync(credentials).map((file) => new URL(file, credentials).pathname)
    const output = join(folder, 'records.csv')
    await run(exporting, records, { output })
    const { lines } = await run(importing, [output])
    expect(lines.map((line) => withoutExtensions(JSON.parse(line)))).toEqual(
      records.map((file) => withoutExtensions(JSON.parse(readFileSync(file, 'utf8')))),
    )
  })

  it('does not go together with one of specifications', async () => {
    const record = new URL('../../../examples/credentials/loimaa-soil-health.json', import.meta.url).pathname
    expect(await run(exporting, [record, files[0]!])).toMatchObject({
      code: 2,
      noted: expect.stringContaining('do not fit into one table'),
    })
  })

  it('of fifty thousand rows is read in little memory, and says how far it is', () => {
    const file = join(folder, 'large.csv')
    const row = (at: number) => `urn:x:${at};Finitura ${at};2,5;ects;0722 | 1013;${'Testo '.repeat(20)}\r\n`
    const header =
      'id;title_it;notionalWorkload.volumes.1.value;notionalWorkload.volumes.1.unit;furtherInformation.fields;furtherInformation.description_it\r\n'
    writeFileSync(file, header + Array.from({ length: 50_000 }, (_, at) => row(at)).join(''))
    const bin = new URL('../bin/microcred.js', import.meta.url).pathname
    const options = { encoding: 'utf8', maxBuffer: 1 << 28 } as const
    const imported = spawnSync(process.execPath, ['--max-old-space-size=40', bin, 'import', file], options)
    expect(imported.stderr.trim().split('\n')).toEqual([1, 2, 3, 4, 5].map((n) => `${n}0000 rows`))
    expect(imported.stdout.trim().split('\n')).toHaveLength(50_000)
    const lines = join(folder, 'large.ndjson')
    writeFileSync(lines, imported.stdout)
    const exported = spawnSync(
      process.execPath,
      ['--max-old-space-size=40', bin, 'export', '--delimiter', 'semicolon', lines],
      options,
    )
    expect(exported.stdout.split('\r\n')).toHaveLength(50_002)
    expect(exported.stderr).toContain('50000 rows')
  }, 120_000)
})

describe('a class list', () => {
  it('of two hundred learners is two hundred awards', async () => {
    const rows = Array.from({ length: 200 }, (_, at) => `urn:x:${at};Lernende ${at};19.06.2027`)
    const file = table('class.csv', `id;learner.fullName_de;dateOfIssuing\r\n${rows.join('\r\n')}\r\n`)
    const { code, lines } = await run(importing, [file], { offer: files[0]!, dates: 'day-first' })
    expect(code).toBe(0)
    expect(lines).toHaveLength(200)
    expect(JSON.parse(lines[199]!)).toMatchObject({
      id: 'urn:x:199',
      learner: { fullName: { de: 'Lernende 199' } },
      dateOfIssuing: '2027-06-19',
      specification: { id: JSON.parse(readFileSync(files[0]!, 'utf8')).id },
    })
  })

  it('of the guide is asked for the order of its days, and read with decimal commas and leading zeros', async () => {
    const root = new URL('../../../', import.meta.url).pathname
    const file = join(root, 'examples/tables/classe-ecodesign.csv')
    const offer = join(root, 'packages/taxonomy/qualifications/wood-furniture-furniture-eco-design.json')
    const guide = readFileSync(join(root, 'docs/guide/offers.md'), 'utf8')
    const asked = await run(importing, [file], { offer })
    expect([asked.code, guide.includes(asked.noted.replaceAll(root, '').trim())]).toEqual([1, true])
    const { code, lines } = await run(importing, [file], { offer, dates: 'day-first' })
    expect(code).toBe(0)
    expect(JSON.parse(lines[1]!)).toMatchObject({
      dateOfIssuing: '2026-06-18',
      grade: { points: 22.5 },
      learner: { identifiers: [{ value: '012' }] },
      specification: { id: JSON.parse(readFileSync(offer, 'utf8')).id },
    })
  })

  it('says which row has no learner', async () => {
    const file = table('nobody.csv', 'id,dateOfIssuing\nurn:x:1,2027-06-19\n')
    const { code, noted } = await run(importing, [file], { offer: files[0]! })
    expect([code, noted.includes('nobody.csv:2: An award needs a learner')]).toEqual([1, true])
  })
})

describe('rows', () => {
  it('come back whatever their cells hold and wherever the text is cut', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', ' ', 'é') })
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1 }),
        fc.nat(),
        (rows, cut) => {
          const text = [['a', 'b'], ...rows].map((cells) => csvRow(cells)).join('')
          const at = cut % (text.length + 1)
          const back = [...csvRows([text.slice(0, at), text.slice(at)])].map(({ cells }) =>
            cells.map((each) => each!.text),
          )
          expect(back.slice(1)).toEqual(rows.filter((cells) => cells.some((each) => each.trim() !== '')))
        },
      ),
      { numRuns: 300 },
    )
  })

  it('are decoded in pieces', () => {
    const bytes = Buffer.from('title_es\nCarpintería\n')
    expect([...decoded([bytes.subarray(0, 18), bytes.subarray(18)])].join('')).toBe('title_es\nCarpintería\n')
  })
})
