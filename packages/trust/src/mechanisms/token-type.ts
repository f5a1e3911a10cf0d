/** What the media type of a token says it is, against what it holds. */
import { type Ground, saidBy } from '../report/row.js'
import { isText, type Json, listOf } from '../text/json.js'

/** What a token says of the time it was signed. */
export function saidIn({ iat, nbf }: Json): Ground | undefined {
  const seconds = iat ?? nbf
  if (seconds === undefined) return undefined
  return saidBy(iat === undefined ? 'nbf' : 'iat', typeof seconds === 'number' ? seconds * 1000 : undefined)
}

/** What there is in a token: a credential, or a presentation of some. */
type Content = 'credential' | 'presentation' | 'any'

const TYPES: Readonly<Record<string, Content>> = {
  jwt: 'any',
  'vc+jwt': 'credential',
  'vc+ld+jwt': 'credential',
  'vc+ld+json+jwt': 'credential',
  'vp+jwt': 'presentation',
  'vp+ld+jwt': 'presentation',
  'vc+sd-jwt': 'credential',
  'dc+sd-jwt': 'credential',
  'vp+sd-jwt': 'presentation',
  'vc+ld+json+sd-jwt': 'credential',
}

export const isPresentation = (credential: Json): boolean =>
  listOf(credential.type).includes('VerifiablePresentation')

/** Codes of what is wrong with `typ`; a token without one may be anything. */
export function typeFaults({ typ, cty }: Json, credential: Json, asked: 'jwt' | 'sd-jwt'): readonly string[] {
  if (typ === undefined) return []
  const name = isText(typ) ? typ.toLowerCase().replace(/^application\//, '') : ''
  const content = Object.hasOwn(TYPES, name) ? TYPES[name] : undefined
  const fits = content !== undefined && (name === 'jwt' || name.endsWith(`+${asked}`))
  const holds: Content = isPresentation(credential) ? 'presentation' : 'credential'
  const inside = cty === undefined || CONTENTS[holds]!.has(cty)
  return fits && (content === 'any' || (content === holds && inside)) ? [] : ['token.type']
}

const CONTENTS: Readonly<Record<string, ReadonlySet<unknown>>> = {
  credential: new Set(['vc', 'application/vc', 'vc+ld+json', 'application/vc+ld+json', 'json', 'JWT']),
  presentation: new Set(['vp', 'application/vp', 'vp+ld+json', 'application/vp+ld+json', 'json', 'JWT']),
}
