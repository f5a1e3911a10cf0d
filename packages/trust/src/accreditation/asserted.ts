/** What a credential says of its own accreditation, which proves nothing. */
import { type Row, unchecked } from '../report/row.js'
import type { Json } from '../text/json.js'
import { walk } from '../text/walk.js'

/** The row where no register was given. */
export function withoutRegister(credential: Json): Row {
  const own = assertedIn(credential)
  const wanted = { kind: 'accreditation-register', id: '' }
  return own.length === 0
    ? unchecked('accreditation.no-register', wanted)
    : { ...unchecked('accreditation.self-asserted', wanted), pointers: own }
}

/** Where a credential asserts an accreditation of itself, as JSON Pointers. */
export function assertedIn(credential: Json): readonly string[] {
  const found: string[] = []
  walk(credential, (_, key, pointer) => {
    if (key === 'accreditation') found.push(pointer())
    return key !== 'accreditation'
  })
  return found.sort()
}
