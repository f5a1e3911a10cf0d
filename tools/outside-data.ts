import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { root } from './root.ts'

const folder = resolve(root, process.env.MICROCRED_OUTSIDE_DATA ?? '../shared/data')

/**
 * The absolute path of a file or folder of data that is not part of this project (official exports, foreign
 * samples), or `undefined` where it is not at hand. `MICROCRED_OUTSIDE_DATA` names the folder it lies in.
 *
 * @example describe.skipIf(!outsideData('esco'))('the official export', () => { … })
 */
export function outsideData(path: string): string | undefined {
  const file = join(folder, path)
  return existsSync(file) ? file : undefined
}
