/** The fixtures of the elements: what is accepted, what is refused and why. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.ts'

const elements = 'packages/schemas/elements'

/** A value the element accepts. */
export interface ValidFixture {
  /** Project path. */
  readonly file: string
  readonly data: unknown
}

/** A value with one fault, and the one finding it is to give; the pointer is into `data`. */
export interface InvalidFixture extends ValidFixture {
  readonly because: { readonly code: string; readonly pointer: string }
}

export interface Fixtures {
  readonly valid: readonly ValidFixture[]
  readonly invalid: readonly InvalidFixture[]
}

/** Folders of the elements, as they lie on disk. */
export const elementFolders = (base = root): readonly string[] => readdirSync(join(base, elements)).sort()

/** The fixtures of the element that a folder is named after. */
export function fixturesOf(id: string, base = root): Fixtures {
  const valid = read(`${elements}/${id}/valid`, base)
  const invalid = read(`${elements}/${id}/invalid`, base)
  return {
    valid: valid.map(([file, data]) => ({ file, data })),
    invalid: invalid.map(([file, json]) => ({ file, ...(json as Omit<InvalidFixture, 'file'>) })),
  }
}

function read(folder: string, base: string): (readonly [file: string, json: unknown])[] {
  if (!existsSync(join(base, folder))) return []
  const files = readdirSync(join(base, folder)).sort()
  return files.map((name) => [
    `${folder}/${name}`,
    JSON.parse(readFileSync(join(base, folder, name), 'utf8')),
  ])
}
