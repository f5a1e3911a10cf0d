/** Queries as people type them (`queries.csv`). */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { root } from '../root.ts'

export interface TypedQuery {
  readonly sector?: string
  readonly language: string
  readonly query: string
  /** English labels, any of which is right; none where nothing in the taxonomy is. */
  readonly accepted: readonly string[]
}

export const queriesIn = (path: string): TypedQuery[] =>
  (parse(readFileSync(path), { columns: true }) as Record<string, string>[]).map((row) => ({
    ...(row.sector && { sector: row.sector }),
    language: row.language!,
    query: row.query!,
    accepted: row.accepted!.split(';').filter(Boolean),
  }))

export const ownQueries = (): TypedQuery[] => queriesIn(join(root, 'tools/taxonomy/queries.csv'))

/** Queries that were written before they were first asked, and to which nothing is fitted one by one. */
export const queriesApart = (): TypedQuery[] => queriesIn(join(root, 'tools/taxonomy/queries-apart.csv'))
