/** Whether the condition of a `when` holds. */
import { every, negate, some, type Truth, truth } from '@microcred/common/logic'
import type { Condition } from '../generated/types.js'
import type { Context } from '../hand/context.js'
import type { Hand } from '../hand/hand.js'
import { select } from '../hand/select.js'
import type { Circumstances } from './program.js'

interface Period {
  readonly from?: string | undefined
  readonly until?: string | undefined
}

export function conditionHolds(
  condition: Condition,
  hand: Pick<Hand, 'holdings'>,
  context: Context,
  circumstances: Omit<Circumstances, 'decisions'>,
): Truth {
  const { declared, entered } = circumstances
  const supposed = condition.holds && circumstances.holds?.(condition.holds)
  const holds = (each: Condition) => conditionHolds(each, hand, context, circumstances)
  return every([
    every((condition.all ?? []).map(holds)),
    condition.any ? some(condition.any.map(holds)) : 'true',
    condition.not ? negate(holds(condition.not)) : 'true',
    condition.holds && supposed === undefined
      ? some(
          hand.holdings
            .filter(({ excluded }) => !excluded)
            .map((holding) => {
              const { truth } = select(condition.holds!, holding, context)
              // What is in progress is not held yet.
              const open = holding.status === 'in-progress' && condition.holds!.status === undefined
              const finished = holding.supposed?.finished
              if (open && finished === false) return 'false'
              return open && finished === undefined && truth === 'true' ? 'unknown' : truth
            }),
        )
      : (supposed ?? 'true'),
    truth((condition.declared ?? []).every((fact) => declared.has(fact))),
    condition.entered ? within(entered, condition.entered) : 'true',
    condition.at ? within(context.at, condition.at) : 'true',
  ])
}

const within = (day: string | undefined, { from, until }: Period): Truth =>
  truth(
    day === undefined
      ? undefined
      : (from === undefined || day >= from) && (until === undefined || day <= until),
  )
