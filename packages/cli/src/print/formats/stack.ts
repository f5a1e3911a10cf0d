/** A stack as a tree: what is asked, what counts where, what is missing and why the rest does not count. */
import type { Comparison } from '@microcred/equivalence'
import type {
  ConstraintResult,
  Excluded,
  Gap,
  NodeResult,
  Plan,
  Reason,
  StackResult,
  Use,
} from '@microcred/stacking'
import type { Paint } from '../paint.js'
import { visible } from '../visible.js'

const SIGNS: Readonly<Record<NodeResult['status'], string>> = {
  satisfied: '✓',
  waived: '✓',
  provisional: '~',
  'needs-decision': '?',
  incomplete: '✗',
  empty: '✗',
  'not-pursued': '·',
}

const VERDICTS: Readonly<Record<StackResult['verdict'], string>> = {
  satisfied: 'satisfied',
  waived: 'satisfied, with a waiver',
  provisional: 'provisional: it depends on facts that are not known yet',
  'needs-decision': 'everything is met but for decisions people have to take',
  incomplete: 'incomplete',
  violated: 'violated: something is held that must not be',
  undetermined: 'undetermined: the limit was reached before an answer',
}

const span = ({ least, most }: { least: number; most: number }): string =>
  least === most ? `${least}` : least < 0 ? `${least} to ${most}` : `${least}–${most}`

const SINGULAR: Readonly<Record<string, string>> = {
  credentials: 'credential',
  outcomes: 'outcome',
  requirements: 'requirement',
}

/** An amount with its unit. */
const amount = (value: { least: number; most: number }, unit: string): string =>
  `${span(value)} ${value.least === 1 && value.most === 1 ? (SINGULAR[unit] ?? unit) : unit}`

const EXCLUDED: Readonly<Record<Excluded, string>> = {
  revoked: 'it is revoked',
  suspended: 'it is suspended',
  expired: 'it has expired',
  'not-yet-valid': 'it is not valid yet',
  'not-yet-awarded': 'it was awarded after the day of evaluation',
  failed: 'its grade is a fail',
  duplicate: 'it stands in the list more than once',
  'other-learner': 'it belongs to another learner',
  whose: 'only a person can tell whose it is',
  unreadable: 'it is no record of a micro-credential',
}

/** The whole answer; `names` says what each credential is called. */
export function stacked(result: StackResult, names: (held: number) => string, paint: Paint): string {
  const byId = new Map(result.nodes.map((node) => [node.id, node]))
  const lines: string[] = [paint.bold(VERDICTS[result.verdict]), '']
  const [root] = result.nodes
  if (root) tree(root, 0)
  if (result.constraints.length > 0)
    lines.push('', paint.bold('Constraints'), ...result.constraints.map((each) => `  ${constraint(each)}`))
  if (result.missing.length > 0)
    lines.push('', paint.bold('Missing'), ...result.missing.map((each) => `  ${gap(each)}`))
  const left = result.unused.filter(({ reasons }) => reasons.length > 0)
  if (left.length > 0)
    lines.push(
      '',
      paint.bold('Not counted'),
      ...left.map(
        ({ held, reasons }) =>
          `  ${visible(names(held))}: ${reasons.map((each) => reason(each, names)).join('; ')}`,
      ),
    )
  if (result.undetermined.length > 0)
    lines.push(
      '',
      paint.bold('Not known'),
      ...result.undetermined.map(
        ({ held, element, requirements }) =>
          `  ${visible(names(held))} does not say its ${element} (${requirements.join(', ')})`,
      ),
    )
  const { rule, version, at, basis } = result.provenance
  lines.push(
    '',
    paint.dim(
      visible(
        `${rule} ${version}, as of ${at}, units converted by ${basis}. The receiving organisation decides.`,
      ),
    ),
  )
  return lines.join('\n')

  function tree(node: NodeResult, depth: number): void {
    const uses = result.counted.filter(({ requirement }) => requirement === node.id)
    const title = node.title?.en ?? Object.values(node.title ?? {})[0] ?? node.id
    const progress =
      node.children.length === 0 && node.need !== undefined && node.have
        ? `  ${span(node.have)} of ${amount({ least: node.need, most: node.need }, node.unit ?? '')}`
        : ''
    const colour =
      node.status === 'satisfied' || node.status === 'waived'
        ? paint.green
        : node.status === 'not-pursued'
          ? paint.dim
          : node.status === 'incomplete' || node.status === 'empty'
            ? paint.red
            : paint.yellow
    lines.push(`${'  '.repeat(depth)}${colour(SIGNS[node.status])} ${visible(title)}${progress}`)
    for (const use of uses) lines.push(`${'  '.repeat(depth + 2)}${used(use)}`)
    for (const child of node.children) tree(byId.get(child)!, depth + 1)
  }

  function used({ held, native, counted, part, comparison }: Use): string {
    const stated = native.map(({ value, unit }) => `${value} ${unit}`).join(', ')
    const counts = counted ? `${span(counted)} ${counted.unit}` : 'volume not known'
    return visible(
      `${names(held)}  ${stated && stated !== counts ? `${stated} → ` : ''}${counts}${part < 1 ? `, ${Math.round(part * 100)} % of it` : ''}${comparison ? `, ${equivalent(comparison as Comparison)}` : ''}`,
    )
  }
}

