/** Where the places stand that findings and their fixes speak of: looked for once in a text. */
import type { PatchOperation } from './finding.js'

const parentOf = (pointer: string): string => pointer.slice(0, pointer.lastIndexOf('/'))

const pathsOf = (each: PatchOperation): readonly string[] =>
  each.op === 'move' ? [each.from, each.path] : [each.path]

/** What all operations lie in. */
export function commonOf(patch: readonly PatchOperation[]): string {
  const paths = patch.flatMap(pathsOf)
  let common = parentOf(paths[0]!)
  while (common !== '' && !paths.every((path) => path.startsWith(`${common}/`))) common = parentOf(common)
  return common
}

/** Adds the pointers that have to be known to write a patch into a text. */
export function addTouched(patch: readonly PatchOperation[], prefix: string, wanted: Set<string>): void {
  for (const each of patch)
    for (const path of pathsOf(each)) {
      wanted.add(prefix + path)
      wanted.add(parentOf(prefix + path))
    }
  if (patch.length > 1) wanted.add(prefix === '' ? commonOf(patch) : commonOf(patch.map(movedBy(prefix))))
}

/** An operation on what stands at a pointer, as one on what that stands in. */
export const movedBy =
  (prefix: string) =>
  (each: PatchOperation): PatchOperation =>
    each.op === 'move'
      ? { ...each, from: prefix + each.from, path: prefix + each.path }
      : { ...each, path: prefix + each.path }

/** What has been found out of a text. */
export interface Looked<Place> {
  readonly asked: ReadonlySet<string>
  readonly places: ReadonlyMap<string, Place>
  /** Where its lines begin. */
  readonly starts: readonly number[]
}
