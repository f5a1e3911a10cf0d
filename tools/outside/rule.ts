/** The frame every translated programme stands in. */
import type { Decision, Requirement, StackingRule } from '../../packages/stacking/src/index.ts'

/** Names of requirements, each used once. */
export class Names {
  #next = 0
  next = (kind: string): string => `${kind}-${this.#next++}`
}

export const ruleOf = (
  name: string,
  year: string,
  root: Requirement,
  scope: 'global' | 'section' | 'none',
  more: Partial<StackingRule> = {},
): StackingRule => ({
  id: `https://example.org/rules/${encodeURIComponent(name)}`,
  version: year,
  title: { en: name },
  owner: { name: { en: 'A university' } },
  validFrom: '2000-01-01',
  profile: {
    title: { en: name },
    outcomes: [{ id: 'https://example.org/outcomes/programme', title: { en: `Outcomes of ${name}` } }],
  },
  conversion: { basis: 'hours', round: { mode: 'none' } },
  allocation: { scope },
  root,
  ...more,
})

export const hours = (value: number) => ({ value, unit: 'us-semester-hour' as const })

const decisionsIn = (node: Requirement): string[] => {
  if (node.op === 'decision') return [node.id]
  if (node.op === 'when') return [node.then, ...(node.else ? [node.else] : [])].flatMap(decisionsIn)
  return 'of' in node && node.of ? node.of.flatMap(decisionsIn) : []
}

/** Every decision a programme leaves to people, granted: the interpreters of the sources take them so. */
export const grantsOf = (root: Requirement): Decision[] =>
  decisionsIn(root).map((requirement) => ({
    requirement,
    kind: 'grant',
    by: 'Registrar',
    date: '2025-01-01',
  }))
