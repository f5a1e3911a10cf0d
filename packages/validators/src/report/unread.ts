import { escapeKey, valueAt } from '@microcred/common/pointer'

/** Members that say what form a credential has, not what it certifies. */
const OF_THE_FORM = new Set(
  '@context @type @id type id inScheme notation proof credentialSchema credentialProfiles displayParameter issuer vct aka_vcts cnf'.split(
    ' ',
  ),
)

/**
 * What stands in a credential and no element of the record takes up: pointers to the topmost places, in
 * order. Members of the form itself (`@context`, `type`, `proof` and the like) are not counted, nor what
 * only repeats something that was read.
 *
 * @example
 * unread(badge, openbadges.read(badge).consumed) // ['/credentialSubject/achievement/criteria', '/image']
 */
export function unread(json: unknown, consumed: ReadonlySet<string>): string[] {
  const out: string[] = []
  const read = [...consumed]
  const known = new Set(read.map((pointer) => JSON.stringify(valueAt(json, pointer))))
  const around = placesAround(read)
  const described = new Set<unknown>()
  describe(json, described)
  const visit = (value: unknown, pointer: string): void => {
    if (consumed.has(pointer)) return
    if (!around.has(pointer)) {
      if (!repeats(value, known, described)) out.push(pointer)
      return
    }
    if (typeof value !== 'object' || value === null) return
    for (const [key, inner] of Object.entries(value))
      if (!OF_THE_FORM.has(key) || Array.isArray(value)) visit(inner, `${pointer}/${escapeKey(key)}`)
  }
  if (read.length > 0) visit(json, '')
  return out
}

/** Every place that holds one of some others. */
function placesAround(pointers: readonly string[]): ReadonlySet<string> {
  const around = new Set<string>()
  for (const pointer of pointers)
    for (let at = pointer; at !== ''; ) {
      at = at.slice(0, at.lastIndexOf('/'))
      if (around.has(at)) break
      around.add(at)
    }
  return around
}

/** Whether a value says nothing that was not read elsewhere. */
function repeats(value: unknown, known: ReadonlySet<string>, described: ReadonlySet<unknown>): boolean {
  if (known.has(JSON.stringify(value))) return true
  if (typeof value !== 'object' || value === null) return false
  const { id } = value as { id?: unknown }
  const content = Object.keys(value).filter((key) => !OF_THE_FORM.has(key))
  // A bare reference repeats what stands where it leads.
  if (content.length === 0 && !Array.isArray(value)) return described.has(id)
  return Object.entries(value).every(
    ([key, inner]) => (OF_THE_FORM.has(key) && !Array.isArray(value)) || repeats(inner, known, described),
  )
}

/** Adds the identifiers of all objects that say something of what they identify. */
function describe(value: unknown, ids: Set<unknown>): void {
  if (typeof value !== 'object' || value === null) return
  const { id } = value as { id?: unknown }
  if (id !== undefined && Object.keys(value).some((key) => !OF_THE_FORM.has(key))) ids.add(id)
  for (const inner of Object.values(value)) describe(inner, ids)
}
