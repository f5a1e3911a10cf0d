/** The issuer of an Open Badge 2.0, which its class names. */
import type { Tools } from '../bundle/tools.js'
import { isObject, isText, type Json, readJson } from '../text/json.js'

const SIGNED: ReadonlySet<unknown> = new Set(['SignedBadge', 'signed'])

/** Whether an input is a signed badge of the older version. */
export const isSignedBadge = ({ verification }: { readonly verification?: unknown }): boolean =>
  isObject(verification) && SIGNED.has(verification.type)

const named = (value: unknown): string | undefined => {
  const id = isObject(value) ? value.id : value
  return isText(id) ? id : undefined
}

/** The identifier of the issuer, where the class stands in the badge or was injected. */
export async function badgeIssuer({ badge }: Json, { injected }: Tools): Promise<string | undefined> {
  if (isObject(badge)) return named(badge.issuer)
  const text = isText(badge) ? await injected.object(badge) : undefined
  const read = text === undefined ? undefined : readJson(text)?.value
  return isObject(read) ? named(read.issuer) : undefined
}
