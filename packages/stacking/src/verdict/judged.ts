/** An allocation with what the rule says of it. */
import type { Program } from '../program/program.js'
import type { Outlook } from '../program/relax.js'
import type { Allocation } from './placement.js'
import { type Shortfall, shortfall } from './shortfall.js'
import { type Before, type Judgement, verify } from './verify.js'

export interface Judged {
  readonly allocation: Allocation
  readonly judgement: Judgement
  readonly shortfall: Shortfall
}

/** Judges an allocation, from a judgement of one that differs at one requirement if there is one; what it places under an alternative that is not pursued does not count. */
export function judged(program: Program, outlook: Outlook, allocation: Allocation, before?: Before): Judged {
  const judgement = verify(program, allocation, false, before)
  const missing = shortfall(program, allocation, judgement, outlook)
  const kept = allocation.filter(({ leaf }) => missing.pursued[program.leaves[leaf]!.node])
  if (kept.length === allocation.length) return { allocation, judgement, shortfall: missing }
  const baseless = kept.filter(({ leaf, at }) => looksAt(program, leaf) && !counts(program, kept, at))
  // An alternative that only looks at what another one counts cannot be pursued in that one's stead.
  if (baseless.length > 0)
    return judged(
      program,
      outlook,
      allocation.filter((each) => !baseless.includes(each)),
    )
  const again = verify(program, kept)
  return { allocation: kept, judgement: again, shortfall: shortfall(program, kept, again, outlook) }
}

const looksAt = ({ leaves }: Program, leaf: number): boolean => leaves[leaf]!.draw === 'counted'

const counts = ({ leaves }: Program, allocation: Allocation, position: number): boolean =>
  allocation.some(({ leaf, at }) => at === position && leaves[leaf]!.draw === 'own')
