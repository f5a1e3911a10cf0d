/** Whatever valid specification there is, each form of it passes the oracle of the form and loses what its table names. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { outsideData } from '../../../tools/outside-data.ts'
import { readSpecification, type SpecificationTarget, specificationTargets, write } from '../src/write.js'
import * as zod from '../src/zod.js'
import { specifications } from './arbitrary-specification.ts'
import { officialBadge, officialSchema } from './oracle/badge.ts'
import { faultsOfCourses } from './oracle/courses.ts'
import { loqOracle } from './oracle/loq.ts'

/** How many are made up; MICROCRED_RUNS asks for more. */
const RUNS = Number(process.env.MICROCRED_RUNS ?? 10)

const targets = specificationTargets.filter((target) => target !== 'record')

describe('any specification', () => {
  it('that is made up here is valid', () => {
    fc.assert(
      fc.property(specifications, (specification) => {
        expect(zod.Specification.safeParse(specification).error?.issues ?? []).toEqual([])
      }),
      { numRuns: RUNS },
    )
  })

  it.each(targets)('is written as %s and loses what the table of losses names', (target) => {
    fc.assert(
      fc.property(specifications, (specification) => {
        const { loss, credential } = write(specification, target as SpecificationTarget)
        const name = target === 'openbadges' ? 'achievement' : target
        expect(loss.filter(({ key }) => !key.startsWith(`${name}/`))).toEqual([])
        expect(JSON.parse(JSON.stringify(credential))).toEqual(credential)
      }),
      { numRuns: RUNS * 4 },
    )
  })

  it('comes back whole from an achievement', () => {
    fc.assert(
      fc.property(specifications, (specification) => {
        const { credential } = write(specification, 'openbadges')
        expect(readSpecification(JSON.parse(JSON.stringify(credential)))).toEqual(specification)
      }),
      { numRuns: RUNS },
    )
  })

  it('comes back from a graph of ELM as what a second graph says the same of', () => {
    fc.assert(
      fc.property(specifications, (specification) => {
        const { credential } = write(specification, 'loq')
        const back = readSpecification(JSON.parse(JSON.stringify(credential)))!
        const again = readSpecification(
          JSON.parse(
            JSON.stringify(write({ ...back, $schema: specification.$schema } as never, 'loq').credential),
          ),
        )
        expect(again).toEqual(back)
      }),
      { numRuns: RUNS * 4 },
    )
  })

  it('is a course within the domains and ranges of schema.org', () => {
    const courses = fc
      .sample(specifications, { numRuns: Math.ceil(RUNS / 3), seed: 19 })
      .map((specification) => write(specification, 'schema-org').credential)
    expect(faultsOfCourses(courses)).toEqual([])
  }, 120_000)

  it.skipIf(!officialSchema)('is an achievement the official schema accepts', () => {
    const judge = officialBadge('Achievement')
    fc.assert(
      fc.property(specifications, (specification) => {
        judge(write(specification, 'openbadges').credential)
        expect(judge.errors ?? []).toEqual([])
      }),
      { numRuns: RUNS * 2 },
    )
  })

  it.skipIf(!outsideData('elm/LOQ-constraints.ttl'))(
    'is a graph in which the official shapes find what is said to be lacking',
    async () => {
      const turtle = readFileSync(outsideData('elm/LOQ-constraints.ttl')!, 'utf8')
      const { resultsOf, lackedIn } = loqOracle(turtle)
      await fc.assert(
        fc.asyncProperty(specifications, async (specification) => {
          const { credential, lacks } = write(specification, 'loq')
          const said = await resultsOf(credential)
          expect(said.filter((each) => !lackedIn(each, credential, lacks))).toEqual([])
        }),
        { numRuns: Math.ceil(RUNS / 6) },
      )
    },
    600_000,
  )
})
