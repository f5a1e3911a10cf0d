/** Quality assurance the source rests on: of a kind the policy accepts, or of a kind the target rests on itself. */

import { list } from '@microcred/common/list'
import type { QualityStatement } from '@microcred/core'
import type { Comparand } from '../compare/comparand.js'
import type { ElementComparison } from '../compare/result.js'
import { breach, compared, type Pair, silence } from './element.js'

interface Placed {
  readonly pointer: string
  readonly statement: QualityStatement
}

/** Compares quality assurance; statements about the awarding body count as those about the credential. */
export function compareQuality({ source, target, policy, at }: Pair): ElementComparison {
  const { accepted, decisive } = policy.quality
  const [stated, asked] = [statementsOf(source), statementsOf(target)]
  const inForce = stated.filter(({ statement }) => holds(statement, at))
  const enough = new Set<string>([...accepted.value, ...kinds(asked).filter((kind) => kind !== 'other')])
  const good = inForce.filter(({ statement }) => enough.has(statement.type))
  const shown = good.length > 0 ? good : stated
  const is = compared('quality', source.side(pointers(shown)), target.side(pointers(asked)))
  if (stated.length === 0) return is(silence(decisive), 'source-silent')
  if (good.length > 0) return is('none', 'quality.accepted', { kinds: kinds(good).join(', ') })
  if (inForce.length === 0) return is(breach(decisive), 'quality.lapsed')
  if (kinds(inForce).includes('other')) return is(silence(decisive), 'quality.undescribed')
  return is(breach(decisive), 'quality.lacking', { kinds: kinds(inForce).join(', ') })
}

const kinds = (placed: readonly Placed[]): string[] => [
  ...new Set(placed.map(({ statement }) => statement.type)),
]

const pointers = (placed: readonly Placed[]): string[] => placed.map(({ pointer }) => pointer)

/** Whether a statement holds on a day; without a day nobody asks. */
const holds = ({ date, validUntil }: QualityStatement, at: string | undefined): boolean =>
  at === undefined || ((day(date) ?? at) <= at && (day(validUntil) ?? at) >= at)

const day = (date: unknown): string | undefined => (typeof date === 'string' ? date.slice(0, 10) : undefined)

function statementsOf({ record }: Comparand): Placed[] {
  const placed = (statements: readonly QualityStatement[] | undefined, before: string): Placed[] =>
    (statements ?? []).flatMap((statement, at) =>
      typeof statement?.type === 'string' ? [{ pointer: `${before}/${at}`, statement }] : [],
    )
  return [
    ...placed(list(record.qualityAssurance), '/qualityAssurance'),
    ...(list(record.awardingBody) ?? []).flatMap(({ accreditation }, at) =>
      placed(list(accreditation), `/awardingBody/${at}/accreditation`),
    ),
  ]
}
