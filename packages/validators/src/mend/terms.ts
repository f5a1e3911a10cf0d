/** Terms of others that a skeleton brings along: what no context of the credential defines is defined beside it. */
import { isObject } from '@microcred/common/json'
import { keysOf, valueAt } from '@microcred/common/pointer'
import { documentOf } from '../conform/contexts/documents.js'
import { borrowed } from '../generated/contexts.js'
import type { PatchOperation, Repair } from '../report/finding.js'
import { outwards } from '../report/outwards.js'

/** The innermost list of contexts that what stands at a place is read with. */
function contextsAt(pointer: string, json: unknown): string | undefined {
  for (const each of outwards(pointer)) {
    const contexts = valueAt(json, `${each}/@context`)
    if (contexts !== undefined) return Array.isArray(contexts) ? `${each}/@context` : undefined
  }
  return undefined
}

/** Whether one of some contexts defines a term, or may: nobody knows what stands in one that is not pinned. */
const mayDefine = (contexts: readonly unknown[], term: string): boolean =>
  contexts.some((each) => {
    const terms = typeof each === 'string' ? documentOf(each)?.['@context'] : each
    return (
      terms === undefined ||
      (isObject(terms) && (Object.hasOwn(terms, term) || Object.hasOwn(terms, '@vocab')))
    )
  })

/** The name of what an operation puts in. */
const nameIn = (each: PatchOperation): string | undefined =>
  each.op === 'add' ? keysOf(each.path).at(-1) : undefined

/** A skeleton that defines the borrowed terms it writes, where the credential does not. */
export function defined(fix: Repair, json: unknown): Repair {
  if (fix.kind !== 'skeleton') return fix
  const definitions = fix.patch.flatMap((each): PatchOperation[] => {
    const term = nameIn(each)
    if (term === undefined || !Object.hasOwn(borrowed, term)) return []
    const path = contextsAt(each.path, json)
    if (path === undefined || mayDefine(valueAt(json, path) as readonly unknown[], term)) return []
    return [{ op: 'add', path: `${path}/-`, value: { [term]: borrowed[term] } }]
  })
  return definitions.length > 0 ? { ...fix, patch: [...definitions, ...fix.patch] } : fix
}
