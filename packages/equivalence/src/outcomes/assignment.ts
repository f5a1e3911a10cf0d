/** One-to-one assignment of the greatest total value. */

/**
 * For every row the column assigned to it, or -1: each column once, so that the total of the values is greatest
 * (Kuhn 1955, Munkres 1957; shortest augmenting paths, O(rows² × columns)). What has no value is not assigned.
 * Exact for values whose total stays a safe integer. The same values give the same assignment.
 *
 * @example
 * assignment([[5, 4], [4, 0]]) // [1, 0]: 8 in all, where the greatest single value would give 5
 */
export function assignment(values: readonly (readonly number[])[]): number[] {
  const columns = values[0]?.length ?? 0
  if (values.length === 0 || columns === 0) return values.map(() => -1)
  if (values.length <= columns) return worthwhile(values, augment(values))
  const turned = Array.from({ length: columns }, (_, column) => values.map((row) => row[column]!))
  const rows = new Array<number>(values.length).fill(-1)
  for (const [column, row] of augment(turned).entries()) rows[row] = column
  return worthwhile(values, rows)
}

const worthwhile = (values: readonly (readonly number[])[], columns: readonly number[]): number[] =>
  columns.map((column, row) => (column >= 0 && values[row]![column]! > 0 ? column : -1))

/** Column of every row; there are at least as many columns as rows. Rows and columns count from 1 inside. */
function augment(values: readonly (readonly number[])[]): number[] {
  const columns = values[0]!.length
  const ofRow = new Float64Array(values.length + 1)
  const ofColumn = new Float64Array(columns + 1)
  const owner = new Int32Array(columns + 1)
  for (let row = 1; row <= values.length; row++) {
    owner[0] = row
    const { end, before } = shortestPath(values, owner, ofRow, ofColumn)
    for (let column = end; column !== 0; column = before[column]!) owner[column] = owner[before[column]!]!
  }
  const found = new Array<number>(values.length).fill(-1)
  for (let column = 1; column <= columns; column++)
    if (owner[column] !== 0) found[owner[column]! - 1] = column - 1
  return found
}

/** The way from a new row to a free column, changing potentials as it goes. */
function shortestPath(
  values: readonly (readonly number[])[],
  owner: Int32Array,
  ofRow: Float64Array,
  ofColumn: Float64Array,
): { readonly end: number; readonly before: Int32Array } {
  const size = ofColumn.length
  const least = new Float64Array(size).fill(Number.POSITIVE_INFINITY)
  const before = new Int32Array(size)
  const used = new Uint8Array(size)
  let column = 0
  do {
    used[column] = 1
    const row = owner[column]!
    let next = 0
    let step = Number.POSITIVE_INFINITY
    for (let each = 1; each < size; each++) {
      if (used[each]) continue
      const reduced = -values[row - 1]![each - 1]! - ofRow[row]! - ofColumn[each]!
      if (reduced < least[each]!) {
        least[each] = reduced
        before[each] = column
      }
      if (least[each]! < step) {
        step = least[each]!
        next = each
      }
    }
    for (let each = 0; each < size; each++) {
      if (used[each]) {
        ofRow[owner[each]!] = ofRow[owner[each]!]! + step
        ofColumn[each] = ofColumn[each]! - step
      } else least[each] = least[each]! - step
    }
    column = next
  } while (owner[column] !== 0)
  return { end: column, before }
}
