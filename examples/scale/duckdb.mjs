/** SQL over a folder of NDJSON with `microcred` as a function: `node duckdb.mjs 'FOLDER/*.ndjson' [OUT.parquet]`. */
import { DuckDBInstance, DuckDBScalarFunction, VARCHAR } from '@duckdb/node-api'
import { validate } from '@microcred/validators'
import { flatRows } from '@microcred/validators/lines'

const [pattern, parquet] = process.argv.slice(2)
if (pattern === undefined) {
  console.error("Name the registers: node duckdb.mjs 'FOLDER/*.ndjson' [OUT.parquet]")
  process.exit(2)
}
const at = process.env.MICROCRED_AT ?? new Date().toISOString().slice(0, 10)

const connection = await (await DuckDBInstance.create(':memory:')).connect()
connection.registerScalarFunction(
  DuckDBScalarFunction.create({
    name: 'microcred',
    parameterTypes: [VARCHAR],
    returnType: VARCHAR,
    mainFunction(_, chunk, out) {
      const lines = chunk.getColumnVector(0)
      for (let row = 0; row < chunk.rowCount; row++)
        out.setItem(row, JSON.stringify(flatRows(validate(lines.getItem(row), { at }))))
      out.flush()
    },
  }),
)

const quoted = (text) => `'${text.replaceAll("'", "''")}'`
await connection.run(`
  create table answers as
  select unnest(from_json(microcred(line), '[{
    "profile": "VARCHAR", "conformance": "VARCHAR", "annex_i": "VARCHAR", "missing": ["VARCHAR"],
    "issuer_country": ["VARCHAR"], "awarding_body": ["VARCHAR"], "date_of_issuing": "VARCHAR", "ects": "DOUBLE",
    "hours": "DOUBLE", "eqf": "INTEGER", "cycle": "VARCHAR", "assessment": ["VARCHAR"],
    "participation": ["VARCHAR"], "quality": ["VARCHAR"], "supervision": "VARCHAR", "skills": ["VARCHAR"],
    "codes": ["VARCHAR"] }]'), recursive := true)
  from read_csv(${quoted(pattern)}, columns = { 'line': 'VARCHAR' }, delim = chr(1), quote = '', escape = '',
    header = false, max_line_size = 33554432, auto_detect = false)
  where trim(line) <> ''`)

const { columnNames, ...result } = await (async () => {
  const reader = await connection.runAndReadAll(
    'select profile, conformance, annex_i, count(*)::INTEGER as credentials from answers group by all order by all',
  )
  return { columnNames: reader.columnNames(), rows: reader.getRows() }
})()
console.log(columnNames.join(','))
for (const row of result.rows) console.log(row.join(','))
if (parquet !== undefined) await connection.run(`copy answers to ${quoted(parquet)} (format parquet)`)
