/** The table of a language as translation services exchange it: bilingual CSV, its columns named as Weblate reads them. */
import { parse } from 'csv-parse/sync'

/** A row of a language: what is said, how far a person has read it, and whether the English is still that it was made of. */
export interface Kept {
  readonly text: string
  readonly state: string
  readonly isFresh: boolean
}

const HEADER = ['context', 'source', 'target', 'fuzzy']

const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** Every sentence with what a language has of it; what no person has read, or was made of another English, is fuzzy. */
export const bilingual = (
  english: ReadonlyMap<string, string>,
  kept: (key: string) => Kept | undefined,
): string =>
  [
    HEADER,
    ...[...english].map(([key, source]) => {
      const { text = '', state, isFresh } = kept(key) ?? {}
      return [key, source, text, text !== '' && (state === 'machine' || !isFresh) ? 'True' : '']
    }),
  ]
    .map((cells) => `${cells.map(cell).join(',')}\n`)
    .join('')

/** What somebody wrote or approved in a service: each key with its text, without those that are still fuzzy. */
export const approved = (csv: string): readonly (readonly [key: string, text: string])[] =>
  (parse(csv, { columns: true, bom: true, relax_column_count: true }) as Record<string, string>[]).flatMap(
    ({ context = '', target = '', fuzzy = '' }) =>
      target.trim() === '' || /^(true|1)$/i.test(fuzzy.trim()) ? [] : [[context, target] as const],
  )
