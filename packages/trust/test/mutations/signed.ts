/** Texts whose signatures hold, each with the parts of it that signatures cover. */
import { isDeepStrictEqual } from 'node:util'
import type { VerifyOptions } from '../../src/index.js'
import { contentOf, optionsOf, vectors } from '../vectors.js'
import { type Chance, changed } from './change.js'

export interface Signed {
  readonly name: string
  readonly text: string
  readonly options: VerifyOptions
  /** A text that says something else; `undefined` where the change is none that a signature covers. */
  change(next: Chance): string | undefined
}

type Json = Record<string, unknown>

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** One signature of a seal, with what it covers. */
function partOf(seal: Json, next: Chance): readonly [Json, string] {
  const own = Array.isArray(seal.signatures) ? (seal.signatures as Json[]) : [seal]
  const holder = own[next(own.length)]!
  const name = ['payload', 'protected', 'signature'][next(3)]!
  return name === 'payload' ? [seal, name] : [holder, name]
}

/** Of a seal a part that is signed is changed, of anything else that is JSON what it says, of a token any part. */
function changeOf(text: string): Signed['change'] {
  const json = parsed(text) as Json | undefined
  if (json === undefined) return (next) => changed(text, next)
  if (json.payload !== undefined)
    return (next) => {
      const seal = structuredClone(json)
      const [holder, name] = partOf(seal, next)
      holder[name] = changed(holder[name] as string, next)
      return JSON.stringify(seal)
    }
  return (next) => {
    const other = changed(text, next)
    return isDeepStrictEqual(parsed(other), json) ? undefined : other
  }
}

export const signedOf = (name: string, text: string, options: VerifyOptions): Signed => ({
  name,
  text,
  options,
  change: changeOf(text),
})

/** The own vectors whose signatures all hold. */
export const ownSigned = (): readonly Signed[] =>
  vectors
    .filter(({ expected }) => expected.integrity === 'verified' && expected.structure !== 'failed')
    .map((row) => signedOf(row.file, contentOf(row.file), optionsOf(row)))
