/** Whether an answer rests on what people waived, or everything can be met without. */
import type { Program } from '../program/program.js'
import type { Outlook } from '../program/relax.js'
import { unwaived } from '../program/unwaived.js'
import { type Answer, attain, type Means, plainly, quickly } from '../search/solve.js'
import { judged } from './judged.js'
import { verify } from './verify.js'

const restsOnWaiver = ({ nodes }: Program, { shortfall: { pursued } }: Answer): boolean =>
  nodes.some(({ kind, index }) => kind === 'given' && pursued[index])

/**
 * An answer that is met: as it is where it rests on no waiver, another where one is found that rests on none, and as it
 * is, `waived`, where there is none.
 */
export function barelyWaived(
  program: Program,
  outlook: Outlook,
  answer: Answer,
  means: Means,
): { readonly verdict: 'satisfied' | 'waived'; readonly answer: Answer } {
  if (!restsOnWaiver(program, answer)) return { verdict: 'satisfied', answer }
  const strict = unwaived(program)
  const found = attain(strict, outlook, means, quickly(strict, outlook, means))
  if (!found) return { verdict: 'waived', answer }
  // What is left out as not needed is so without the waivers.
  const { generous: _, ...plain } = plainly(strict, found)
  if (verify(strict, plain.allocation).met !== 'true') return { verdict: 'waived', answer }
  return { verdict: 'satisfied', answer: { ...plain, ...judged(program, outlook, plain.allocation) } }
}
