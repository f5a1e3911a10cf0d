import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Microcredential } from '@microcred/core'
import { write } from '@microcred/core/write'
import { qualifications } from '@microcred/taxonomy/qualifications'
import { describe, expect, test } from 'vitest'
import { seal } from '../../../tools/generators/seal.js'
import { validate } from '../src/index.js'
import { elm, shacl } from './edc-oracle.js'

const folder = join(import.meta.dirname, '../../../examples/credentials')

const shipped = readdirSync(folder).map(
  (file) => [file, JSON.parse(readFileSync(join(folder, file), 'utf8')) as Microcredential] as const,
)

/** The micro-qualifications of the taxonomy, as somebody holds them who has passed. */
const awarded = qualifications.map(({ slug, specification }) => {
  const { $schema: _, ...offer } = specification
  const learner = { id: 'did:example:learner' }
  return [
    slug,
    {
      ...offer,
      learner,
      dateOfIssuing: '2026-03-20',
      grade: { value: { en: 'Pass' }, status: 'pass' },
    } as unknown as Microcredential,
  ] as const
})

const examples = [...shipped, ...awarded]

describe('credentials we write', () => {
  test.each(examples)('%s as an EDC obeys the European Learning Model', (_, record) => {
    const { credential } = write(record, 'edc', { issuer: seal })
    const report = validate(credential)
    expect(report.verdict.conformance).toBe('valid')
    expect(report.findings.filter((finding) => finding.part === 'conformance')).toEqual([])
  })

  test.each(examples)('%s as an Open Badge and as a VC obeys their standards', (_, record) => {
    for (const profile of ['openbadges', 'vc'] as const) {
      const report = validate(write(record, profile).credential)
      expect(report.findings.map(({ code }) => code)).toEqual(
        validate(record, { profile: 'record' }).findings.map(({ code }) => code),
      )
      expect(report.verdict).toEqual({ conformance: 'valid', annexI: 'complete' })
    }
  })
})

describe.skipIf(elm === undefined)('an EDC we write (outside data: official shapes)', () => {
  test.each(examples)('%s obeys the official shapes', async (_, record) => {
    const { conforms, error, results } = await shacl(write(record, 'edc', { issuer: seal }).credential)
    expect({ conforms, error, results }).toEqual({ conforms: true, error: undefined, results: [] })
  })
})
