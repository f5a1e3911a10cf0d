/** The parts of a language: the sentences of a report are loaded first, the others when something asks for them. */
import { subjects } from '../generated/message-parts.js'
import type { Catalogue } from './catalogue.js'

/** A part of a language that says findings: `@microcred/core/messages/rules/bg` and the like. */
export type Part = 'report' | 'opening' | 'rules' | 'forms' | 'trust' | 'stacking'

const opened = new Map<Part, ReadonlySet<string>>()

function subjectsOf(part: Part): ReadonlySet<string> {
  const known = opened.get(part)
  if (known) return known
  const set = new Set(subjects[part]?.split(' '))
  opened.set(part, set)
  return set
}

/**
 * The parts of a language that say findings with these codes, `report` first.
 *
 * @example
 * import { partsFor } from '@microcred/core/messages'
 *
 * partsFor(['level.missing', 'edc.no-label']) // ['report', 'rules', 'forms']
 */
export function partsFor(codes: Iterable<string>): readonly Part[] {
  const asked = [...new Set(codes)].map((code) => {
    const dot = code.indexOf('.')
    return [code.slice(0, dot), `*${code.slice(dot)}`] as const
  })
  const needed = (part: Part): boolean =>
    asked.some((names) => names.some((name) => subjectsOf(part).has(name)))
  return ['report', ...(['opening', 'rules', 'forms', 'trust', 'stacking'] as const).filter(needed)]
}

/**
 * Parts of one language as one catalogue.
 *
 * @example
 * import { joined } from '@microcred/core/messages'
 * import { catalogue as report } from '@microcred/core/messages/report/bg'
 * import { catalogue as rules } from '@microcred/core/messages/rules/bg'
 *
 * joined(report, rules).language // 'bg'
 */
export const joined = (first: Catalogue, ...others: readonly Catalogue[]): Catalogue => ({
  ...first,
  texts: Object.assign({}, first.texts, ...others.map(({ texts }) => texts)),
})
