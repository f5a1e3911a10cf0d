/** Says in a sentence each what a folder or a table lacks: the checks that JSON Schema cannot make on the sources. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gaps } from './coverage.ts'
import { ruleCodes } from './generators/findings.ts'
import { findingTables } from './model/finding-tables.ts'
import { load, readCsv } from './model/load.ts'
import type { Model, Shape } from './model/model.ts'
import { SourceError } from './model/source-error.ts'
import { root } from './root.ts'
import { ruleSets } from './rule-sets.ts'

const schemas = 'packages/schemas'

/** Codelists that no element uses. */
function* unusedCodelists({ definitions, codelists }: Model): Iterable<string> {
  const used = new Set<string>()
  const visit = (shape: Shape): void => {
    if (shape.kind === 'string')
      for (const list of [shape.codelist, shape.openCodelist]) if (list) used.add(list)
    if (shape.kind === 'array') visit(shape.items)
    if (shape.kind === 'map') visit(shape.values)
    if (shape.kind === 'union') shape.branches.forEach(visit)
    if (shape.kind === 'object') for (const property of shape.properties) visit(property.shape)
  }
  for (const definition of definitions.values()) visit(definition.shape)
  for (const list of codelists.keys())
    if (!used.has(list))
      yield `${schemas}/codelists/${list}.csv is used by no element; use it as "codelist": "${list}" or remove it.`
}

/** Elements whose order in the record is not that of Annex I. */
function* order({ elements, definitions, records }: Model): Iterable<string> {
  for (const [file, name] of records) {
    const record = definitions.get(name)!.shape
    if (record.kind !== 'object') continue
    const keys = record.properties.map((property) => property.key)
    const present = elements.filter((element) => keys.includes(element.key))
    const actual = keys.filter((key) => present.some((element) => element.key === key))
    const wanted = present.map((element) => element.key)
    if (actual.join() !== wanted.join())
      yield `${schemas}/${file}.schema.json lists the elements as ${actual.join(', ')}; Annex I has ${wanted.join(', ')}.`
  }
}

/** Positions of Annex I that are taken twice or not at all. */
function* positions({ elements }: Model): Iterable<string> {
  const numbers = elements.map((element) => element.annex.number)
  for (let number = 1; number <= elements.length; number++) {
    const takers = elements.filter((element) => element.annex.number === number).map((element) => element.id)
    if (takers.length !== 1)
      yield `Position ${number} of Annex I is taken by ${takers.join(' and ') || 'no element'}; correct "annex" in ${schemas}/elements/*/element.schema.json.`
  }
  if (numbers.length < 16) yield `Only ${numbers.length} elements exist; Annex I has 16.`
}

/** Leaves of the record that a crosswalk says nothing about. */
function* crosswalks({ definitions, records, elements }: Model): Iterable<string> {
  const leaves = new Set<string>()
  const visit = (shape: Shape, pointer: string): void => {
    if (shape.kind === 'ref') visit(definitions.get(shape.name)!.shape, pointer)
    else if (shape.kind === 'array') visit(shape.items, `${pointer}/*`)
    else if (shape.kind === 'object')
      for (const property of shape.properties) visit(property.shape, `${pointer}/${property.key}`)
    else leaves.add(pointer)
  }
  visit({ kind: 'ref', name: records.get('microcredential')! }, '')
  for (const profile of ['edc', 'openbadges']) {
    const file = `${schemas}/crosswalks/${profile}.csv`
    const rows = readCsv(file, ['pointer', 'path', 'transform']).map((row) =>
      row.pointer!.replace(/\*:[\w-]+/g, '*'),
    )
    for (const row of rows) {
      if (row.startsWith('@')) continue
      const known = [...leaves].some((leaf) => leaf === row || leaf.startsWith(`${row}/`))
      if (!known) yield `${file} maps ${row}, which is no part of the record; correct or remove the row.`
    }
    for (const { id, key, annex } of elements)
      if (annex.required && !rows.some((row) => row === `/${key}` || row.startsWith(`/${key}/`)))
        yield `${file} has no row for the element ${id}; say where the profile keeps it.`
  }
}

