/** The engines that judge records and elements, and the function that sets their verdicts side by side. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Element } from '@microcred/core'
import * as zod from '@microcred/core/generated/zod'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type * as z from 'zod'
import { root } from '../../../tools/root.ts'
import type { SchemaValidator } from '../src/check/explain.js'
import { validatorOf } from '../src/check/schema.js'
import { microcredentialKeys, specificationKeys } from '../src/generated/fast.js'
import * as schemas from '../src/generated/schemas.js'

export type Verdict = (value: unknown) => boolean

/** Verdicts on one kind of value, by engine. */
export type Engines = Readonly<Record<string, Verdict>>

/** Something to be judged. */
export interface Case {
  readonly label: string
  readonly value: unknown
}

export interface Comparison {
  readonly accepted: number
  readonly refused: number
  /** Cases on which the engines do not agree, each with what every engine says. */
  readonly disagreements: readonly string[]
}

/** Asks every engine about every case. */
export function compare(cases: Iterable<Case>, engines: Engines): Comparison {
  const entries = Object.entries(engines)
  const disagreements: string[] = []
  let accepted = 0
  let refused = 0
  for (const { label, value } of cases) {
    const verdicts = entries.map(([, verdict]) => verdict(value))
    if (verdicts.every((each) => each === verdicts[0])) verdicts[0] ? accepted++ : refused++
    else
      disagreements.push(
        `${label}: ${entries.map(([name], at) => `${name} ${verdicts[at] ? 'accepts' : 'refuses'}`).join(', ')}`,
      )
  }
  return { accepted, refused, disagreements }
}

/** The published schema of a record, compiled as any user of it would. */
function published(file: string): Ajv2020 {
  const schema = JSON.parse(
    readFileSync(join(root, `packages/schemas/published/${file}.schema.json`), 'utf8'),
  )
  const ajv = new Ajv2020({ strict: true })
  addFormats.default(ajv)
  ajv.addSchema(schema, file)
  return ajv
}

const microcredential = published('microcredential')
const specification = published('specification')

const ajvVerdict =
  (validator: SchemaValidator): Verdict =>
  (value) =>
    validator(value)

/** What zod says of the structure; of members that exclude each other its types have no state, and a rule speaks elsewhere. */
export const zodVerdict =
  (schema: z.ZodType): Verdict =>
  (value) =>
    (schema.safeParse(value).error?.issues ?? []).every(
      (issue) => issue.code === 'custom' && issue.params?.fault === 'contradictory',
    )

export const recordEngines: Engines = {
  published: microcredential.getSchema('microcredential') as Verdict,
  explaining: ajvVerdict(validatorOf(schemas.Microcredential)),
  fast: (value) => microcredentialKeys(value) >= 0,
  zod: zodVerdict(zod.Microcredential),
}

export const specificationEngines: Engines = {
  published: specification.getSchema('specification') as Verdict,
  explaining: ajvVerdict(validatorOf(schemas.Specification)),
  fast: (value) => specificationKeys(value) >= 0,
  zod: zodVerdict(zod.Specification),
}

/** The engines on the value of one element; the fast path knows it only inside of `record`. */
export function elementEngines({ id, key }: Element, record: object): Engines {
  const name = key.replace(/^./, (letter) => letter.toUpperCase())
  const schema = microcredential.getSchema(`microcredential#/$defs/${name}`)
  if (!schema) throw new Error(`the published schema defines no ${name}`)
  return {
    published: schema as Verdict,
    explaining: ajvVerdict(validatorOf(schemas.elementSchemas[key as keyof typeof schemas.elementSchemas])),
    zod: zodVerdict(zod.elements[id as keyof typeof zod.elements]),
    fast: (value) => microcredentialKeys({ ...record, [key]: value }) >= 0,
  }
}
