/** Queries as people type them (`queries.csv`), and how well `find` answers them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { find, skill } from '../../packages/taxonomy/src/index.ts'
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

export interface Answered {
  readonly first: number
  readonly five: number
  readonly count: number
  readonly silent: number
  readonly offTopic: number
}

/** How many of the queries have a right answer first and among five, and how many off-topic ones have none. */
export function answered(queries: readonly TypedQuery[], guess = false): Answered {
  let [first, five, silent] = [0, 0, 0]
  const onTopic = queries.filter(({ accepted }) => accepted.length > 0)
  for (const { language, query, accepted } of queries) {
    const found = find(query, { limit: 5, ...(!guess && { language }) }).map(({ uri }) => skill(uri)!.label)
    if (accepted.length === 0) silent += Number(found.length === 0)
    else {
      first += Number(accepted.includes(found[0]!))
      five += Number(found.some((label) => accepted.includes(label)))
    }
  }
  return { first, five, count: onTopic.length, silent, offTopic: queries.length - onTopic.length }
}
