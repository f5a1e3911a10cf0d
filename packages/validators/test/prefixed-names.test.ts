import { read } from '@microcred/core'
import { write } from '@microcred/core/write'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { edcNames } from '../../core/src/generated/edc-names.js'
import { validate } from '../src/index.js'
import type { Report } from '../src/report/report.js'
import { complete } from './complete-record.js'

const at = '2026-06-19'
type Json = Record<string, unknown>

const plain = JSON.parse(
  JSON.stringify(write(complete() as never, 'edc', { issuer: { id: 'https://issuer.example/' } }).credential),
) as Json

/** Names with the prefix of the vocabulary they are of, by term. */
const byTerm = new Map(
  Object.entries(edcNames).flatMap(([prefix, names]) =>
    names.split(' ').map((each) => {
      const [term, local = term] = each.split('=')
      return [term!, `${prefix}:${local}`] as const
    }),
  ),
)

/** The names of a credential below its top with prefixes, as far as they are wanted. */
function prefixed(value: unknown, wanted: (name: string) => boolean): unknown {
  if (Array.isArray(value)) return value.map((each) => prefixed(each, wanted))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, held]) => {
      if (key === '@context') return [key, held]
      const name = byTerm.get(key)
      return [name !== undefined && wanted(name) ? name : key, prefixed(held, wanted)]
    }),
  )
}

const codes = ({ findings }: Report): string[] => findings.map(({ code }) => code).sort()
const whole = validate(plain, { at })

describe('a credential whose names have prefixes', () => {
  const given = prefixed(plain, () => true) as Json
  const text = JSON.stringify(given, null, 2)
  const report = validate(text, { at })

  it('is read as the record it is without them', () => {
    expect(read(given)?.record).toEqual(read(plain)?.record)
    expect(report.elements.map(({ id, status }) => [id, status])).toEqual(
      whole.elements.map(({ id, status }) => [id, status]),
    )
  })

  it('is told so once, as an error, because JSON-LD reads its texts otherwise', () => {
    expect(codes(report)).toEqual([...codes(whole), 'edc.prefixed-name'].sort())
    expect(report.verdict.conformance).toBe('invalid')
    const [found] = report.findings.filter(({ code }) => code === 'edc.prefixed-name')
    expect(found!.severity).toBe('error')
    expect(text.slice(0, text.indexOf(found!.params.name as string)).split('\n').length).toBe(found!.line)
  })

  it('has a repair that takes all of them off', () => {
    const { fix } = report.findings.find(({ code }) => code === 'edc.prefixed-name')!
    expect(fix!.safe).toBe(true)
    const mended = [...fix!.edits!]
      .sort((a, b) => b.offset - a.offset)
      .reduce(
        (out, { offset, length, text: by }) => out.slice(0, offset) + by + out.slice(offset + length),
        text,
      )
    expect(JSON.parse(mended)).toEqual(plain)
    expect(mended.split('\n').length).toBe(text.split('\n').length)
  })

  it('has its findings where they stand', () => {
    const claim = [(plain.credentialSubject as Json).hasClaim].flat()[0] as Json
    const broken = prefixed(
      {
        ...plain,
        credentialSubject: {
          ...(plain.credentialSubject as Json),
          hasClaim: [{ ...claim, awardedBy: { ...(claim.awardedBy as Json), awardingDate: 'yesterday' } }],
        },
      },
      () => true,
    )
    const found = validate(broken, { at }).findings.filter(({ code }) => code !== 'edc.prefixed-name')
    expect(found.map(({ pointer }) => pointer)).toContain(
      '/cred:credentialSubject/elm:hasClaim/0/elm:awardedBy/elm:awardingDate',
    )
  })
})

describe('names with prefixes', () => {
  it('are advice where JSON-LD reads the same', () => {
    const report = validate(
      prefixed(plain, (name) => name === 'elm:hasClaim'),
      { at },
    )
    expect(report.findings.filter(({ code }) => code === 'edc.prefixed-name')).toMatchObject([
      { severity: 'warning', params: { count: 1, term: 'hasClaim' } },
    ])
    expect(report.verdict.conformance).toBe(whole.verdict.conformance)
  })

  it('are their own where the credential defines the prefix', () => {
    const report = validate(
      {
        ...(prefixed(plain, (name) => name === 'elm:hasClaim') as Json),
        '@context': [...(plain['@context'] as unknown[]), { elm: 'https://other.example/' }],
      },
      { at },
    )
    expect(codes(report)).not.toContain('edc.prefixed-name')
    expect(codes(report)).toContain('edc.missing-property')
  })

  it('stay as they are beside the term itself', () => {
    const { displayParameter } = plain
    const report = validate({ ...plain, 'elm:displayParameter': displayParameter }, { at })
    expect(codes(report)).not.toContain('edc.prefixed-name')
  })

  it('are meant for the term also with the prefix of another vocabulary', () => {
    const [body] = [{ id: 'urn:body', type: 'Organisation', 'elm:legalName': { en: 'A' } }]
    const report = validate({ ...plain, issuer: body }, { at })
    expect(report.findings.filter(({ code }) => code === 'edc.prefixed-name')).toMatchObject([
      { pointer: '/issuer/elm:legalName', params: { term: 'legalName' } },
    ])
    expect(report.findings.filter(({ params }) => params.property === 'legalName')).toEqual([])
  })

  it('change nothing of the record, whichever they are', () => {
    const names = [...byTerm.values()]
    fc.assert(
      fc.property(fc.subarray(names), (some) => {
        const wanted = new Set<string>(some)
        const given = prefixed(plain, (name) => wanted.has(name))
        expect(read(given)?.record).toEqual(read(plain)?.record)
      }),
      { numRuns: 60 },
    )
  })
})
