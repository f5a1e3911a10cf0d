import {
  compare,
  type Link,
  linksOf,
  type RecognitionDecision,
  recordedLinks,
  toCase,
  toClr,
  toCtdl,
  toSkos,
  toTransferValues,
} from '@microcred/equivalence'
import { describe, expect, it } from 'vitest'
import { uuidOf } from '../src/outcomes/uuid.js'
import { scheme } from './arbitrary.js'

const outcome = (id: string, ...concepts: string[]) => ({
  id,
  title: { en: id },
  skills: concepts.map((name) => ({ uri: `https://scheme.example/${name}` })),
})

const source = {
  id: 'https://a.example/source',
  title: { en: 'Source' },
  learningOutcomes: [
    outcome('https://a.example/1', 'a'),
    outcome('https://a.example/2', 'd'),
    outcome('https://a.example/3', 'f'),
  ],
}
const target = {
  id: 'https://b.example/target',
  title: { en: 'Target' },
  learningOutcomes: [
    outcome('https://b.example/1', 'b'),
    outcome('https://b.example/2', 'd'),
    outcome('https://b.example/3', 'f', 'g'),
    outcome('https://b.example/4', 'g'),
  ],
}

const links: readonly Link[] = [
  ...linksOf({ ...compare(source, target, { concepts: scheme }), grade: 'partial' }),
  {
    source: 'https://a.example/v1',
    target: 'https://a.example/v2',
    relation: 'replaced-by',
    between: 'credentials',
  },
  {
    source: 'https://a.example/en',
    target: 'https://a.example/fr',
    relation: 'translation-of',
    between: 'credentials',
  },
]

describe('the links of a comparison', () => {
  it('join what is covered, and the credentials by their grade', () => {
    expect(links.slice(0, 4).map(({ source, target, relation }) => [source, relation, target])).toEqual([
      ['https://a.example/source', 'partial-major', 'https://b.example/target'],
      ['https://a.example/1', 'broader', 'https://b.example/1'],
      ['https://a.example/2', 'exact', 'https://b.example/2'],
      ['https://a.example/3', 'narrower', 'https://b.example/3'],
    ])
  })

  it('join nothing that has no IRI, and nothing by an undetermined grade', () => {
    const { id: _, ...nameless } = source
    expect(
      linksOf(compare(nameless, target, { concepts: scheme })).some(
        ({ between }) => between === 'credentials',
      ),
    ).toBe(false)
    expect(linksOf({ ...compare(source, target), grade: 'undetermined' })[0]?.between).not.toBe('credentials')
  })

  it('are read from the subject in SKOS and CTDL: what covers more has the other as the narrower one', () => {
    expect(toSkos(links).document['@graph'][1]).toEqual({
      '@id': 'https://a.example/1',
      'http://www.w3.org/2004/02/skos/core#narrowMatch': [{ '@id': 'https://b.example/1' }],
    })
    expect(toCtdl(links).document['@graph'].slice(0, 2)).toEqual([
      { '@id': 'https://a.example/source', 'ceterms:majorAlignment': ['https://b.example/target'] },
      { '@id': 'https://a.example/1', 'ceasn:narrowAlignment': ['https://b.example/1'] },
    ])
  })

  it('say what CLR and CASE cannot', () => {
    const { association, loss } = toClr(links)
    expect(association.map(({ associationType }) => associationType)).toEqual([
      'isRelatedTo',
      'isRelatedTo',
      'exactMatchOf',
      'isRelatedTo',
      'replacedBy',
      'isRelatedTo',
    ])
    expect(loss.map(({ link, why }) => [link.relation, why])).toEqual([
      ['partial-major', 'says-less'],
      ['broader', 'says-less'],
      ['narrower', 'says-less'],
      ['translation-of', 'says-less'],
    ])
    expect(toCtdl(links).loss.map(({ why }) => why)).toEqual(['no-term', 'no-term'])
  })

  it('have the same identifiers in CASE every time, in the form CASE asks for', () => {
    const [first] = toCase(links, '2026-06-19T00:00:00Z').CFAssociations
    expect(first).toEqual(toCase(links, '2026-06-19T00:00:00Z').CFAssociations[0])
    expect(first!.identifier).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })
})

it('a UUID of version 5 is that of RFC 9562, appendix A.4', () => {
  const domains = '6ba7b810-9dad-11d1-80b4-00c04fd430c8'
  expect(uuidOf('www.example.com', domains)).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2')
})

