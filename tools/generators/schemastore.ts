/** Entries for the catalogue of SchemaStore, by which editors know files by their names. */
import { NAMESPACE, VERSION } from '../../packages/core/src/names/namespace.ts'
import type { Generator } from './generator.ts'

const SHORT = VERSION.split('.').slice(0, 2).join('.')

const ENTRIES = [
  {
    name: 'EU micro-credential',
    description: 'Record of a micro-credential with the 16 EU standard elements',
    fileMatch: ['*.microcred.json', '*.microcred.yaml', '*.microcred.yml'],
    file: 'editor',
  },
  {
    name: 'microcred.config.json',
    description: 'Configuration of the command microcred',
    fileMatch: ['microcred.config.json'],
    file: 'settings/configuration',
  },
  {
    name: 'microcred.baseline.json',
    description: 'Known findings of the command microcred',
    fileMatch: ['microcred.baseline.json'],
    file: 'settings/baseline',
  },
]

export const schemastore: Generator = {
  name: 'schemastore',
  files: () => [
    [
      'packages/schemas/published/schemastore.json',
      `${JSON.stringify(
        {
          title: 'Entries for the catalogue of SchemaStore',
          schemas: ENTRIES.map(({ file, ...entry }) => {
            const url = `${NAMESPACE}${VERSION}/${file}.schema.json`
            return { ...entry, url, versions: { [SHORT]: url } }
          }),
        },
        null,
        2,
      )}\n`,
    ],
  ],
}
