/** JSON Patch (RFC 6902): the four operations that repairs are made of. */
import { keysOf, valueAt } from './pointer.js'

/** One operation. */
export type Operation =
  | { readonly op: 'add' | 'replace'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string }
  | { readonly op: 'move'; readonly from: string; readonly path: string }

/**
 * The document after all operations, the one given being left as it is; `undefined` where one does not apply.
 *
 * @example
 * patched({ a: [1] }, [{ op: 'add', path: '/a/-', value: 2 }]) // { a: [1, 2] }
 */
export function patched(document: unknown, operations: readonly Operation[]): unknown {
  let current = document
  for (const operation of operations) {
    if (operation.op === 'move') {
      const value = valueAt(current, operation.from)
      if (value === undefined || operation.path.startsWith(`${operation.from}/`)) return undefined
      current = put(put(current, operation.from, 'remove'), operation.path, 'add', value)
    } else {
      const { op, path } = operation
      current = put(current, path, op, op === 'remove' ? undefined : operation.value)
    }
    if (current === undefined) return undefined
  }
  return current
}

/** A document with one place changed; only what is around the place is copied. */
function put(document: unknown, path: string, op: 'add' | 'replace' | 'remove', value?: unknown): unknown {
  const change = (around: unknown, [key, ...rest]: readonly string[]): unknown => {
    if (key === undefined) return value
    if (typeof around !== 'object' || around === null) return undefined
    const at = Array.isArray(around) && key === '-' ? around.length : key
    const last = rest.length === 0
    if ((!last || op !== 'add') && !Object.hasOwn(around, at)) return undefined
    const inner = last ? value : change((around as Record<string, unknown>)[at], rest)
    if (inner === undefined && !(last && op === 'remove')) return undefined
    if (!Array.isArray(around)) {
      const copy = { ...around } as Record<string, unknown>
      if (last && op === 'remove') delete copy[at]
      else copy[at] = inner
      return copy
    }
    const index = Number(at)
    if (!Number.isInteger(index) || index > around.length) return undefined
    return last && op === 'remove'
      ? around.toSpliced(index, 1)
      : last && op === 'add'
        ? around.toSpliced(index, 0, inner)
        : around.with(index, inner)
  }
  return change(document, keysOf(path))
}
