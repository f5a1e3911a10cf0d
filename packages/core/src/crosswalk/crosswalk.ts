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
  /** Whether the crosswalk itself says the value. */
  readonly isConstant: boolean
}

/** A place in the record: rows that fill it, places below it. */
export interface Place {
  /** Key of the record, or for items `*` and what tells several sources apart: `*`, `*:hours`. */
  readonly segment: string
  readonly rows: readonly Row[]
  readonly places: readonly Place[]
  /** Whether what lies below are the items of a list. */
  readonly isList: boolean
  /** Whether what it stands in is nothing without it. */
  readonly isEssential: boolean
  /** Whether the crosswalk itself says what stands there. */
  readonly isConstant: boolean
}

export interface Crosswalk {
  /** In order, because a later one may start from an earlier one. */
  readonly anchors: readonly Row[]
  readonly root: Place
  /** The main language of the texts. */
  readonly language: Place | undefined
}

interface OpenPlace extends Place {
  readonly rows: Row[]
  readonly places: OpenPlace[]
  isList: boolean
  isEssential: boolean
  isConstant: boolean
}

const placeAt = (segment: string): OpenPlace => ({
  segment,
  rows: [],
  places: [],
  isList: false,
  isEssential: false,
  isConstant: false,
})

/** Builds the tree from `[pointer, path, transform]` rows. */
export function buildCrosswalk(
  rows: readonly (readonly [pointer: string, path: string, transform: string])[],
): Crosswalk {
  const anchors: Row[] = []
  const root = placeAt('')
  for (const [pointer, path, name] of rows) {
    const transformName = name as TransformName
    const transform: Transform = transforms[transformName]
    const isConstant = transformName === 'constant'
    const row: Row = { pointer, path: parsePath(path), transform, transformName, isConstant }
    if (pointer.startsWith('@')) {
      anchors.push(row)
      continue
    }
    let place = root
    for (const segment of pointer.split('/').slice(1)) {
      let next = place.places.find((each) => each.segment === segment)
      if (!next) {
        next = placeAt(segment)
        place.places.push(next)
        place.isList = place.places[0]!.segment.startsWith('*')
      }
      place = next
    }
    place.rows.push(row)
    place.isEssential ||= transform.essential === true
    place.isConstant ||= isConstant
  }
  return { anchors, root, language: root.places.find(({ segment }) => segment === 'language') }
}
