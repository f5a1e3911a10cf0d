/** What a credential says of its own accreditation, which proves nothing. */
import { type Row, unchecked } from '../report/row.js'
import { isObject, type Json } from '../text/json.js'

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
  const pending: [string, unknown, number][] = [['', credential, 0]]
  for (let next = pending.pop(); next; next = pending.pop()) {
    const [pointer, value, depth] = next
    if (depth > DEEPEST || typeof value !== 'object' || value === null) continue
    for (const [key, inner] of Object.entries(value)) {
      const at = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
      if (key === 'accreditation' && (Array.isArray(inner) || isObject(inner))) found.push(at)
      else pending.push([at, inner, depth + 1])
    }
  }
  return found.sort()
}

const DEEPEST = 30
