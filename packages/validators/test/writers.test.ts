import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Microcredential } from '@microcred/core'
import { CannotWrite, type Written, writableProfiles, write } from '@microcred/core/write'
import { describe, expect, test } from 'vitest'
import { seal } from '../../../tools/generators/seal.js'
import { type Finding, validate } from '../src/index.js'
import { complete } from './complete-record.js'

const root = join(import.meta.dirname, '../../..')
const elements = join(root, 'packages/schemas/elements')
const examples = join(root, 'examples/credentials')
const at = '2026-12-01'

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))
const camel = (name: string): string => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())

const fixtures = readdirSync(elements).flatMap((element) =>
  readdirSync(join(elements, element, 'valid')).map(
    (file) =>
      [
        `${element}/${file}`,
        complete({ [camel(element)]: read(join(elements, element, 'valid', file)) }),
      ] as const,
  ),
)

const records: readonly (readonly [name: string, record: Partial<Microcredential>])[] = [
  ...fixtures,
  ...readdirSync(examples)
    .filter((file) => file.endsWith('.json'))
    .map((file) => [file, read(join(examples, file)) as Microcredential] as const),
  ['a record without learner', complete({ learner: undefined })],
  ['a record without `$schema`', complete({ $schema: undefined })],
  [
    'a record whose times are in small letters',
    complete({
      dateOfIssuing: '2026-06-19t10:00:00z',
      validFrom: '2026-06-19t10:00:00.5z',
      validUntil: '2036-06-19t10:00:00z',
    }),
  ],
  ['a record of a title', { title: { en: 'A' } }],
]

const errorsOf = (credential: object, profile?: 'record'): readonly Finding[] =>
  validate(credential, { at, ...(profile && { profile }) }).findings.filter(
    ({ severity }) => severity === 'error',
  )

/** Whether what is written says itself what is missing: as a lack, or as a loss of the element. */
const isNamed = ({ lacks, loss }: Written, { code, pointer }: Finding): boolean =>
  lacks.some((each) => `${each.pointer}/`.startsWith(`${pointer}/`)) ||
  (code.endsWith('.missing') &&
    loss.some((each) => `${each.pointer}/`.startsWith(`/${camel(code.slice(0, code.indexOf('.')))}/`)))

describe('what is written', () => {
  test.each(
    writableProfiles.flatMap((profile) => records.map(([name, record]) => [profile, name, record] as const)),
  )('as %s of %s is accepted, or its lack is named', (profile, _, record) => {
    let written: Written
    try {
      written = write(record, profile, { issuer: seal, id: 'urn:uuid:4d3b5a3e-4f0a-4b6e-9f45-1c5c7d0f8a11' })
    } catch (error) {
      expect(error).toBeInstanceOf(CannotWrite)
      return
    }
    const before = new Set(errorsOf(record, 'record').map(({ code }) => code))
    const report = validate(written.credential as object, { at })
    expect(report.profile?.id).toBe(profile)
    const errors = errorsOf(written.credential as object).filter(
      (each) => !before.has(each.code) && !isNamed(written, each),
    )
    expect(errors.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([])
  })
})
