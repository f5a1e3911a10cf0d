import type { PatchOperation, Repair } from './finding.js'

const parentOf = (pointer: string): string => pointer.slice(0, pointer.lastIndexOf('/'))

/** A fix whose places are moved; the new name of a member that is renamed stays. */
export const movedFix = <Any extends Repair>(fix: Any, move: (pointer: string) => string): Any => ({
  ...fix,
  patch: fix.patch.map((each): PatchOperation => {
    if (each.op !== 'move') return { ...each, path: move(each.path) }
    const from = move(each.from)
    const isRenaming = parentOf(each.from) === parentOf(each.path)
    const path = isRenaming ? parentOf(from) + each.path.slice(each.path.lastIndexOf('/')) : move(each.path)
    return { ...each, from, path }
  }),
})
