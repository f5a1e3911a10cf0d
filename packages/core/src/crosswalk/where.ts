/** Where a profile keeps what stands at a place of the record, in the profile's own words. */
import type { Crosswalk, Place, Row } from './crosswalk.js'
import type { Alternative, Filter, Step } from './path.js'

const conditions = (filters: readonly Filter[]): string =>
  filters.map((each) => `[${each.name}${each.operator}${each.value}]`).join('')

const written = ({ name, filters }: Step): string => name + conditions(filters)

/** The first alternative of a row that is no constant, from the top of the credential. */
function pathOf(
  row: Row | undefined,
  around: string,
  { anchors }: Pick<Crosswalk, 'anchors'>,
): string | undefined {
  const alternative = row?.path.find(
    (each): each is Exclude<Alternative, { constant: string }> => !('constant' in each),
  )
  if (!alternative) return undefined
  const { from, filters, steps } = alternative
  const start = from.startsWith('@')
    ? pathOf(
        anchors.find(({ pointer }) => pointer === from),
        '',
        { anchors },
      )
    : from === '.'
      ? around
      : ''
  const begin = start && start + conditions(filters)
  return [begin, ...steps.map(written)].filter(Boolean).join('.')
}

/** What an element is nothing without, before what it may have besides. */
const FIRST = ['title', 'legalName', 'fullName', 'givenName', 'familyName', 'country', 'eqf', 'type', 'value']

/** Elements that are kinds of something: what they are called says less than which kind it is. */
const KINDS: ReadonlySet<string> = new Set(['assessmentType', 'participationForm', 'qualityAssurance'])

const KIND_FIRST = ['type', ...FIRST]

/** The path to a place itself, or to the first thing of which it is made. */
function into(
  place: Place,
  around: string,
  crosswalk: Crosswalk,
  first = KINDS.has(place.segment) ? KIND_FIRST : FIRST,
): string | undefined {
  const own = pathOf(
    place.rows.find((row) => row.transformName !== 'constant'),
    around,
    crosswalk,
  )
  if (place.places.length === 0) return own
  const inside = place.places
    .filter(({ isConstant }) => !isConstant)
    .toSorted((a, b) => Number(b.isEssential) - Number(a.isEssential) || rank(a, first) - rank(b, first))
  for (const each of inside) {
    const path = into(each, own ?? around, crosswalk, first)
    if (path !== undefined) return path
  }
  return own
}

const rank = ({ segment }: Place, first: readonly string[]): number => {
  const at = first.indexOf(segment)
  return at < 0 ? first.length : at
}

/**
 * The path of what stands at a pointer of the record, such as `issuer.name` for `/awardingBody/0/legalName`;
 * `undefined` where the profile has no place for it.
 */
export function whereIn(crosswalk: Crosswalk, pointer: string): string | undefined {
  const places = known.get(crosswalk) ?? known.set(crosswalk, new Map()).get(crosswalk)!
  // Items of a list are all in one place, so that there are no more of these than the crosswalk has.
  const place = pointer.replace(/\/\d+(?=\/|$)/g, '/0')
  if (!places.has(place) && places.size < MOST) places.set(place, pathTo(crosswalk, pointer))
  return places.has(place) ? places.get(place) : pathTo(crosswalk, pointer)
}

const known = new WeakMap<Crosswalk, Map<string, string | undefined>>()

/** Most places of a crosswalk that are remembered: more than any has. */
const MOST = 2000

function pathTo(crosswalk: Crosswalk, pointer: string): string | undefined {
  let places: readonly { readonly place: Place; readonly around: string }[] = [
    { place: crosswalk.root, around: '' },
  ]
  for (const segment of pointer.split('/').slice(1))
    places = places.flatMap(({ place, around }) =>
      place.places
        .filter((each) => each.segment === segment || (/^\d+$/.test(segment) && each.segment.startsWith('*')))
        .map((each) => ({ place: each, around: pathOf(each.rows[0], around, crosswalk) ?? around })),
    )
  for (const { place, around } of places) {
    const leaf = place.places.length === 0
    const path = leaf
      ? pathOf(
          place.rows.find((row) => row.transformName !== 'constant'),
          parentOf(crosswalk, pointer) ?? '',
          crosswalk,
        )
      : into(place, around, crosswalk)
    if (path) return path
  }
  return undefined
}

/** The path of what a place lies in. */
function parentOf(crosswalk: Crosswalk, pointer: string): string | undefined {
  const parent = pointer.slice(0, pointer.lastIndexOf('/'))
  let place = crosswalk.root
  let around = ''
  for (const segment of parent.split('/').slice(1)) {
    const next = place.places.find(
      (each) => each.segment === segment || (/^\d+$/.test(segment) && each.segment.startsWith('*')),
    )
    if (!next) return undefined
    around = pathOf(next.rows[0], around, crosswalk) ?? around
    place = next
  }
  return around
}

const paths = new WeakMap<Crosswalk, Map<string, readonly string[]>>()

/** Every path at which something of an element stands, with its conditions: `recipient.identity` for `learner`. */
export function pathsIn(crosswalk: Crosswalk, key: string): readonly string[] {
  const kept = paths.get(crosswalk) ?? paths.set(crosswalk, new Map()).get(crosswalk)!
  const before = kept.get(key)
  if (before) return before
  const found = pathsOf(crosswalk, key)
  // There are no more of these than elements; of another key there is nothing to keep.
  if (found.length > 0) kept.set(key, found)
  return found
}

function pathsOf(crosswalk: Crosswalk, key: string): readonly string[] {
  const out = new Set<string>()
  const visit = ({ rows, places }: Place, around: string): void => {
    const own = rows.flatMap(({ path, transformName }) =>
      transformName === 'constant'
        ? []
        : path.flatMap((alternative) => absolute(alternative, around, crosswalk) ?? []),
    )
    for (const path of own) out.add(path)
    for (const place of places) visit(place, own[0] ?? around)
  }
  const element = crosswalk.root.places.find(({ segment }) => segment === key)
  if (element) visit(element, '')
  return [...out]
}

/** An alternative of a path from the top of the credential. */
function absolute(alternative: Alternative, around: string, { anchors }: Crosswalk): string | undefined {
  if ('constant' in alternative) return undefined
  const { from, filters, steps } = alternative
  const anchor = from.startsWith('@') ? anchors.find(({ pointer }) => pointer === from)?.path[0] : undefined
  const start = anchor ? absolute(anchor, '', { anchors } as Crosswalk) : from === '.' ? around : ''
  const begin = start && start + conditions(filters)
  return [begin, ...steps.map(written)].filter(Boolean).join('.')
}

/** A place of the record inside of a profile that carries records whole. */
export const embeddedAt = (home: string, pointer: string): string => home + pointer.replaceAll('/', '.')
