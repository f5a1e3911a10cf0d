/** Gives a member of an object another name. */
import { escapeKey } from '@microcred/common/pointer'
import type { Repair } from './finding.js'

/** The repair that moves what stands at a pointer to another key of the same object: a name, or a tag that is written. */
export const rename = (
  pointer: string,
  to: string,
  { kind = 'rename', safe = false }: { readonly kind?: 'rename' | 'write'; readonly safe?: boolean } = {},
): Repair => ({
  kind,
  params: { to },
  patch: [
    { op: 'move', from: pointer, path: `${pointer.slice(0, pointer.lastIndexOf('/'))}/${escapeKey(to)}` },
  ],
  safe,
})
