/** A crosswalk as the reader and the writer walk it: the record's tree with the rows at its leaves. */
import { type Path, parsePath } from './path.js'
import { type Transform, type TransformName, transforms } from './transforms.js'

/** One row: where a profile keeps what stands at a pointer of the record. */
export interface Row {
  /** JSON Pointer into the record with `*` for items, or `@name` for an anchor. */
  readonly pointer: string
  readonly path: Path
  readonly transform: Transform
  readonly transformName: TransformName
}

/** A place in the record: rows that fill it, places below it. */
export interface Place {
  /** Key of the record, or for items `*` and what tells several sources apart: `*`, `*:hours`. */
  readonly segment: string
  readonly rows: readonly Row[]
  readonly places: readonly Place[]
}

export interface Crosswalk {
  /** In order, because a later one may start from an earlier one. */
  readonly anchors: readonly Row[]
  readonly root: Place
}

interface OpenPlace extends Place {
  readonly rows: Row[]
  readonly places: OpenPlace[]
}

/** Builds the tree from `[pointer, path, transform]` rows. */
export function buildCrosswalk(
  rows: readonly (readonly [pointer: string, path: string, transform: string])[],
): Crosswalk {
  const anchors: Row[] = []
  const root: OpenPlace = { segment: '', rows: [], places: [] }
  for (const [pointer, path, name] of rows) {
    const transformName = name as TransformName
    const row: Row = { pointer, path: parsePath(path), transform: transforms[transformName], transformName }
    if (pointer.startsWith('@')) {
      anchors.push(row)
      continue
    }
    let place = root
    for (const segment of pointer.split('/').slice(1)) {
      let next = place.places.find((each) => each.segment === segment)
      if (!next) {
        next = { segment, rows: [], places: [] }
        place.places.push(next)
      }
      place = next
    }
    place.rows.push(row)
  }
  return { anchors, root }
}
