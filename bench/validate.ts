/** Structural validation and the full walk, against `JSON.parse` of the same text in the same run. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { formats } from '../packages/core/src/formats.ts'
import { Microcredential } from '../packages/core/src/generated/zod.ts'
import { validatorOf } from '../packages/validators/src/check/schema.ts'
import { Microcredential as schema } from '../packages/validators/src/generated/schemas.ts'
import { root } from '../tools/root.ts'
import { compare, type Row } from './measure.ts'
import { documents, texts } from './records.ts'

const compiled = validatorOf(schema)

// What is measured is what is published: the packages as they are built.
const built = (entry: string): Promise<unknown> => import(`../packages/validators/dist/${entry}.js`)
const { microcredential } = (await built(
  'elements',
)) as typeof import('../packages/validators/src/elements.ts')
const { validate } = (await built('index')) as typeof import('../packages/validators/src/index.ts')

const AT = '2026-11-01'

const published = JSON.parse(
  readFileSync(join(root, 'packages/schemas/published/microcredential.schema.json'), 'utf8'),
)

function ajvAtRunTime(): (value: unknown) => boolean {
  const ajv = new Ajv2020({
    allErrors: false,
    strict: false,
    formats: {
      date: formats.date,
      'date-time': formats['date-time'],
      iri: formats.iri,
      'idn-email': formats.email,
    },
  })
  return ajv.compile(published)
}

const parse = { name: 'JSON.parse', run: (at: number) => JSON.parse(texts[at]!) }

const document = (at: number): unknown => documents[at]

/** The answer yes or no for a parsed record. */
export function structural(): Row[] {
  const published2020 = ajvAtRunTime()
  return compare(
    parse,
    [
      { name: '@microcred/validators, fast path', run: (at) => microcredential.is(document(at)) },
      { name: '@microcred/validators, what explains alone', run: (at) => compiled(document(at)) },
      { name: 'ajv 8 at run time on the published schema', run: (at) => published2020(document(at)) },
      { name: '@microcred/core/zod', run: (at) => Microcredential.safeParse(document(at)).success },
    ],
    documents.length,
  )
}

const broken = texts.map((text) => text.replace('"eqf":5', '"eqf":9'))

/** From text to report. */
export function fullWalk(): Row[] {
  return compare(
    parse,
    [
      { name: 'validate(text), clean record', run: (at) => validate(texts[at]!, { at: AT }) },
      { name: 'validate(object), clean record', run: (at) => validate(document(at) as object, { at: AT }) },
      {
        name: 'validate(text), one defect, with line and column',
        run: (at) => validate(broken[at]!, { at: AT }),
      },
    ],
    texts.length,
  )
}
