import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CannotWrite } from '@microcred/core/write'
import { describe, expect, test } from 'vitest'
import { seal } from '../../../tools/generators/seal.js'
import { outsideData } from '../../../tools/outside-data.js'
import { convert } from '../src/convert.js'
import { validate } from '../src/index.js'
import { elm, shacl } from './edc-oracle.js'

const filesIn = (name: string): readonly string[] => {
  const folder = outsideData(name)
  const files = folder ? (readdirSync(folder, { recursive: true }) as string[]) : []
  return files
    .filter((file) => /\.(?:json|jsonld|jwt|png)$/.test(file) && !/schemas?|contexts|manifest/.test(file))
    .map((file) => join(folder!, file))
}

const files = [...filesIn('edc-samples'), ...filesIn('openbadges')]

/** A sample as an EDC, sealed by somebody on the day it is valid from unless it was issued before; nothing where it is no credential, or one without title, date or body. */
function asEdc(file: string) {
  try {
    const { credential } = convert(readFileSync(file), 'edc', {
      at: '2026-11-01',
      id: 'urn:uuid:1',
      issuer: seal,
    })
    return credential && { issued: credential.validFrom, ...credential }
  } catch (error) {
    if (error instanceof CannotWrite) return undefined
    throw error
  }
}

describe.skipIf(!elm || files.length === 0)(
  'samples of all kinds, converted (data outside of the project)',
  () => {
    const converted = files.flatMap((file) => {
      const credential = asEdc(file)
      return credential ? [[file.slice(file.lastIndexOf('/') + 1), credential] as const] : []
    })

    test('are many', () => {
      expect(converted.length).toBeGreaterThan(60)
    })

    test.each(converted)(
      '%s obeys the official shapes and our own checks as an EDC',
      async (_, credential) => {
        expect(validate(credential).findings.filter(({ part }) => part === 'conformance')).toEqual([])
        expect(await shacl(credential)).toMatchObject({ conforms: true, results: [] })
      },
    )
  },
)
