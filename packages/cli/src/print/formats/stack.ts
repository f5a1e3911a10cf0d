/** A stack as a tree: what is asked, what counts where, what is missing and why the rest does not count. */
import '../command-words.js'
import type { Comparison } from '@microcred/equivalence'
import type { ConstraintResult, Gap, NodeResult, Plan, Reason, StackResult, Use } from '@microcred/stacking'
import type { Paint } from '../paint.js'
import { visible } from '../visible.js'
import { type Spoken, spokenIn, textOf, type Words } from '../words.js'

const SIGNS: Readonly<Record<NodeResult['status'], string>> = {
  satisfied: '✓',
  waived: '✓',
  provisional: '~',
  'needs-decision': '?',
  incomplete: '✗',
  empty: '✗',
  'not-pursued': '·',
}

type Between = { readonly least: number; readonly most: number }

const span = ({ least, most }: Between, words: Words): string =>
  least === most ? `${least}` : least < 0 ? words('stack/to', { least, most }) : `${least}–${most}`

const COUNTED: ReadonlySet<string> = new Set(['credentials', 'outcomes', 'requirements'])

/** An amount with its unit. */
function amount(value: Between, unit: string, words: Words): string {
  // Of an interval that is no number the plural.
  const count = value.least === value.most ? value.most : 2
  const named = COUNTED.has(unit) ? words(`stack/${unit as 'outcomes'}`, { count }) : unit
  return `${span(value, words)} ${named}`
}

/** The whole answer; `names` says what each credential is called. */
export function stacked(
  result: StackResult,
  names: (held: number) => string,
  paint: Paint,
  spoken: Spoken = spokenIn(),
): string {
  const { words } = spoken
  const byId = new Map(result.nodes.map((node) => [node.id, node]))
  const lines: string[] = [paint.bold(words(`stack/verdict-${result.verdict}`)), '']
  const [root] = result.nodes
  if (root) tree(root, 0)
  if (result.constraints.length > 0)
    lines.push(
      '',
      paint.bold(words('stack/constraints')),
      ...result.constraints.map((each) => `  ${constraint(each, words)}`),
    )
  if (result.missing.length > 0)
    lines.push(
      '',
      paint.bold(words('stack/missing')),
      ...result.missing.map((each) => `  ${gap(each, words)}`),
    )
  const left = result.unused.filter(({ reasons }) => reasons.length > 0)
  if (left.length > 0)
    lines.push(
      '',
      paint.bold(words('stack/not-counted')),
      ...left.map(
        ({ held, reasons }) =>
          `  ${visible(names(held))}: ${reasons.map((each) => reason(each, names, words)).join('; ')}`,
      ),
    )
  if (result.undetermined.length > 0)
    lines.push(
      '',
      paint.bold(words('stack/not-known')),
      ...result.undetermined.map(
        ({ held, element, requirements }) =>
          `  ${words('stack/does-not-say', { name: visible(names(held)), element, requirements: requirements.join(', ') })}`,
      ),
    )
  const { rule, version, at, basis } = result.provenance
  lines.push(
    '',
    paint.dim(
      visible(
        `${rule} ${version}${words('stack/as-of', { at })}, ${words('stack/converted', { basis })}. ${words('compare/decides')}`,
      ),
    ),
  )
  return lines.join('\n')

  function tree(node: NodeResult, depth: number): void {
    const uses = result.counted.filter(({ requirement }) => requirement === node.id)
    const title = textOf(node.title, spoken) || node.id
    const progress =
      node.children.length === 0 && node.need !== undefined && node.have
        ? `  ${words('stack/of', { have: span(node.have, words), need: amount({ least: node.need, most: node.need }, node.unit ?? '', words) })}`
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
    const counts = counted ? `${span(counted, words)} ${counted.unit}` : words('stack/volume-unknown')
    const share = part < 1 ? words('stack/part', { percent: `${Math.round(part * 100)} %` }) : ''
    const instead = comparison ? `, ${equivalent(comparison as Comparison, spoken)}` : ''
    return visible(
      `${names(held)}  ${stated && stated !== counts ? `${stated} → ` : ''}${counts}${share}${instead}`,
    )
  }
}

/** In whose place it counts, as `compare`, which the command hands to `stack`, says it: how it compares, and whether a person said so. */
function equivalent({ grade, target, decision }: Comparison, spoken: Spoken): string {
  const { words } = spoken
  const named = textOf(target.title, spoken) || target.id
  const said = words('compare/in-place-of', { grade: words(`compare/relation-${grade}`), target: named })
  return said + (decision ? words('compare/as-decided', { on: decision.decision.decided }) : '')
}

const gap = ({ requirement, missing, unit, kind, outcomes }: Gap, words: Words): string =>
  `${requirement}: ${outcomes ? outcomes.join(', ') : amount(missing, unit ?? kind, words)}`

function constraint({ id, status, required, counted, margin, unit }: ConstraintResult, words: Words): string {
  const head = `${id}: ${words(`stack/constraint-${status}`)}`
  if (!counted || required === undefined) return head
  const params = { counted: span(counted, words), required: `${required}${unit ? ` ${unit}` : ''}` }
  return `${head} ${margin ? words('stack/constraint-with-margin', { ...params, margin: span(margin, words) }) : words('stack/constraint-status', params)}`
}

/** Why something does not count. */
export function reason(each: Reason, names: (held: number) => string, words: Words): string {
  switch (each.why) {
    case 'not-selected':
      return words('stack/not-selected', {
        requirement: each.requirement,
        facets: each.facets.join(', '),
      })
    case 'undetermined':
      return words('stack/cannot-tell', {
        requirement: each.requirement,
        elements: each.elements.join(', '),
      })
    case 'cap-reached':
    case 'below-minimum':
      return words(`stack/${each.why}`, { constraint: each.constraint })
    case 'constraint':
      return words('stack/constraint-kept', { constraint: each.constraint })
    case 'overlaps':
      return words('stack/overlaps', { name: visible(names(each.held)) })
    case 'not-needed':
    case 'alternative':
      return words(`stack/${each.why}`, { requirement: each.requirement })
    default:
      return words(`stack/excluded-${each.why}`)
  }
}

/** The ways to finish. */
export function planned(
  { plans, answer }: Plan,
  names: (offer: number) => string,
  minimise: string,
  paint: Paint,
  { words }: Spoken = spokenIn(),
): string {
  if (answer !== 'found') return words(`stack/no-plan-${answer}`)
  return plans
    .map(({ offers, total, totals, optimal, method, schedule, completes }, at) => {
      const pareto = minimise === 'pareto'
      const { volume, cost, time } = totals
      const sum = pareto ? words('stack/pareto-sum', { volume, cost, time }) : `${total}`
      const heading = pareto
        ? words('stack/pareto')
        : words(at === 0 ? `stack/cheapest-${minimise as 'volume'}` : 'stack/another-way')
      const sure = optimal
        ? ''
        : ` ${words(method === 'approximate' ? 'stack/approximate' : 'stack/perhaps')}`
      const days = new Map(
        schedule?.map(({ offer, starts, ends }) => [offer, ` ${words('stack/schedule', { starts, ends })}`]),
      )
      // In order of time, where each has one.
      const order = schedule?.length === offers.length ? schedule.map(({ offer }) => offer) : offers
      return [
        `${paint.bold(heading)}: ${sum}${sure}${completes ? words('stack/complete-on', { on: completes }) : ''}`,
        ...order.map((offer) => `  ${visible(names(offer))}${days.get(offer) ?? ''}`),
      ].join('\n')
    })
    .join('\n')
}
