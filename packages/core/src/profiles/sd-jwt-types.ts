import { sdJwtTypes } from '../generated/profile-list.js'
import { type Recognised, stringsIn } from './profile.js'

/** What an SD-JWT VC says of its type, by its `vct`, or by another name that `aka_vcts` gives it. */
export function typeOf(json: Readonly<Record<string, unknown>>, profile: string): Recognised | undefined {
  if (describesType(json)) return undefined
  for (const vct of [...stringsIn(json.vct), ...stringsIn(json.aka_vcts)]) {
    const row = sdJwtTypes.find((each) => matches(each.vct, vct))
    if (row)
      return row.profile === profile
        ? { version: row.version, ...(row.variant && { variant: row.variant }) }
        : undefined
  }
  return undefined
}

/** Whether a document says what credentials of a type look like, and is none. */
const describesType = ({ claims }: Readonly<Record<string, unknown>>): boolean =>
  Array.isArray(claims) &&
  claims.some((each: unknown) => typeof each === 'object' && each !== null && 'path' in each)

/** Whether a type is one of a row; `*` stands for any word. */
const matches = (pattern: string, vct: string): boolean => {
  const [before, after] = pattern.split('*')
  if (after === undefined) return pattern === vct
  return (
    vct.startsWith(before!) &&
    vct.endsWith(after) &&
    /^[a-z]+$/.test(vct.slice(before!.length, vct.length - after.length))
  )
}
