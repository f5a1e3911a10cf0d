/** The schemas as components of OpenAPI 3.1, for descriptions of services that take or give micro-credentials. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { NAMESPACE, VERSION } from '../../packages/core/src/names/namespace.ts'
import { pascal } from '../model/model.ts'
import { root } from '../root.ts'
import { comment } from './banner.ts'
import type { Generator } from './generator.ts'

type Json = Record<string, unknown>

const FOLDER = 'packages/schemas/published'
const FILE = `${FOLDER}/openapi.json`

/** What is published as a component, by its name; definitions of records keep theirs, those of outputs get its name before them. */
const TOPS: readonly (readonly [component: string, file: string, before: string])[] = [
  ['Microcredential', 'microcredential', ''],
  ['Specification', 'specification', ''],
  ['Report', 'outputs/report', 'Report'],
  ['Line', 'outputs/line', 'Line'],
]

const read = (file: string): Json =>
  JSON.parse(readFileSync(join(root, FOLDER, `${file}.schema.json`), 'utf8')) as Json

/** A schema whose references lead to components. */
function moved(node: unknown, before: string): unknown {
  if (Array.isArray(node)) return node.map((each) => moved(each, before))
  if (typeof node !== 'object' || node === null) return node
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      key === '$ref' && typeof value === 'string'
        ? `#/components/schemas/${before}${pascal(value.replace('#/$defs/', ''))}`
        : moved(value, before),
    ]),
  )
}

export const openapi: Generator = {
  name: 'openapi',
  files() {
    const schemas: Json = {}
    for (const [component, file, before] of TOPS) {
      const { $schema: _, $id: __, $comment: ___, $defs = {}, ...top } = read(file)
      schemas[component] = moved(top, before)
      for (const [name, schema] of Object.entries($defs as Json))
        schemas[`${before}${pascal(name)}`] = moved(schema, before)
    }
    const document = {
      openapi: '3.1.0',
      info: {
        title: 'Components for services that take or give EU micro-credentials',
        description: comment('packages/schemas'),
        version: VERSION,
        license: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
      },
      servers: [{ url: NAMESPACE.replace(/\/$/, ''), description: 'Nothing answers here; put your own.' }],
      security: [],
      paths: {
        '/credentials/validate': {
          post: {
            operationId: 'validate',
            summary: 'An example of how the components are used',
            requestBody: {
              required: true,
              content: {
                'application/json': {
                  schema: {
                    anyOf: [
                      { $ref: '#/components/schemas/Microcredential' },
                      { $ref: '#/components/schemas/Specification' },
                    ],
                  },
                },
              },
            },
            responses: {
              200: {
                description: 'What is wrong with it, and which elements it has.',
                content: {
                  'application/json': { schema: { $ref: '#/components/schemas/Report' } },
                  'application/x-ndjson': { schema: { $ref: '#/components/schemas/Line' } },
                },
              },
              '4XX': { description: 'The request cannot be read.' },
            },
          },
        },
      },
      components: { schemas },
    }
    return [[FILE, `${JSON.stringify(document, null, 2)}\n`]]
  },
}
