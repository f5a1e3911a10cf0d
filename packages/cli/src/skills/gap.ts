/** `microcred skills gap`: what a job asks for and credentials do not show. */
import { type Given, listed, UsageError } from '../arguments/usage.js'
import { print } from '../print/output.js'
import { paintFor } from '../print/paint.js'
import { visible } from '../print/visible.js'
import { isJson, printJson } from './options.js'
import { recordsOf } from './records.js'

export async function gap(given: Given, words: readonly string[]): Promise<number> {
  const [name, ...files] = words
  if (name === undefined)
    throw new UsageError(
      'Say an occupation, by its ESCO code, URI or English name, such as carpenter or 7115.1.',
    )
  const [{ gap: gapOf }, code, paint] = await Promise.all([
    import('@microcred/needs'),
    occupationNamed(name),
    paintFor(process.env),
  ])
  const folder = given.value('catalogue')
  const held = await recordsOf(files)
  const offers = await recordsOf(folder === undefined ? [] : [folder])
  const gaps = gapOf(
    code,
    held.records.map(({ record }) => record),
    offers.records.map(({ record }) => record),
  )!
  const { occupation, shown, missing, opportunities, relationsVersion } = gaps
  const fileAt = (list: typeof held, index: number): string => list.records[index]!.file
  if (isJson(given))
    printJson({
      occupation,
      relationsVersion,
      shown: shown.map(({ by, ...skill }) => ({
        ...skill,
        by: by.map(({ index, ...each }) => ({ file: fileAt(held, index), ...each })),
      })),
      missing: missing.map(({ near, taughtBy, ...skill }) => ({
        ...skill,
        near: near.map(({ index, ...each }) => ({ file: fileAt(held, index), ...each })),
        taughtBy: taughtBy.map(({ index, ...each }) => ({ file: fileAt(offers, index), ...each })),
      })),
      opportunities: opportunities.map(({ index, teaches }) => ({ file: fileAt(offers, index), teaches })),
    })
  else {
    print(
      `${paint.bold(occupation.label)} (${occupation.code})  ${shown.length} of ${shown.length + missing.length} green skills shown, by the relations of ESCO ${relationsVersion}\n`,
    )
    for (const { label, relation, by } of shown)
      print(
        `  ${paint.green('✓')} ${relation.padEnd(9)}  ${label}  ${paint.dim(visible(fileAt(held, by[0]!.index)))}\n`,
      )
    for (const { label, relation, near } of missing) {
      const close = near[0] ? paint.dim(`  close: ${visible(fileAt(held, near[0].index))}`) : ''
      print(`  ${paint.red('✗')} ${relation.padEnd(9)}  ${label}${close}\n`)
    }
    const labels = new Map(missing.map(({ uri, label }) => [uri, label]))
    for (const { index, teaches } of opportunities)
      print(
        `  ${paint.bold(visible(fileAt(offers, index)))} teaches ${listed(
          teaches.map((uri) => labels.get(uri)!),
          'and',
        )}\n`,
      )
  }
  return held.unread || offers.unread ? 2 : 0
}

/** The URI of the occupation meant by a code, a URI or a name. */
async function occupationNamed(name: string): Promise<string> {
  const { occupation, findOccupations } = await import('@microcred/taxonomy/occupations')
  const exact = occupation(name)
  if (exact) return exact.uri
  const found = findOccupations(name, { limit: 5 }).map((each) => each.occupation)
  const [same] = found.filter(({ label }) => label.toLowerCase() === name.trim().toLowerCase())
  if (same) return same.uri
  const near = found.map(({ label, code }) => `${label} (${code})`)
  throw new UsageError(
    `There is no occupation ${visible(name.slice(0, 80))} with green skills${near.length > 0 ? `; did you mean ${listed(near)}?` : '.'}`,
  )
}
