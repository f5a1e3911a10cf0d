/** Sorted UUIDs in one string, 32 hexadecimal digits each: found by halving, without a map to build. */
export interface PackedUuids {
  readonly size: number
  /** The position of a UUID (lower case, with hyphens), or -1. */
  indexOf(uuid: string): number
  at(index: number): string
  /** The UUID most like a mistyped one: at most three digits wrong, missing or too many. */
  nearest(uuid: string): string | undefined
}

const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export function packedUuids(packed: string): PackedUuids {
  const size = packed.length / 32
  const digits = (index: number) => packed.slice(index * 32, index * 32 + 32)
  const at = (index: number) => digits(index).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return {
    size,
    at,
    indexOf(uuid) {
      if (!uuidForm.test(uuid)) return -1
      const wanted = uuid.replaceAll('-', '')
      let low = 0
      let high = size - 1
      while (low <= high) {
        const middle = (low + high) >> 1
        const found = digits(middle)
        if (found === wanted) return middle
        if (found < wanted) low = middle + 1
        else high = middle - 1
      }
      return -1
    },
    nearest(uuid) {
      const wanted = uuid.toLowerCase().replace(/[^0-9a-z]/g, '')
      if (wanted.length < 29 || wanted.length > 35) return undefined
      let best = 4
      let nearest: number | undefined
      for (let index = 0; index < size && best > 0; index++) {
        const distance = editDistance(wanted, digits(index), best - 1)
        if (distance >= best) continue
        best = distance
        nearest = index
      }
      return nearest === undefined ? undefined : at(nearest)
    },
  }
}

/** Insertions, deletions and replacements from `a` to `b`; more than `most` are not counted to the end. */
function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  // Two strings this close share most of their digits in place; this spares the table for nearly all.
  let same = 0
  for (let shift = -most; shift <= most; shift++) {
    let here = 0
    for (let i = 0; i < b.length; i++) if (a[i + shift] === b[i]) here++
    if (here > same) same = here
  }
  if (same < b.length / (most + 1) - most) return most + 1
  let before = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const step = Math.min(before[j]! + 1, row[j - 1]! + 1, before[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
      row.push(step)
      if (step < least) least = step
    }
    if (least > most) return most + 1
    before = row
  }
  return before[b.length]!
}
