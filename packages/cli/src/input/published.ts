/** The schemas as they are published. */
import { fileURLToPath } from 'node:url'
import { fs, path } from './node.js'

const folder = (): string =>
  path.join(
    path.dirname(
      fileURLToPath(import.meta.resolve('@microcred/schemas/published/microcredential.schema.json')),
    ),
  )

/** A published schema, parsed. */
export const publishedSchema = (name: 'microcredential' | 'need-list' | 'specification'): object =>
  JSON.parse(fs.readFileSync(path.join(folder(), `${name}.schema.json`), 'utf8')) as object
