import { type Comparison, compare, comparisonPolicies } from '@microcred/equivalence'
import { type Equivalence, type Held, plan, type StackingRule, stack } from '@microcred/stacking'
import { qualifications } from '@microcred/taxonomy/qualifications'
import { describe, expect, it } from 'vitest'

const at = '2026-06-19'
const [first, second] = qualifications.map(({ specification }) => specification as never as Held['record'])

/** One credential is asked for by name, and equivalents of it are accepted. */
const rule = (accept: object | undefined, more = {}): StackingRule => ({
  id: 'https://example.eu/rule',
  version: '1',
  title: { en: 'One module' },
  owner: { name: { en: 'Owner' } },
  validFrom: '2020-01-01',
  profile: { title: { en: 'Target' }, outcomes: [{ id: 'https://example.eu/o', title: { en: 'Outcome' } }] },
  conversion: { basis: 'hours', round: { mode: 'none' } },
  allocation: { scope: 'global' },
  root: {
    op: 'item',
    id: 'module',
    from: { credential: [first!.id!], ...more },
    ...(accept && { accept: accept as never }),
  },
})

const equivalence: Equivalence = { compare, specifications: [first!] }
const held = (change: Held['record'] = {}): Held[] => [
  { record: { ...first, id: 'urn:example:held', dateOfIssuing: '2025-01-01', ...change } },
]
const accept = { purpose: 'exemption' }

describe('an item that accepts equivalents', () => {
  it('is met by a credential that compares as exact, and the result carries the comparison', () => {
    const { verdict, counted } = stack(rule(accept), held(), { at, equivalence })
    expect(verdict).toBe('satisfied')
    expect(counted[0]?.comparison).toMatchObject({
      grade: 'exact',
      purpose: 'exemption',
      policy: { id: comparisonPolicies.exemption.id },
    })
  })

  it('is met by the credential itself without any comparison', () => {
    const { verdict, counted } = stack(rule(accept), held({ id: first!.id }), { at, equivalence })
    expect([verdict, counted[0]?.comparison]).toEqual(['satisfied', undefined])
  })

  it('is not met where the rule accepts none', () => {
    expect(stack(rule(undefined), held(), { at, equivalence }).verdict).toBe('incomplete')
  })

  it('is not met by something else', () => {
    const other: Held[] = [{ record: { ...second, id: 'urn:example:other' } }]
    expect(stack(rule(accept), other, { at, equivalence }).verdict).toBe('incomplete')
  })

  it('is provisional where the comparison is undetermined, and names what would settle it', () => {
    const { level: _, ...silent } = held()[0]!.record
    const { verdict, undetermined } = stack(rule(accept), [{ record: silent }], { at, equivalence })
    expect(verdict).toBe('provisional')
    expect(undetermined.map(({ element }) => element)).toEqual(['level'])
  })

  it('is met by a lower grade only where the rule says so', () => {
    const less = held({ learningOutcomes: first!.learningOutcomes!.slice(1) })
    expect(stack(rule(accept), less, { at, equivalence }).verdict).toBe('incomplete')
    const grades = { ...accept, grades: ['exact', 'narrower'] }
    expect(stack(rule(grades), less, { at, equivalence }).counted[0]?.comparison?.grade).toBe('narrower')
  })

  it('still asks of the credential what else the selection asks', () => {
    expect(stack(rule(accept, { eqf: { min: 8 } }), held(), { at, equivalence }).verdict).toBe('incomplete')
  })

  it('follows recorded decisions', () => {
    const decision = {
      source: { id: 'urn:example:other' },
      target: { id: first!.id! },
      grade: 'exact' as const,
      purposes: ['exemption' as const],
      evaluator: { name: { en: 'Office' } },
      decided: '2026-01-01',
    }
    const other: Held[] = [{ record: { ...second, id: 'urn:example:other' } }]
    const { verdict, counted } = stack(rule(accept), other, {
      at,
      equivalence: { ...equivalence, decisions: [decision] },
    })
    expect([verdict, (counted[0]?.comparison as Comparison)?.decision?.decision]).toEqual([
      'satisfied',
      decision,
    ])
  })

  it('is planned for with offers that are equivalent', () => {
    const offers = [{ record: { ...first, id: 'https://elsewhere.example/same' } as never }]
    expect(plan(rule(accept), [], offers, { at, equivalence }).plans[0]?.offers).toEqual([0])
  })

  it('says what was not handed in', () => {
    const codes = (given?: Equivalence, asked: object = accept) =>
      stack(rule(asked), held(), { at, ...(given && { equivalence: given }) }).findings.map(
        ({ code }) => code,
      )
    expect(codes()).toEqual(['stacking-rule.no-specification'])
    expect(codes({ compare, specifications: [second!] })).toEqual(['stacking-rule.no-specification'])
    const policy = comparisonPolicies.strict.id
    expect(codes(equivalence, { ...accept, policy })).toEqual(['stacking-rule.unknown-policy'])
    const policies = [comparisonPolicies.strict]
    expect(codes({ ...equivalence, policies }, { ...accept, policy })).toEqual([])
  })
})
