import { compare, comparisonPolicies, type ElementComparison } from '@microcred/equivalence'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matches, outcomes, pairs, policyNames, scheme, specifications } from './arbitrary.js'

const runs = { numRuns: 300 }

const undetermined = (elements: readonly ElementComparison[]): string[] =>
  elements.filter(({ status }) => status === 'undetermined').map(({ element }) => element)

describe('a comparison', () => {
  it('of anything with itself is exact and finds no difference', () => {
    fc.assert(
      fc.property(specifications, policyNames, matches, (one, name, matches) => {
        const options = { policy: comparisonPolicies[name], concepts: scheme, matches }
        const { grade, difference, covered } = compare(one, structuredClone(one), options)
        expect({ grade, difference, covered }).toEqual({ grade: 'exact', difference: 'none', covered: 1 })
      }),
      runs,
    )
  })

  it('of anything with itself is exact whatever it leaves unsaid beside its outcomes', () => {
    const silent = fc.subarray([
      'level',
      'notionalWorkload',
      'qualityAssurance',
      'assessmentType',
      'supervision',
      'furtherInformation',
    ] as const)
    fc.assert(
      fc.property(specifications, silent, policyNames, (one, keys, name) => {
        const { ...less }: Partial<typeof one> = one
        for (const key of keys) delete less[key]
        const { grade } = compare(less, less, { policy: comparisonPolicies[name], concepts: scheme })
        expect(grade).toBe('exact')
      }),
      runs,
    )
  })

  it('is broader in one direction exactly when it is narrower in the other', () => {
    fc.assert(
      fc.property(pairs, policyNames, matches, ([a, b], name, matches) => {
        const options = { policy: comparisonPolicies[name], concepts: scheme, matches }
        const [there, back] = [compare(a, b, options).grade, compare(b, a, options).grade]
        expect(there === 'broader').toBe(back === 'narrower')
        expect(there === 'narrower').toBe(back === 'broader')
      }),
      { numRuns: 1000 },
    )
  })

  it('of a pair that is the same in both directions is exact in both, or in neither', () => {
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        const [there, back] = [compare(a, b, { concepts: scheme }), compare(b, a, { concepts: scheme })]
        const sound = [there, back].every(({ difference }) => difference === 'none')
        if (sound) expect(there.grade === 'exact').toBe(back.grade === 'exact')
      }),
      runs,
    )
  })

  it('covers no less when the source has an outcome more', () => {
    fc.assert(
      fc.property(specifications, specifications, outcomes, policyNames, (a, b, more, name) => {
        const options = { policy: comparisonPolicies[name], concepts: scheme }
        const richer = { ...a, learningOutcomes: [...a.learningOutcomes, ...more] }
        expect(compare(richer, b, options).covered).toBeGreaterThanOrEqual(compare(a, b, options).covered)
      }),
      { numRuns: 500 },
    )
  })

  for (const [key, element] of [
    ['level', 'level'],
    ['notionalWorkload', 'workload'],
    ['learningOutcomes', 'outcomes'],
  ] as const)
    for (const side of ['source', 'target'] as const)
      it(`is undetermined in exactly one more element when the ${side} loses its ${key}`, () => {
        fc.assert(
          fc.property(specifications, specifications, policyNames, (a, b, name) => {
            const options = { policy: comparisonPolicies[name], concepts: scheme }
            const { [key]: _, ...less } = side === 'source' ? a : b
            const before = compare(a, b, options)
            const after = side === 'source' ? compare(less, b, options) : compare(a, less, options)
            const others = (elements: readonly ElementComparison[]) =>
              elements
                .filter((each) => each.element !== element)
                .map(({ element, status, reason }) => ({ element, status, reason }))
            expect(undetermined(after.elements)).toContain(element)
            expect(others(after.elements)).toEqual(others(before.elements))
          }),
          runs,
        )
      })

  it('is undetermined as a whole when the source of an exact comparison loses level, workload or outcomes', () => {
    fc.assert(
      fc.property(
        specifications,
        fc.constantFrom('level', 'notionalWorkload', 'learningOutcomes'),
        (one, key) => {
          const { [key as 'level']: _, ...less } = one
          fc.pre(compare({ ...one, title: { en: 'Twin' } }, one, { concepts: scheme }).grade === 'exact')
          expect(compare(less, one, { concepts: scheme }).grade).toBe('undetermined')
        },
      ),
      runs,
    )
  })

  it('gives every outcome of the target and of the source once', () => {
    fc.assert(
      fc.property(specifications, specifications, policyNames, (a, b, name) => {
        const { outcomes } = compare(a, b, { policy: comparisonPolicies[name], concepts: scheme })
        const targets = [...outcomes.covered.map(({ target }) => target), ...outcomes.missing]
        const sources = [...outcomes.covered.map(({ source }) => source), ...outcomes.surplus]
        const pointers = (count: number) =>
          Array.from({ length: count }, (_, at) => `/learningOutcomes/${at}`)
        expect(targets.map(({ pointer }) => pointer).sort()).toEqual(pointers(b.learningOutcomes.length))
        expect(sources.map(({ pointer }) => pointer).sort()).toEqual(pointers(a.learningOutcomes.length))
      }),
      runs,
    )
  })

  it('is the same for the same input', () => {
    fc.assert(
      fc.property(specifications, specifications, matches, (a, b, matches) => {
        const options = { concepts: scheme, matches, at: '2026-06-19' }
        expect(compare(a, b, options)).toEqual(compare(structuredClone(a), structuredClone(b), options))
      }),
    )
  })

  it('throws at no value in the place of an element', () => {
    const keys = [
      'title',
      'awardingBody',
      'learningOutcomes',
      'notionalWorkload',
      'level',
      'assessmentType',
      'participationForm',
      'qualityAssurance',
      'supervision',
      'furtherInformation',
      'validUntil',
    ]
    const element = fc.oneof(
      fc.jsonValue(),
      fc.array(fc.dictionary(fc.constantFrom('type', 'date', 'skills', 'title'), fc.jsonValue())),
    )
    const odd = fc.dictionary(fc.constantFrom(...keys), element)
    fc.assert(
      fc.property(specifications, odd, odd, (one, a, b) => {
        const options = { at: '2026-06-19', concepts: scheme }
        expect(compare({ ...one, ...a } as never, { ...one, ...b } as never, options).advisory).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  it('throws at nothing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        expect(compare(a as never, b as never).grade).toBe('undetermined')
      }),
      runs,
    )
  })
})
