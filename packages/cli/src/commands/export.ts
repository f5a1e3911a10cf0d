/** `microcred export`: records and specifications as a table. */
import { type Command, UsageError } from '../arguments/usage.js'
import { inputsOf, read } from '../input/inputs.js'
import { fs } from '../input/node.js'
import { publishedSchema } from '../input/published.js'
import { note, print } from '../print/output.js'
import { cellsOf, ordered } from '../tables/cells.js'
import { csvRow } from '../tables/csv.js'
import type { Schema } from '../tables/shape.js'

type Json = Record<string, unknown>

const DELIMITERS: Readonly<Record<string, string>> = { comma: ',', semicolon: ';', tab: '\t' }

export const command: Command = {
  summary: 'Write records or specifications as a table, one in a row',
  synopsis: '[--to csv] [--delimiter comma|semicolon|tab] [--output FILE] FILE …',
  details: [
    'The columns are named by the schema: a text has a column for each language (title_it), items of a list are numbered (awardingBody.1.country), lists of codes stand in one cell, parted by " | ". No cell holds JSON; what has no cell, as extensions, is said on standard error.',
    'microcred import reads the table back.',
  ],
  options: {
    to: { takes: 'FORM', choices: ['csv'], does: 'Form of the table: csv' },
    delimiter: {
      takes: 'NAME',
      choices: Object.keys(DELIMITERS),
      does: 'What parts the cells; semicolon for spreadsheets with decimal commas. comma unless said',
    },
    output: { takes: 'FILE', does: 'Write the table to this file' },
  },
  examples: [
    ['microcred export offers/*.json --output offers.csv', 'a catalogue for a spreadsheet'],
    ['microcred export --delimiter semicolon offers/*.json > offers.csv', 'for one with decimal commas'],
  ],
  async run({ words, value }) {
    const { inputs, problems } = await inputsOf(words, undefined)
    for (const problem of problems) note(problem)
    if (inputs.length === 0) throw new UsageError('Name the files of records or specifications.')
    const documents: Json[] = []
    for (const input of inputs) {
      const content = read(input)
      if (!('bytes' in content)) throw new UsageError(`${input.name} cannot be read.`)
      documents.push(...documentsIn(Buffer.from(content.bytes).toString('utf8'), input.name))
    }
    const offered = documents.every((each) => String(each.$schema).includes('/specification.schema.json'))
    const schema = publishedSchema(offered ? 'specification' : 'microcredential') as Schema
    const beyond = new Set<string>()
    const rows = documents.map((each) => cellsOf(each, schema, (path) => beyond.add(path)))
    const columns = ordered(new Set(rows.flatMap((row) => [...row.keys()])), schema)
    const delimiter = DELIMITERS[value('delimiter') ?? 'comma']!
    const lines = [columns, ...rows.map((row) => columns.map((column) => row.get(column) ?? ''))]
    const text = lines.map((cells) => csvRow(cells, delimiter)).join('')
    const output = value('output')
    // The mark tells spreadsheets that the file is UTF-8.
    if (output !== undefined) fs.writeFileSync(output, `\uFEFF${text}`)
    else print(text)
    for (const path of [...beyond].sort()) note(`not in the table: ${path}`)
    return 0
  },
}

/** The JSON values of a file: one, a list of them, or one a line. */
function documentsIn(text: string, name: string): Json[] {
  const parsed = (each: string): unknown => {
    try {
      return JSON.parse(each)
    } catch {
      throw new UsageError(`${name} holds no JSON.`)
    }
  }
  const lines = text.trim().split(/\r?\n/)
  const several = lines.length > 1 && lines.every((line) => /^\{.*\}$/.test(line.trim()))
  const values = several ? lines.map(parsed) : [parsed(text.replace(/^\uFEFF/, ''))].flat()
  if (values.some((each) => typeof each !== 'object' || each === null || Array.isArray(each)))
    throw new UsageError(`${name} holds something that is no record and no specification.`)
  return values as Json[]
}
