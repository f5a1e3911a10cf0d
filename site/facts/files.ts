/** Where the facts of the pages stand: the project's own registers. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { root } from '../../tools/root.ts'

export const textOf = (path: string): string => readFileSync(join(root, path), 'utf8')

export const jsonOf = <T>(path: string): T => JSON.parse(textOf(path)) as T

export const rowsOf = (path: string): Record<string, string>[] => parse(textOf(path), { columns: true })

/** The JSON files of a folder, by name without the ending, in order. */
export const folderOf = <T>(path: string): { name: string; file: string; json: T }[] =>
  readdirSync(join(root, path))
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => ({
      name: file.slice(0, -'.json'.length),
      file: `${path}/${file}`,
      json: jsonOf<T>(`${path}/${file}`),
    }))

/** A name of a file as a heading: `eqf-out-of-range` is “Eqf out of range”. */
export const heading = (name: string): string =>
  name.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase())

export const pretty = (value: unknown): string => JSON.stringify(value, null, 2)
