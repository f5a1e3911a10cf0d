import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it, vi } from 'vitest'
import type { Given } from '../src/arguments/usage.js'
import { command as exporting } from '../src/commands/export.js'
import { command as importing } from '../src/commands/import.js'
import { csvRow, csvRows, decoded } from '../src/tables/csv.js'

const folder = mkdtempSync(join(tmpdir(), 'microcred-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const examples = new URL('../../../examples/specifications/', import.meta.url)
const files = readdirSync(examples).map((file) => new URL(file, examples).pathname)

const given = (words: readonly string[], options: Readonly<Record<string, string>> = {}): Given => ({
  words,
  value: (option) => options[option],
  all: () => [],
  has: (option) => option in options,
})

/** Runs a command and says with what it ends, what it prints and what it notes. */
async function run(command: typeof importing, words: readonly string[], options?: Record<string, string>) {
  const printed: string[] = []
  const noted: string[] = []
  const fs = process.getBuiltinModule('node:fs')
  const spy = vi.spyOn(fs, 'writeSync').mockImplementation(((stream: number, bytes: Uint8Array, at = 0) => {
    const part = Buffer.from(bytes).subarray(at)
    ;(stream === 1 ? printed : noted).push(part.toString('utf8'))
    return part.length
  }) as never)
  try {
    const code = await command.run(given(words, options), async () => new Map())
    return { code, lines: printed.join('').trim().split('\n').filter(Boolean), noted: noted.join('') }
  } catch (error) {
    return { code: 2, lines: [], noted: `${noted.join('')}${(error as Error).message}` }
  } finally {
    spy.mockRestore()
  }
}

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
          const back = [...csvRows([text.slice(0, at), text.slice(at)])].map(({ cells }) => cells)
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
