/** The credentials of an answer that nobody signs as a whole: each for itself, as `validate` finds them in it. */
import { valueAt } from '@microcred/common/pointer'
import type { Used } from '../bundle/injected.js'
import { isObject, isText, textOf } from '../text/json.js'
import { VERDICTS } from './presented.js'
import type { TrustRows } from './rows.js'

/** What an answer holds: credentials, and answers in it. */
interface Held {
  readonly pointer?: string
  readonly credentials?: readonly Held[] | undefined
}

const each = ({ credentials, ...one }: Held): readonly Held[] => credentials?.flatMap(each) ?? [one]

/** The rows of an answer, with those of each credential in it; the worst of all counts. */
export async function withHeld(
  own: TrustRows,
  input: string | Uint8Array | object,
  held: readonly Held[],
  rowsOf: (value: string | object) => Promise<TrustRows>,
): Promise<TrustRows> {
  const json = jsonOf(input)
  const presented: NonNullable<TrustRows['presented']>[number][] = []
  const used = new Map<string, Used>()
  const rely = (all: readonly Used[]): void => {
    for (const one of all) used.set(JSON.stringify(one), one)
  }
  rely(own.used)
  for (const { pointer } of held.flatMap(each)) {
    const value = pointer === undefined ? undefined : valueAt(json, pointer)
    if (pointer === undefined || !(isText(value) || isObject(value))) continue
    const { trust, claims, proofs, used: relied } = await rowsOf(value)
    presented.push({ pointer, trust, claims, proofs })
    rely(relied)
  }
  if (presented.length === 0) return own
  const trust = VERDICTS.find((worst) => presented.some((inside) => inside.trust === worst))!
  return { ...own, trust, presented, used: [...used.values()] }
}

function jsonOf(input: string | Uint8Array | object): unknown {
  if (!isText(input) && !(input instanceof Uint8Array)) return input
  try {
    return JSON.parse(isText(input) ? input : (textOf(input) ?? ''))
  } catch {
    return undefined
  }
}
