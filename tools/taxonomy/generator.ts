import type { Generator } from '../generators/generator.ts'
import { modules } from './modules.ts'
import { published } from './published.ts'
import { readTables } from './tables.ts'

/** The taxonomy: the package's packed modules and the published forms. */
export const taxonomy: Generator = {
  name: 'taxonomy',
  async files() {
    const tables = readTables()
    return [...modules(tables), ...(await published(tables))]
  },
}
