/** Offers that need each other: taken together, none of them can be the first. */
import { readHand } from '../hand/hand.js'
import { isBefore, type Market } from './market.js'

export interface Loop {
  /** Row over what is taken that the loop breaks: one of them is left out, or something else provides what it needs. */
  readonly terms: readonly (readonly [run: number, weight: number])[]
  readonly most: number
  readonly stuck: readonly number[]
}

/** What is taken and can never be begun; nothing where all can. */
export function loopsOf({ runs, held, options }: Market, taken: readonly number[]): readonly Loop[] {
  if (taken.every((run) => runs[run]!.requires.length === 0)) return []
  const owned = new Set(
    readHand(held, options.at, options.learner)
      .holdings.filter(({ excluded }) => !excluded)
      .flatMap(({ ids }) => ids),
  )
  const begun = new Set<number>()
  const provides = (run: number, id: string) => runs[run]!.ids.includes(id)
  const canBegin = (run: number) =>
    runs[run]!.requires.every(
      (id) =>
        owned.has(id) ||
        [...begun].some((other) => provides(other, id) && isBefore(runs[other]!, runs[run]!)),
    )
  for (let more = true; more; ) {
    more = false
    for (const run of taken)
      if (!begun.has(run) && canBegin(run)) {
        begun.add(run)
        more = true
      }
  }
  const stuck = taken.filter((run) => !begun.has(run))
  if (stuck.length === 0) return []
  const needed = new Set(stuck.flatMap((run) => runs[run]!.requires))
  const outside = [...runs.keys()].filter(
    (run) => !stuck.includes(run) && runs[run]!.ids.some((id) => needed.has(id)),
  )
  return [
    {
      terms: [
        ...stuck.map((run) => [run, 1] as const),
        ...outside.filter((run) => !begun.has(run)).map((run) => [run, -1] as const),
      ],
      most: stuck.length - 1,
      stuck,
    },
  ]
}
