/**
 * What each standard says of whole documents, changed at every place in some thirty ways, stays as it is written in
 * `fixtures/said`: a line for each place, with a digest of the findings and how often each code is among them. Where a
 * line changes, somebody meant it, and writes it anew:
 * `MICROCRED_SAID=write npx vitest run packages/validators/test/said.test.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../../../tools/root.ts'
import { judges } from '../src/generated/judges.js'
import { placesOf, saidAt } from './said.js'
import { type WholeDocument, wholeDocuments } from './whole-documents.js'

const AT = { at: '2026-12-01T00:00:00Z' }

/** Places that are looked at together. */
const TOGETHER = 8

const linesOf = ({ profile, json }: WholeDocument, from: number, to?: number): string[] =>
  placesOf(json)
    .slice(from, to)
    .map((place) => saidAt(json, place, (changed) => judges[profile]!.conform(changed, AT)))

describe.each(wholeDocuments())('what $profile says of $name', (document) => {
  const file = join(root, 'packages/validators/test/fixtures/said', `${document.name}.txt`)
  if (process.env.MICROCRED_SAID === 'write') writeFileSync(file, `${linesOf(document, 0).join('\n')}\n`)
  const written = readFileSync(file, 'utf8').trimEnd().split('\n')

  it('is of every place there is', () => {
    expect(written.map((line) => line.slice(0, line.indexOf(' ')))).toEqual(
      placesOf(document.json).map(([path]) => path),
    )
  })

  const starts = written.flatMap((_, at) => (at % TOGETHER === 0 ? [at] : []))
  it.each(starts)('is what it was from line %d on', (at) => {
    expect(linesOf(document, at, at + TOGETHER)).toEqual(written.slice(at, at + TOGETHER))
  })
})
