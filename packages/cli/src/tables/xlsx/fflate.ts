/** The library for the container of spreadsheets, where it is installed beside the command. */
import '../../print/command-words.js'
import { refused } from '../../arguments/usage.js'

/** What is used of it. */
export interface Fflate {
  readonly unzipSync: (
    bytes: Uint8Array,
    options: { filter: (file: { name: string; originalSize: number }) => boolean },
  ) => Record<string, Uint8Array>
  readonly zipSync: (files: Record<string, Uint8Array>, options: { mtime: Date }) => Uint8Array
}

export async function loadFflate(load = (): Promise<unknown> => import('fflate')): Promise<Fflate> {
  try {
    return (await load()) as Fflate
  } catch {
    throw refused('usage/fflate')
  }
}
