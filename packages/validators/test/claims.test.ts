import { readFileSync } from 'node:fs'
import { valueAt } from '@microcred/common/pointer'
import { claims } from '@microcred/validators/claims'
import { describe, expect, it } from 'vitest'
import { outsideData } from '../../../tools/outside-data.js'

const example = (path: string) =>
  JSON.parse(readFileSync(new URL(`../../../examples/${path}`, import.meta.url), 'utf8'))

const edc = example('edc/beja-efficient-irrigation.json')
const other = example('edc/loimaa-soil-health.json')
const list = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value])

/** One credential with the achievements of two. */
const transcript = {
  ...edc,
  credentialSubject: {
    ...edc.credentialSubject,
    hasClaim: [...list(edc.credentialSubject.hasClaim), ...list(other.credentialSubject.hasClaim)],
  },
}

describe('the achievements of a credential', () => {
  it('are one, as validate reads it, in most', () => {
    const { report, claims: found } = claims(edc)
    expect(found).toHaveLength(1)
    expect(found[0]!.record).toEqual(report.record)
  })

  it('are each read, with the places where they stand in the whole', () => {
    const { claims: found } = claims(transcript)
    const alone = claims(other).claims[0]!
    expect(found.map(({ pointer }) => pointer)).toEqual([
      '/credentialSubject/hasClaim/0',
      '/credentialSubject/hasClaim/1',
    ])
    expect(found[1]!.record.title).toEqual(alone.record.title)
    expect(found[1]!.record.learningOutcomes).toEqual(alone.record.learningOutcomes)
    for (const recordPointer of ['/title', '/learningOutcomes/0', '/learningOutcomes/1/title']) {
      const origin = found[1]!.origin(recordPointer)
      expect(origin).toMatch(/^\/credentialSubject\/hasClaim\/1\//)
      expect(valueAt(transcript, origin)).toBeDefined()
    }
  })

  it('are none in what cannot be read', () => {
    expect(claims('no JSON').claims).toEqual([])
    expect(claims({ hello: 'world' }).claims).toEqual([])
  })

  const sample = outsideData('openbadges/learncard/clr__university-transcript.json')
  it.skipIf(!sample)('are six in a transcript of another project (data outside of the project)', () => {
    const { claims: found } = claims(readFileSync(sample!, 'utf8'))
    expect(new Set(found.map(({ record }) => record.title?.und)).size).toBe(6)
  })
})
