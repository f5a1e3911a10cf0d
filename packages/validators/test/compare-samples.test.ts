/** Credentials of other projects, compared as they come. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { valueAt } from '@microcred/common/pointer'
import { compare } from '@microcred/equivalence'
import { qualifications } from '@microcred/taxonomy/qualifications'
import { type Claim, claims } from '@microcred/validators/claims'
import { describe, expect, it } from 'vitest'
import { outsideData } from '../../../tools/outside-data.js'

const { specification } = qualifications[0]!

for (const set of ['edc-samples', 'openbadges']) {
  const folder = outsideData(set)
  describe.skipIf(!folder)(`samples of ${set} are compared (data outside of the project)`, () => {
    const files = folder
      ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.json(ld)?$/.test(file))
      : []
    const read: (readonly [string, Claim])[] = files.flatMap((file) =>
      claims(readFileSync(join(folder!, file))).claims.map((claim) => [file, claim] as const),
    )

    it('are many', () => {
      expect(read.length).toBeGreaterThan(10)
    })

    it('each is exactly itself if it states outcomes, and else undetermined in nothing but them', () => {
      for (const [file, claim] of read) {
        const { grade, elements } = compare(claim, claim)
        const open = elements.filter(({ status }) => status !== 'none').map(({ element }) => element)
        expect([file, grade, open]).toEqual(
          claim.record.learningOutcomes ? [file, 'exact', []] : [file, 'undetermined', ['outcomes']],
        )
      }
    })

    it('each is compared with a qualification, and what is said of it stands in it', () => {
      for (const [file, claim] of read) {
        const { elements, findings } = compare(claim, specification as never)
        for (const { source } of elements)
          for (const pointer of source.pointers)
            expect([file, pointer, valueAt(claim.record, pointer)]).not.toContain(undefined)
        expect(findings.filter(({ code }) => code === 'comparison.unreadable')).toEqual([])
      }
    })
  })
}
