/** The schemas and codelists as they are published. */
import { fileURLToPath } from 'node:url'
import { fs, path } from './node.js'

const folder = (): string =>
  path.join(
    path.dirname(
      fileURLToPath(import.meta.resolve('@microcred/schemas/published/microcredential.schema.json')),
    ),
  )

const json = (file: string): unknown => JSON.parse(fs.readFileSync(path.join(folder(), file), 'utf8'))

/** What a table is of. */
export type Form = 'microcredential' | 'specification'

/** A published schema, parsed. */
export const publishedSchema = (name: Form | 'need-list'): object => json(`${name}.schema.json`) as object

interface Code {
  readonly code: string
  readonly label: string
  readonly definition?: string
  readonly deprecated?: string
}

/** The published codelists by name. */
export const publishedCodelists = (): Readonly<Record<string, readonly Code[]>> =>
  (json('codelists.json') as { codelists: Record<string, readonly Code[]> }).codelists
