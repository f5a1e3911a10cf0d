/** What the crosswalks say of the record: every member is kept somewhere or said to be kept nowhere. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { readCsv } from '../model/load.ts'
import type { Model, Shape } from '../model/model.ts'
import { root } from '../root.ts'

const FOLDER = 'packages/schemas/crosswalks'
const ABSENT = `${FOLDER}/absent.csv`

/** Pointers of everything in the record that holds a value of its own; `*` stands for any index or key. */
export function leavesOf({
  definitions,
  records,
}: Pick<Model, 'definitions' | 'records'>): ReadonlySet<string> {
  const leaves = new Set<string>()
  const visit = (shape: Shape, pointer: string): void => {
    if (shape.kind === 'ref') visit(definitions.get(shape.name)!.shape, pointer)
    else if (shape.kind === 'array') visit(shape.items, `${pointer}/*`)
    else if (shape.kind === 'object')
      for (const property of shape.properties) visit(property.shape, `${pointer}/${property.key}`)
    else leaves.add(pointer)
  }
  visit({ kind: 'ref', name: records.get('microcredential')! }, '')
  return leaves
}

const isWithin = (pointer: string, whole: string): boolean =>
  pointer === whole || pointer.startsWith(`${whole}/`)

/** The profiles that have a crosswalk; a table named for two of them leads from one to the other. */
const profilesIn = (base: string): string[] => {
  const known = readCsv(
    'packages/schemas/profiles/profiles.csv',
    ['id', 'title', 'roots', 'beside', 'base', 'status'],
    base,
  ).map(({ id }) => id!)
  return readdirSync(join(base, FOLDER))
    .map((file) => file.replace(/\.csv$/, ''))
    .filter((name) => known.includes(name))
    .sort()
}

/** Members of the record a crosswalk says nothing of, and rows for what is no member. */
export function* crosswalks(model: Model, base = root): Iterable<string> {
  const leaves = [...leavesOf(model)]
  const known = (pointer: string): boolean => leaves.some((leaf) => isWithin(leaf, pointer))
  const absent = existsSync(join(base, ABSENT)) ? readCsv(ABSENT, ['profile', 'pointer'], base) : []
  for (const profile of profilesIn(base)) {
    const file = `${FOLDER}/${profile}.csv`
    const rows = readCsv(file, ['pointer', 'path', 'transform'], base)
      .map(({ pointer }) => pointer!.replace(/\*:[\w-]+/g, '*'))
      .filter((pointer) => !pointer.startsWith('@'))
    const nowhere = absent.filter((row) => row.profile === profile).map(({ pointer }) => pointer!)
    for (const pointer of new Set(rows))
      if (!known(pointer))
        yield `${file} maps ${pointer}, which is no part of the record; correct or remove the row.`
    for (const pointer of nowhere) {
      if (!known(pointer))
        yield `${ABSENT} says that ${profile} does not keep ${pointer}, which is no part of the record; correct or remove the row.`
      const kept = rows.find((row) => isWithin(row, pointer))
      if (kept !== undefined)
        yield `${ABSENT} says that ${profile} does not keep ${pointer}, and ${file} keeps ${kept}; remove one of the rows.`
    }
    for (const leaf of leaves)
      if (!rows.includes(leaf) && !nowhere.some((pointer) => isWithin(leaf, pointer)))
        yield `${file} has no row for ${leaf}; say where the profile keeps it, or in ${ABSENT} that it does not.`
  }
}
