/** A crosswalk as the reader and the writer walk it: the record's tree with the rows at its leaves. */
import { type Path, parsePath } from './path.js'
import type { Transform } from './transforms/transform.js'
import { type TransformName, transforms } from './transforms.js'

/** One row: where a profile keeps what stands at a pointer of the record. */
export interface Row {
  /** JSON Pointer into the record with `*` for items, or `@name` for an anchor. */
  readonly pointer: string
  readonly path: Path
  readonly transform: Transform
  readonly transformName: TransformName
  /** Whether the crosswalk itself says the value. */
  readonly isConstant: boolean
  /** How many values of one place are looked at, to tell whether they differ. */
  readonly most: number
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

/** Values of one item that are compared; what an item has elsewhere is there for every item. */
const IN_ITEM = 64

function mostOf(pointer: string, path: Path, transformName: TransformName): number {
  if (transformName === 'text' || !pointer.includes('/*')) return Number.POSITIVE_INFINITY
  return path.every((each) => 'constant' in each || each.from === '.') ? IN_ITEM : 1
}

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
    const parsed = parsePath(path)
    const most = mostOf(pointer, parsed, transformName)
    const row: Row = { pointer, path: parsed, transform, transformName, isConstant, most }
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