/** Rules without a test beside them. */
function* ruleTests(): Iterable<string> {
  for (const code of ruleCodes())
    if (!existsSync(join(root, `packages/validators/src/check/rules/${code}.test.ts`)))
      yield `packages/validators/src/check/rules/${code}.ts has no test beside it; write ${code}.test.ts.`
}

/** Sentences of findings that are no sentences. */
function* sentences(): Iterable<string> {
  const codes = new Set<string>()
  for (const file of findingTables()) yield* sentencesIn(file, codes)
}

function* sentencesIn(file: string, codes: Set<string>): Iterable<string> {
  const rows = readCsv(file, ['code', 'severity', 'part', 'sentence', 'hint', 'explanation'])
  for (const { code, severity, part, sentence, explanation } of rows) {
    if (codes.has(code!)) yield `${file} has ${code} twice; remove one row.`
    codes.add(code!)
    if (!['error', 'warning', 'info'].includes(severity!))
      yield `${file}: the severity of ${code} is "${severity}"; write error, warning or info.`
    if (!['conformance', 'annexI', 'validity', 'quality'].includes(part!))
      yield `${file}: the part of ${code} is "${part}"; write conformance, annexI, validity or quality.`
    if (!/[.!]$/.test(sentence!)) yield `${file}: the sentence of ${code} does not end with a full stop.`
    if (!explanation) yield `${file}: ${code} has no explanation; say in one or two sentences why it matters.`
  }
}

/** Packages that are imported against the direction cli → validators → core → taxonomy, schemas. */
function* directions(): Iterable<string> {
  const allowed: Record<string, readonly string[]> = {
    schemas: [],
    vectors: [],
    taxonomy: [],
    common: [],
    core: ['common', 'taxonomy', 'schemas'],
    validators: ['core', 'common', 'taxonomy', 'schemas'],
    stacking: ['core', 'common', 'taxonomy', 'schemas'],
    equivalence: ['core', 'common', 'taxonomy', 'schemas'],
    needs: ['core', 'common', 'taxonomy', 'schemas'],
    trust: ['validators', 'core', 'common', 'taxonomy', 'schemas'],
    cli: ['trust', 'validators', 'stacking', 'equivalence', 'needs', 'core', 'common', 'taxonomy', 'schemas'],
  }
  for (const [name, may] of Object.entries(allowed)) {
    const folder = join(root, 'packages', name)
    if (!existsSync(folder)) continue
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      dependencies?: Record<string, string>
    }
    for (const dependency of Object.keys(manifest.dependencies ?? {})) {
      const other = dependency.match(/^@microcred\/(.+)$/)?.[1]
      if (other && !may.includes(other))
        yield `packages/${name} depends on @microcred/${other}; the direction is cli → trust → validators → core → taxonomy, schemas; stacking, equivalence and needs stand beside validators.`
    }
    for (const file of existsSync(join(folder, 'src'))
      ? readdirSync(join(folder, 'src'), { recursive: true, encoding: 'utf8' })
      : []) {
      if (!file.endsWith('.ts')) continue
      const text = readFileSync(join(folder, 'src', file), 'utf8')
      for (const [, other] of text.matchAll(/^(?! \*).*from '@microcred\/([a-z]+)/gm))
        if (other !== name && !may.includes(other!))
          yield `packages/${name}/src/${file} imports @microcred/${other}; the direction is cli → trust → validators → core → taxonomy, schemas; stacking, equivalence and needs stand beside validators.`
    }
  }
}

const sentencesOf = (model: Model): string[] => [
  ...positions(model),
  ...order(model),
  ...unusedCodelists(model),
  ...gaps(),
  ...crosswalks(model),
  ...sentences(),
  ...ruleTests(),
  ...directions(),
  ...ruleSets(),
]

try {
  const missing = sentencesOf(load())
  for (const sentence of missing) console.error(sentence)
  process.exitCode = missing.length > 0 ? 1 : 0
} catch (error) {
  if (!(error instanceof SourceError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