/** In whose place it counts, as `compare`, which the command hands to `stack`, says it: how it compares, and whether a person said so. */
const equivalent = ({ grade, target, decision }: Comparison): string =>
  `${grade} in the place of ${target.title.en ?? Object.values(target.title)[0] ?? target.id}${decision ? `, as decided on ${decision.decision.decided}` : ''}`

const gap = ({ requirement, missing, unit, kind, outcomes }: Gap): string =>
  `${requirement}: ${outcomes ? outcomes.join(', ') : amount(missing, unit ?? kind)}`

const constraint = ({ id, status, required, counted, margin, unit }: ConstraintResult): string =>
  `${id}: ${status}${counted && required !== undefined ? ` (counted ${span(counted)}, required ${required}${unit ? ` ${unit}` : ''}${margin ? `, margin ${span(margin)}` : ''})` : ''}`

function reason(each: Reason, names: (held: number) => string): string {
  switch (each.why) {
    case 'not-selected':
      return `${each.requirement} does not take it (${each.facets.join(', ')})`
    case 'undetermined':
      return `${each.requirement} cannot tell (${each.elements.join(', ')})`
    case 'cap-reached':
      return `${each.constraint} would be exceeded`
    case 'below-minimum':
      return `the minimum of ${each.constraint} would not be met`
    case 'constraint':
      return `${each.constraint} would not be kept`
    case 'overlaps':
      return `overlaps with ${visible(names(each.held))}`
    case 'not-needed':
      return `${each.requirement} has what it needs`
    case 'alternative':
      return `${each.requirement} is an alternative that was not taken`
    default:
      return EXCLUDED[each.why]
  }
}

const NO_PLAN: Readonly<Record<Exclude<Plan['answer'], 'found'>, string>> = {
  'none-exists': 'The catalogue offers no way to finish.',
  'limit-reached': 'No way to finish was found before a limit was reached; there may be one.',
  'nothing-missing': 'Nothing is missing, so there is nothing to plan.',
  unanswered: 'The rule has errors, so nothing was planned.',
}

/** The ways to finish. */
export function planned(
  { plans, answer }: Plan,
  names: (offer: number) => string,
  minimise: string,
  paint: Paint,
): string {
  if (answer !== 'found') return NO_PLAN[answer]
  return plans
    .map(({ offers, total, totals, optimal, method, schedule, completes }, at) => {
      const sum =
        minimise === 'pareto'
          ? `volume ${totals.volume}, cost ${totals.cost}, time ${totals.time}`
          : `${total}`
      const heading =
        minimise === 'pareto'
          ? 'A way that none is better than in volume, cost and time'
          : at === 0
            ? `Cheapest way to finish by ${minimise}`
            : 'Another way'
      const days = new Map(schedule?.map((each) => [each.offer, ` (${each.starts} to ${each.ends})`]))
      return [
        `${paint.bold(heading)}: ${sum}${optimal ? '' : method === 'approximate' ? ' (approximate)' : ' (perhaps not the least)'}${completes ? `, complete on ${completes}` : ''}`,
        ...offers.map((offer) => `  ${visible(names(offer))}${days.get(offer) ?? ''}`),
      ].join('\n')
    })
    .join('\n')
}
