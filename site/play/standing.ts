/** What a hand comes to by a rule, and how two credentials compare: computed, and put as the page draws it. */
import type { NodeResult, StackResult } from '@microcred/stacking'
import type { Named, Operations, StackedNode } from './messages.ts'

type Text = Readonly<Record<string, string>>

const textIn = (text: Text | undefined): string => text?.en ?? Object.values(text ?? {})[0] ?? ''

async function recordsIn({ name, input }: Named) {
  const { claims } = await import('@microcred/validators/claims')
  return { name, records: claims(input).claims.map(({ record }) => record) }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The decisions of a file: about requirements of a rule, and about credentials and outcomes. */
function parted(file: unknown) {
  const { decisions, matches } = isObject(file) ? file : { decisions: file, matches: undefined }
  const all: unknown[] = Array.isArray(decisions) ? decisions : []
  return {
    requirements: all.filter((each) => isObject(each) && 'requirement' in each),
    credentials: all.filter((each) => isObject(each) && !('requirement' in each)),
    matches: Array.isArray(matches) ? matches : [],
  }
}

const UNUSED: Readonly<Record<string, string>> = {
  'not-selected': 'no requirement takes it',
  undetermined: 'it does not say enough',
  'cap-reached': 'a most would be exceeded',
  'below-minimum': 'a least would not be reached',
  constraint: 'a constraint would not be kept',
  overlaps: 'overlaps with another',
  'not-needed': 'the requirement has what it needs',
  alternative: 'stands in an alternative that was not taken',
}

const why = ({ why: reason, ...rest }: StackResult['unused'][number]['reasons'][number]): string => {
  const { requirement } = rest as { requirement?: string }
  return `${UNUSED[reason] ?? reason.replaceAll('-', ' ')}${requirement === undefined ? '' : ` (${requirement})`}`
}

const number = (value: number): number => Math.round(value * 100) / 100

export const stacked: Operations['stack'] = async ({ rule: written, held, decisions, at }) => {
  const { openRule, sentencesOf, stack, wordsOf } = await import('@microcred/stacking')
  const said = (violation: unknown): string => {
    const words: unknown = wordsOf(violation as never)
    return typeof words === 'string' ? words : ((words as { message?: string }).message ?? String(words))
  }
  const { rule, violations } = openRule(written)
  if (!rule) return { verdict: 'no rule', constraints: [], unused: [], problems: violations.map(said) }
  const read = await Promise.all(held.map(recordsIn))
  const hand = read.flatMap(({ name, records }) => records.map((record) => ({ name, record })))
  const named = (index: number): string => textIn(hand[index]!.record.title) || hand[index]!.name
  const result = stack(rule, hand, { at, decisions: parted(decisions).requirements as never })
  const sentences = new Map(sentencesOf(rule).map(({ id, sentence }) => [id, sentence]))
  const byId = new Map(result.nodes.map((node) => [node.id, node]))
  const drawn = (node: NodeResult): StackedNode => {
    const sentence = sentences.get(node.id)
    return {
      title: textIn(node.title) || sentence || node.id,
      ...(sentence !== undefined && { sentence }),
      status: node.status,
      ...(node.have && { have: number(node.have.least) }),
      ...(node.need !== undefined && { need: node.need }),
      ...(node.unit && { unit: node.unit }),
      ...(node.short && { short: number(node.short.least) }),
      counts: result.counted
        .filter(({ requirement }) => requirement === node.id)
        .map(({ held: index, counted, part }) => {
          const amount = counted ? `, ${number(counted.least)} ${counted.unit}` : ''
          return `${named(index)}${amount}${part < 1 ? `, ${Math.round(part * 100)} % of it` : ''}`
        }),
      decisions: result.decisions
        .filter(({ requirement }) => requirement === node.id)
        .map(({ kind, by, date, reason }) => `${kind} by ${by} on ${date}${reason ? `: ${reason}` : ''}`),
      children: node.children.flatMap((id) => byId.get(id) ?? []).map(drawn),
    }
  }
  return {
    verdict: result.verdict,
    ...(result.nodes[0] && { tree: drawn(result.nodes[0]) }),
    constraints: result.constraints.map(({ id, status }) => ({ sentence: sentences.get(id) ?? id, status })),
    unused: result.unused.map(({ held: index, reasons }) => ({ title: named(index), why: reasons.map(why) })),
    problems: result.findings.map(said),
  }
}

export const compared: Operations['compare'] = async ({ source, target, purpose, policy, decisions, at }) => {
  const { compare, findingOf, openPolicy, reasonOf } = await import('@microcred/equivalence')
  const [from] = (await recordsIn(source)).records
  const [to] = (await recordsIn(target)).records
  const own = policy === undefined ? undefined : openPolicy(policy)
  if (own && !own.policy) throw new Error(own.violations.map(findingOf).join(' '))
  const { credentials, matches } = parted(decisions)
  const result = compare(from ?? {}, to ?? {}, {
    purpose: purpose as never,
    at,
    decisions: credentials as never,
    matches: matches as never,
    ...(own?.policy && { policy: own.policy }),
  })
  const { outcomes, decision } = result
  return {
    grade: result.grade,
    covered: result.covered,
    ...(decision && {
      decided: `${decision.decision.grade} by ${textIn(decision.decision.evaluator.name)} on ${decision.decision.decided}`,
    }),
    elements: result.elements.map((each) => ({
      element: each.element,
      status: each.status,
      reason: reasonOf(each),
    })),
    outcomes: [
      ...outcomes.covered.map(({ source: held, target: asked, relation, basis }) => ({
        source: textIn(held.title),
        how: `${relation}, by ${basis.replaceAll('-', ' ')}`,
        target: textIn(asked.title),
      })),
      ...outcomes.missing.map(({ title }) => ({ source: '', how: 'missing', target: textIn(title) })),
      ...outcomes.surplus.map(({ title }) => ({ source: textIn(title), how: 'held besides', target: '' })),
    ],
  }
}
