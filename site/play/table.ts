/** A spreadsheet of offers or records: its rows as documents, read by what the command reads them by. */
import { NAMESPACE, VERSION } from '@microcred/core'
import { csvRows, decoded } from '../../packages/cli/src/tables/csv.ts'
import { columnsIn, documentIn, namesIn } from '../../packages/cli/src/tables/documents.ts'
import type { Row } from '../../packages/cli/src/tables/row.ts'
import type { Schema } from '../../packages/cli/src/tables/shape.ts'
import type { Operations } from './messages.ts'

type Form = 'microcredential' | 'specification'

const schemaOf = async (form: Form): Promise<Schema> =>
  (await fetch(`/${VERSION}/${form}.schema.json`)).json()

async function rowsIn(name: string, bytes: Uint8Array): Promise<Iterable<Row>> {
  if (!/\.xls[xm]$/i.test(name)) return csvRows(decoded([bytes]))
  const [{ openXlsx }, fflate] = await Promise.all([
    import('../../packages/cli/src/tables/xlsx/read.ts'),
    import('fflate'),
  ])
  return openXlsx(bytes, undefined, fflate as never).rows
}

/** A table with columns that records alone have is one of records. */
async function formOf(names: readonly string[]): Promise<Form> {
  const [records, offers] = await Promise.all([schemaOf('microcredential'), schemaOf('specification')])
  const isOfRecords = names
    .map((each) => each.split('.')[0]!)
    .some((top) => Object.hasOwn(records.properties!, top) && !Object.hasOwn(offers.properties!, top))
  return isOfRecords ? 'microcredential' : 'specification'
}

/** The rows of a table, each as the text of a document with its place, and what could not be read. */
export const tabled: Operations['table'] = async ({ name, bytes }) => {
  const problems: string[] = []
  const tell = (place: string, sentence: string): void => void problems.push(`${place}: ${sentence}`)
  const documents: { place: string; text: string }[] = []
  let columns: ReturnType<typeof columnsIn>
  let form: Form | undefined
  for (const row of await rowsIn(name, bytes)) {
    if (form === undefined) {
      form = await formOf(namesIn(row))
      columns = columnsIn(row, await schemaOf(form), tell)
      if (!columns) break
      continue
    }
    const document = documentIn(row, columns!, {}, tell)
    const $schema = `${NAMESPACE}${VERSION}/${form}.schema.json`
    if (document)
      documents.push({ place: row.place(), text: JSON.stringify({ $schema, ...document }, null, 2) })
  }
  return { documents, problems }
}
