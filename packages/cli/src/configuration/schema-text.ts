/** The schemas of settings and outputs, as they lie in the package of schemas. */
import { fs, path } from '../input/node.js'

/** Where the package of schemas lies. */
export const schemasFolder = (): string =>
  path.dirname(
    process
      .getBuiltinModule('node:module')
      .createRequire(import.meta.url)
      .resolve('@microcred/schemas/package.json'),
  )

/** The text of the schema of a file that people write. */
export const schemaText = (name: 'configuration' | 'baseline'): string =>
  fs.readFileSync(path.join(schemasFolder(), 'settings', `${name}.schema.json`), 'utf8')
