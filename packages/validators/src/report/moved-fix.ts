import type { Repair } from './finding.js'

/** A fix whose places are moved. */
export const movedFix = <Any extends Repair>(fix: Any, move: (pointer: string) => string): Any => ({
  ...fix,
  patch: fix.patch.map((each) =>
    each.op === 'move'
      ? { ...each, from: move(each.from), path: move(each.path) }
      : { ...each, path: move(each.path) },
  ),
})
