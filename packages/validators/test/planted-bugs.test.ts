import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { elements } from '@microcred/core'
import { build } from 'esbuild'
import { afterAll, describe, expect, it } from 'vitest'
import { fixturesOf } from '../../../tools/fixtures.ts'
import { fastModule } from '../../../tools/generators/fast.ts'
import { schemasModule } from '../../../tools/generators/schemas.ts'
import { zodModule } from '../../../tools/generators/zod.ts'
import { load } from '../../../tools/model/load.ts'
import type { Definition, Model, Shape } from '../../../tools/model/model.ts'
import { root } from '../../../tools/root.ts'
import { type Schema, validatorOf } from '../src/check/schema.js'
import { type Case, compare, recordEngines, type Verdict, zodVerdict } from './engines.js'

const folder = join(root, 'node_modules/.cache/planted-bugs')

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A mistake a generator could make: one definition read wrongly. */
interface Bug {
  readonly bug: string
  /** Element whose fixtures are to tell. */
  readonly element: string
  readonly definition: string
  readonly misread: (shape: Shape) => Shape
}

type Kind<K extends Shape['kind']> = Extract<Shape, { kind: K }>

const property =
  (key: string, change: (property: Kind<'object'>['properties'][number]) => object | undefined) =>
  (shape: Shape): Shape => {
    const { properties } = shape as Kind<'object'>
    if (!properties.some((each) => each.key === key)) throw new Error(`no ${key} to misread`)
    return {
      ...(shape as Kind<'object'>),
      properties: properties.flatMap((each) => {
        if (each.key !== key) return [each]
        const changed = change(each)
        return changed ? [{ ...each, ...changed }] : []
      }),
    }
  }

const shapeOf = (key: string, changes: object) =>
  property(key, ({ shape }) => ({ shape: { ...shape, ...changes } }))

const bugs: readonly Bug[] = [
  {
    bug: 'a required property that is not demanded',
    element: 'level',
    definition: 'NationalLevel',
    misread: property('level', () => ({ required: false })),
  },
  {
    bug: 'an optional property that is demanded',
    element: 'learning-outcomes',
    definition: 'Skill',
    misread: property('match', () => ({ required: true })),
  },
  {
    bug: 'a property that is forgotten',
    element: 'quality-assurance',
    definition: 'QualityScope',
    misread: property('countries', () => undefined),
  },
  {
    bug: 'a maximum one too high',
    element: 'level',
    definition: 'Level',
    misread: shapeOf('eqf', { maximum: 9 }),
  },
  {
    bug: 'a minimum one too high',
    element: 'level',
    definition: 'Level',
    misread: shapeOf('eqf', { minimum: 5 }),
  },
  {
    bug: 'an exclusive bound taken for an inclusive one',
    element: 'notional-workload',
    definition: 'Share',
    misread: shapeOf('hours', { exclusiveMinimum: undefined, minimum: 0 }),
  },
  {
    bug: 'an integer taken for a number',
    element: 'level',
    definition: 'Level',
    misread: shapeOf('eqf', { integer: false }),
  },
  {
    bug: 'another codelist',
    element: 'participation-form',
    definition: 'Participation',
    misread: shapeOf('type', { codelist: 'supervision-setting' }),
  },
  {
    bug: 'another format',
    element: 'learner',
    definition: 'Learner',
    misread: shapeOf('email', { format: 'iri' }),
  },
  {
    bug: 'a pattern that is forgotten',
    element: 'level',
    definition: 'NationalLevel',
    misread: shapeOf('level', { pattern: undefined }),
  },
  {
    bug: 'a list that may be empty',
    element: 'issuer-country',
    definition: 'IssuerCountry',
    misread: (shape) => ({ ...(shape as Kind<'array'>), minItems: 0 }),
  },
  {
    bug: 'a set that may hold an item twice',
    element: 'further-information',
    definition: 'FurtherInformation',
    misread: shapeOf('fields', { uniqueItems: false }),
  },
  {
    bug: 'an object that may be empty',
    element: 'issuer-country',
    definition: 'Region',
    misread: (shape) => ({ ...(shape as Kind<'object'>), minProperties: 0 }),
  },
  {
    bug: 'a text in no language',
    element: 'title',
    definition: 'Text',
    misread: (shape) => ({ ...(shape as Kind<'map'>), minProperties: 0 }),
  },
]

/** The model as a generator with the bug would read it. */
function misreadModel(model: Model, { definition, misread }: Bug): Model {
  const original = model.definitions.get(definition)!
  const changed: Definition = { ...original, shape: misread(original.shape) }
  return { ...model, definitions: new Map(model.definitions).set(definition, changed) }
}

let modules = 0

/** Imports a generated module as if it stood in the folder it is generated for. */
async function evaluate<T>(text: string, resolveDir: string): Promise<T> {
  mkdirSync(folder, { recursive: true })
  const outfile = join(folder, `${process.pid}-${modules++}.mjs`)
  await build({
    stdin: { contents: text, loader: 'ts', resolveDir: join(root, resolveDir) },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    external: ['zod'],
    alias: { '@microcred/core': join(root, 'packages/core/src') },
    logLevel: 'silent',
  })
  return import(/* @vite-ignore */ pathToFileURL(outfile).href) as Promise<T>
}

type Build = (model: Model) => Verdict | Promise<Verdict>

const builders: Readonly<Record<string, Build>> = {
  'the fast path': async (model) => {
    const text = fastModule(model, new Map([['keys', 'Microcredential']]))
    const { keys } = await evaluate<{ keys: (value: unknown) => number }>(
      text,
      'packages/validators/src/generated',
    )
    return (value) => keys(value) >= 0
  },
  zod: async (model) => {
    const { Microcredential } = await evaluate<{ Microcredential: Parameters<typeof zodVerdict>[0] }>(
      zodModule(model),
      'packages/core/src/generated',
    )
    return zodVerdict(Microcredential)
  },
  'the schemas that explain': async (model) => {
    const { Microcredential } = await evaluate<{ Microcredential: Schema }>(
      schemasModule(model, ['Microcredential']),
      'packages/validators/src/generated',
    )
    return validatorOf(Microcredential)
  },
}

const record = Object.fromEntries(elements.map(({ id, key }) => [key, fixturesOf(id).valid[0]!.data]))

/** Whole records, each with one fixture of the element in it. */
function casesOf(id: string): Case[] {
  const { key } = elements.find((element) => element.id === id)!
  const { valid, invalid } = fixturesOf(id)
  return [...valid, ...invalid].map(({ file, data }) => ({ label: file, value: { ...record, [key]: data } }))
}

describe.each(Object.entries(builders))('a bug planted in the generator of %s', (name, builder) => {
  it(`is told from ${name} without one, which agrees with every engine`, async () => {
    const engine = await builder(load())
    for (const { id } of elements)
      expect(compare(casesOf(id), { ...recordEngines, built: engine }).disagreements).toEqual([])
  })

  it.each(bugs)('shows as a disagreement: $bug', async (bug) => {
    const engine = await builder(misreadModel(load(), bug))
    const { disagreements } = compare(casesOf(bug.element), { ...recordEngines, built: engine })
    expect(disagreements.length).toBeGreaterThan(0)
    for (const each of disagreements) expect(each).toMatch(/published (\w+), .*built (?!\1)/)
  })
})
