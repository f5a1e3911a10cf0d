import { validate } from '@microcred/validators'
import { describe, expect, it } from 'vitest'
import { badge } from './badge.js'

const AT = '2026-06-01'
const own = (input: object) =>
  validate(input, { at: AT }).findings.filter(({ code }) => code === 'profile.own-terms')

describe('names a credential defines for itself', () => {
  it('are told once for each context that is written out, and change no verdict', () => {
    const plain = badge()
    const context = [
      ...(plain['@context'] as string[]),
      { crew: 'https://x.example/#crew', '@protected': true },
    ]
    const inline = { ...plain, '@context': context }
    expect(own(plain)).toEqual([])
    expect(own(inline)).toMatchObject([
      {
        severity: 'info',
        part: 'quality',
        pointer: `/@context/${context.length - 1}`,
        source: { document: 'JSON-LD 1.1' },
      },
    ])
    expect(own(inline)[0]!.message).toContain('`crew`')
    expect(validate(inline, { at: AT }).verdict).toEqual(validate(plain, { at: AT }).verdict)
  })

  it('are told of every kind of credential that has a context', () => {
    const inline = { a1: 'https://x.example/#1', a2: 'https://x.example/#2' }
    for (const credential of [
      { '@context': ['https://www.w3.org/ns/credentials/v2', inline], type: ['VerifiableCredential'] },
      {
        '@context': [
          'https://www.w3.org/ns/credentials/v2',
          'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json',
          'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
          inline,
        ],
        type: ['VerifiableCredential', 'ClrCredential'],
      },
      {
        '@context': [
          'https://www.w3.org/2018/credentials/v1',
          'http://data.europa.eu/snb/model/context/edc-ap',
          inline,
        ],
        type: ['VerifiableCredential', 'EuropeanDigitalCredential'],
      },
    ])
      expect(own(credential).map(({ message }) => message)).toMatchObject([
        expect.stringContaining('`a1`, `a2`'),
      ])
  })

  it('are not told of a name that means what its maker says', () => {
    const plain = badge()
    const defining = (ECTS: unknown) =>
      own({ ...plain, '@context': [...(plain['@context'] as string[]), { ECTS }] })
    const theirs = 'https://edubadges.nl/static/obv3-glossary.html#ects'
    expect([theirs, { '@id': theirs, '@type': 'xsd:decimal' }].flatMap(defining)).toEqual([])
    expect(defining('https://x.example/#ects')).toHaveLength(1)
  })

  it('are not told where a context only sets how others are read', () => {
    const plain = badge()
    expect(
      own({ ...plain, '@context': [...(plain['@context'] as string[]), { '@language': 'en' }] }),
    ).toEqual([])
  })

  it('are told shortly, however many there are', () => {
    const many = Object.fromEntries(
      Array.from({ length: 500 }, (_, at) => [`term${at}`, `https://x.example/#${at}`]),
    )
    const plain = badge()
    const [finding] = own({ ...plain, '@context': [...(plain['@context'] as string[]), many] })
    expect(finding!.message.length).toBeLessThan(200)
  })
})
