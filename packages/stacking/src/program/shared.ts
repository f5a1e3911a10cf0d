/** Outcomes that several credentials have, each of which counts in one of them. */
import type { Holding } from '../hand/hand.js'
import { Network } from './network.js'

/** The outcomes of each credential, by a name that is the same for outcomes that are. */
export function outcomesOf(holdings: readonly Holding[]): readonly ReadonlySet<string>[] {
  const known = byHand.get(holdings)
  if (known) return known
  const names = holdings.map(namesOf)
  const leader = new Map<string, string>()
  const find = (name: string): string => {
    let each = name
    while (leader.get(each) !== undefined && leader.get(each) !== each) each = leader.get(each)!
    return each
  }
  for (const [first, ...others] of names.flat())
    for (const other of others) if (find(first!) !== find(other)) leader.set(find(other), find(first!))
  const found = names.map((mine) => new Set(mine.map(([first]) => find(first!))))
  byHand.set(holdings, found)
  return found
}

const byHand = new WeakMap<readonly Holding[], readonly ReadonlySet<string>[]>()

/** What each outcome is called: its IRI and the concepts it matches exactly, or by where it stands. */
function namesOf({ record, index }: Holding): readonly (readonly string[])[] {
  const outcomes = Array.isArray(record.learningOutcomes) ? record.learningOutcomes : []
  return outcomes.map(({ id, skills }, at) => {
    const said = [
      ...(id ? [id] : []),
      ...(Array.isArray(skills) ? skills : []).flatMap(({ uri, match }) =>
        match === undefined || match === 'exact' ? [uri] : [],
      ),
    ]
    return said.length > 0 ? said : [`#${index} ${at}`]
  })
}

/** Whether parts of credentials can be counted so that no outcome counts more than once in all. */
export function countsOutcomesOnce(
  counted: readonly { readonly outcomes: ReadonlySet<string>; readonly part: number }[],
): boolean {
  const all = [...new Set(counted.flatMap(({ outcomes }) => [...outcomes]))]
  const position = new Map(all.map((name, at) => [name, 2 + counted.length + at]))
  const network = new Network(2 + counted.length + all.length)
  let needed = 0
  for (const [at, { outcomes, part }] of counted.entries()) {
    needed += part * outcomes.size
    network.arc(0, 2 + at, part * outcomes.size)
    for (const name of outcomes) network.arc(2 + at, position.get(name)!, 1)
  }
  for (const place of position.values()) network.arc(place, 1, 1)
  return network.maximum(0, 1) >= needed - 1e-6
}
