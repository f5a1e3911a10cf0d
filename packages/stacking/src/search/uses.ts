/** How often a credential may count, as rows of an integer program. */
import { surelyBeside } from '../program/branch.js'
import type { Leaf } from '../program/program.js'
import type { Draft } from './draft.js'

/** No credential counts more often than it may. */
export function writeExclusive(draft: Draft): void {
  const { perScope, inAll } = draft.program
  for (const [at, places] of draft.byAt) {
    const many = draft.alike.of(at).length
    const own = places.filter(({ leaf }) => leaf.draw === 'own')
    const scopes = new Map<string, typeof own>()
    for (const place of own)
      if (place.leaf.scope !== undefined)
        scopes.set(place.leaf.scope, [...(scopes.get(place.leaf.scope) ?? []), place])
    for (const inside of scopes.values()) atMostIn(draft, inside, perScope, many)
    if (
      inAll < Number.POSITIVE_INFINITY &&
      (scopes.size > 1 || [...scopes.values()].flat().length < own.length)
    )
      atMostIn(draft, own, inAll, many)
  }
}

/** Each of `many` that are alike counts in at most `limit` places. */
function atMostIn(
  draft: Draft,
  places: readonly { leaf: Leaf; variable: number }[],
  limit: number,
  many: number,
): void {
  if (places.length <= limit) return
  const terms: [number, number][] = []
  const groups = new Map<number, number[]>()
  for (const { leaf, variable } of places)
    if (leaf.group === undefined) terms.push([variable, 1])
    else groups.set(leaf.group, [...(groups.get(leaf.group) ?? []), variable])
  for (const variables of groups.values()) {
    const together = variables.length === 1 ? variables[0]! : draft.variable(false, 1)
    if (variables.length > 1)
      for (const variable of variables)
        draft.rows.push({
          terms: [
            [variable, 1],
            [together, -1],
          ],
          most: 0,
        })
    terms.push([together, 1])
  }
  if (terms.length > limit) draft.rows.push({ terms, most: limit * many })
}

/** What is taken from what counts must count elsewhere, were it in part. */
export function writeDrawn(draft: Draft): void {
  const { split } = draft.program
  for (const [, places] of draft.byAt)
    for (const { leaf, variable } of places) {
      if (leaf.draw !== 'counted') continue
      const own = places.filter(
        ({ leaf: other }) =>
          other.draw === 'own' &&
          (draft.outlook.view === 'possible' || surelyBeside(draft.program, other.index, leaf.index)),
      )
      draft.rows.push({
        terms: [[variable, 1], ...own.map((each) => [each.variable, split ? -draft.sliver : -1] as const)],
        most: 0,
      })
    }
}