describe('what an office recorded', () => {
  const decision = (change: Partial<RecognitionDecision> = {}): RecognitionDecision => ({
    source: { id: 'https://a.example/badge', title: { en: 'Badge', fi: 'Merkki' } },
    target: { id: 'https://b.example/module', title: { en: 'Module' } },
    grade: 'exact',
    purposes: ['exemption'],
    evaluator: { id: 'https://b.example', name: { en: 'Faculty' } },
    decided: '2026-06-19',
    validUntil: '2028-06-19',
    granted: { value: 5, unit: 'ects' },
    evidence: ['https://b.example/minutes'],
    ...change,
  })
  const evaluator = { name: { en: 'Faculty' } }
  const [from, to] = ['https://a.example/1', 'https://b.example/1']

  it('becomes transfer value profiles that say who grants what for what, and until when', () => {
    const { document, loss } = toTransferValues([decision({ id: 'https://b.example/decisions/1' })])
    expect(document['@graph']).toEqual([
      {
        '@id': 'https://b.example/decisions/1',
        '@type': 'ceterms:TransferValueProfile',
        'ceterms:name': { en: 'Badge → Module' },
        'ceterms:ownedBy': [
          { '@id': 'https://b.example', '@type': 'ceterms:Organization', 'ceterms:name': { en: 'Faculty' } },
        ],
        'ceterms:startDate': '2026-06-19',
        'ceterms:endDate': '2028-06-19',
        'ceterms:transferValue': [
          { '@type': 'ceterms:ValueProfile', 'schema:value': 5, 'schema:description': { en: 'ects' } },
        ],
        'ceterms:transferValueFrom': [
          {
            '@id': 'https://a.example/badge',
            '@type': 'ceterms:Credential',
            'ceterms:name': { en: 'Badge', fi: 'Merkki' },
          },
        ],
        'ceterms:transferValueFor': [
          {
            '@id': 'https://b.example/module',
            '@type': 'ceterms:Credential',
            'ceterms:name': { en: 'Module' },
          },
        ],
        'ceterms:evaluationEvidence': ['https://b.example/minutes'],
      },
    ])
    expect(loss).toEqual([{ pointer: '/decisions/0/purposes', why: 'no-term' }])
  })

  it('is no transfer value where nothing is granted, and says so; the same decision has the same name', () => {
    const { document, loss } = toTransferValues([
      decision({ grade: 'none' }),
      decision({ validFrom: '2026-09-01' }),
    ])
    expect(loss[0]).toEqual({ pointer: '/decisions/0', why: 'no-value' })
    expect(document['@graph']).toHaveLength(1)
    expect(document['@graph'][0]).toMatchObject({ 'ceterms:startDate': '2026-09-01' })
    const [one, other] = [decision(), decision({ decided: '2026-06-20' })].map(
      (each) => toTransferValues([each]).document['@graph'][0]!['@id'],
    )
    expect(one).toBe(toTransferValues([decision()]).document['@graph'][0]!['@id'])
    expect(one).not.toBe(other)
  })

  it('becomes links: of credentials by their grade, of outcomes by their match', () => {
    const match = (how: 'exact' | 'broad' | 'narrow' | 'close' | 'related') => ({
      source: from,
      target: to,
      match: how,
      evaluator,
      decided: '2026-06-19',
    })
    const { id: _, ...nameless } = decision().source
    expect(
      recordedLinks({
        decisions: [
          decision(),
          decision({ grade: 'partial' }),
          decision({ grade: 'none' }),
          decision({ grade: 'undetermined' }),
          decision({ source: nameless }),
        ],
        matches: [match('exact'), match('broad'), match('narrow'), match('close'), match('related')],
      }).map(({ relation, between }) => [between, relation]),
    ).toEqual([
      ['credentials', 'exact'],
      ['credentials', 'partial-minor'],
      ['outcomes', 'exact'],
      ['outcomes', 'narrower'],
      ['outcomes', 'broader'],
    ])
    expect(toClr(recordedLinks({ decisions: [decision()] })).association).toEqual([
      {
        type: 'Association',
        associationType: 'exactMatchOf',
        sourceId: 'https://a.example/badge',
        targetId: 'https://b.example/module',
      },
    ])
    expect(recordedLinks({})).toEqual([])
  })
})
