/** The vocabulary of schema.org as types (schema-dts): domains and ranges, under the compiler. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Specification } from '../src/index.js'
import { write } from '../src/write.js'
import { faultsOfCourses } from './oracle/courses.ts'

const courses = ['../../../examples/specifications/', '../../taxonomy/qualifications/', 'specifications/']
  .map((each) => new URL(each, import.meta.url))
  .flatMap((each) => readdirSync(each).map((file) => JSON.parse(readFileSync(new URL(file, each), 'utf8'))))
  .slice(-6)
  .map((specification) => write(specification as Specification, 'schema-org').credential)

describe('the courses we write', () => {
  it('keep to the domains and ranges of schema.org, and what does not is found', () => {
    const strange = {
      '@context': 'https://schema.org',
      '@type': 'Course',
      name: 'A',
      numberOfCredits: { '@type': 'Person', name: 'B' },
    }
    const found = faultsOfCourses([...courses, strange])
    expect(found.filter(({ value }) => value < courses.length)).toEqual([])
    expect(found.map(({ value }) => value)).toContain(courses.length)
  }, 120_000)

  it.each(courses.map((course) => [course['@id'], course]))(
    'say of %s what search engines ask for',
    (_, course) => {
      expect(course).toMatchObject({
        '@context': 'https://schema.org',
        '@type': 'Course',
        name: expect.any(String),
        provider: expect.anything(),
      })
      const instances = [(course as Record<string, unknown>).hasCourseInstance ?? []].flat() as Record<
        string,
        unknown
      >[]
      for (const each of instances) {
        expect(['Online', 'Onsite', 'Blended', undefined, 'work-based']).toContain(each.courseMode)
        for (const offer of [each.offers ?? []].flat() as Record<string, unknown>[])
          expect([offer.category, offer.priceCurrency]).toEqual([
            offer.price === 0 ? 'Free' : 'Paid',
            expect.any(String),
          ])
      }
    },
  )
})
