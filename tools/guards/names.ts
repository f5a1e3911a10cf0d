/** The names others rely on: codes of the lists, codes of findings, terms. What was released once is never taken away. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { NAMESPACE } from '../../packages/core/src/names/namespace.ts'
import { ruleCodes } from '../generators/findings.ts'
import { codeTables } from '../model/finding-tables.ts'
import { readCsv } from '../model/load.ts'
import type { Model, Shape } from '../model/model.ts'
import { root } from '../root.ts'

const RELEASED = 'packages/schemas/released'

/** What a release lets others name. */
export interface Names {
  /** Codes by list. */
  readonly codes: Readonly<Record<string, readonly string[]>>
  readonly findings: readonly string[]
  /** Terms of our own namespace. */
  readonly terms: readonly string[]
}

function* termsIn(shape: Shape): Iterable<string> {
  if (shape.kind === 'array') yield* termsIn(shape.items)
  if (shape.kind === 'map') yield* termsIn(shape.values)
  if (shape.kind === 'union') for (const branch of shape.branches) yield* termsIn(branch)
  if (shape.kind === 'object')
    for (const { term, shape: each } of shape.properties) {
      if (term) yield term
      yield* termsIn(each)
    }
}

/** The names that stand in the sources. */
export function namesOf({ codelists, definitions }: Model, base = root): Names {
  const lists = [...codelists].sort(([a], [b]) => (a < b ? -1 : 1))
  const tabled = codeTables(base).flatMap((file) =>
    readCsv(file, ['code', 'severity', 'part', 'sentence', 'hint', 'explanation'], base).map(
      ({ code }) => code!,
    ),
  )
  const terms = [...definitions.values()].flatMap(({ term, shape }) => [
    ...(term ? [term] : []),
    ...termsIn(shape),
  ])
  return {
    codes: Object.fromEntries(lists.map(([list, codes]) => [list, codes.map(({ code }) => code)])),
    findings: [...new Set([...tabled, ...ruleCodes(base)])].sort(),
    terms: [...new Set(terms.filter((term) => term.startsWith(NAMESPACE)))].sort(),
  }
}

/** Names that a release has and the sources no longer do. */
export function* released(model: Model, base = root): Iterable<string> {
  if (!existsSync(join(base, RELEASED))) return
  const now = namesOf(model, base)
  for (const file of readdirSync(join(base, RELEASED)).sort()) {
    const { codes, findings, terms }: Names = JSON.parse(readFileSync(join(base, RELEASED, file), 'utf8'))
    const version = file.slice(0, -'.json'.length)
    for (const [list, before] of Object.entries(codes)) {
      const standing = new Set(now.codes[list])
      for (const code of before.filter((each) => !standing.has(each)))
        yield `The codelist ${list} has no ${code}, which ${version} released; put the row back, and fill in "deprecated" with version and reason.`
    }
    for (const code of findings.filter((each) => !now.findings.includes(each)))
      yield `No finding has the code ${code}, which ${version} released; put it back: whoever ignores or counts it does so by this name.`
    for (const term of terms.filter((each) => !now.terms.includes(each)))
      yield `No element or property has the term ${term}, which ${version} released; put it back: data that was written names it.`
  }
}
