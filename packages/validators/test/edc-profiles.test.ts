import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { validate } from '../src/index.js'
import { partsOf } from './edc-mutations.js'
import { elm, shacl } from './edc-oracle.js'

type Json = Record<string, unknown>

const at = '2026-11-22'

const read = (file: string): Json => JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8')) as Json

const conforming = (): Json => read('fixtures/edc-conforming.json')

const codesOf = (credential: object, draft = false): string[] =>
  validate(credential, { at, draft }).findings.map(({ code }) => code)

const evidence = {
  id: 'urn:example:evidence',
  type: 'Evidence',
  dcType: {
    id: 'http://data.europa.eu/snb/evidence-type/c_18016257',
    type: 'Concept',
    inScheme: { id: 'http://data.europa.eu/snb/evidence-type/25831c2', type: 'ConceptScheme' },
  },
}

/** Application profile, what it asks for beside the generic one, and the properties missed without. */
const profiles: readonly (readonly [
  profile: string,
  missed: readonly string[],
  give: (credential: Json) => void,
])[] = [
  [
    'accredited',
    ['evidence'],
    (credential) => {
      const { accreditation } = partsOf(credential).body
      credential.evidence = { ...evidence, accreditation }
    },
  ],
  [
    'converted',
    ['evidence'],
    (credential) => {
      const [display] = partsOf(credential).display.individualDisplay as [Json]
      const [detail] = display.displayDetail as [Json]
      credential.evidence = { ...evidence, embeddedEvidence: detail.image }
    },
  ],
  [
    'issued-by-mandate',
    ['evidence'],
    (credential) => {
      credential.evidence = { ...evidence, evidenceStatement: 'The school mandated the agency.' }
    },
  ],
  [
    'diploma-supplement',
    ['awardingOpportunity', 'creditReceived', 'dateOfBirth', 'hasPart', 'maximumDuration', 'nqfLevel'],
    () => {},
  ],
]

const declaring = (profile: string): Json => {
  const credential = conforming()
  credential.credentialSchema = [
    { id: `http://data.europa.eu/snb/model/ap/edc-${profile}`, type: 'ShaclValidator2017' },
  ]
  return credential
}

describe('an application profile', () => {
  test.each(profiles)('%s misses %j', (profile, missed) => {
    const { findings } = validate(declaring(profile), { at })
    expect(findings.map(({ code }) => code)).toEqual(missed.map(() => 'edc.missing-property'))
    expect(findings.map(({ params }) => params.property).sort()).toEqual(missed)
  })

  test.skipIf(!elm).each(profiles)('%s is judged as its shapes judge', async (profile, _missed, give) => {
    for (const complete of [false, true]) {
      const credential = declaring(profile)
      if (complete) give(credential)
      const { conforms, error } = await shacl(credential)
      expect(error).toBeUndefined()
      expect(validate(credential, { at }).verdict.conformance).toBe(conforms ? 'valid' : 'invalid')
    }
  })

  test('without vocabularies accepts a concept of any', () => {
    const credential = declaring('generic-no-cv')
    const { spec } = partsOf(credential)
    const setting = spec.learningSetting as Json
    setting.inScheme = { id: 'urn:example:settings', type: 'ConceptScheme' }
    expect(codesOf(credential)).not.toContain('edc.wrong-scheme')
    credential.credentialSchema = declaring('generic-full').credentialSchema
    expect(codesOf(credential)).toContain('edc.wrong-scheme')
  })
})

describe('a draft', () => {
  const draft = (): Json => {
    const { '@context': _, issuer: __, issued: ___, ...credential } = conforming()
    const { body } = partsOf(credential)
    delete body.eIDASIdentifier
    return { ...credential, issuer: { id: body.id, type: 'Organisation' } }
  }

  test('may lack what the seal brings', () => {
    expect(codesOf(draft(), true)).toEqual([])
    expect(validate(draft(), { at, draft: true }).verdict.conformance).toBe('valid')
  })

  test('lacks it when it is judged as sealed', () => {
    expect(codesOf(draft()).sort()).toEqual([
      'edc.missing-property',
      'edc.missing-property',
      'edc.no-context',
    ])
  })

  test('lacks everything else as a sealed credential does', () => {
    expect(codesOf({ ...draft(), displayParameter: undefined }, true)).toEqual(['edc.missing-property'])
  })
})

describe('the context', () => {
  const contexts = (...list: readonly unknown[]): Json => ({ ...conforming(), '@context': list })
  const VC = 'https://www.w3.org/2018/credentials/v1'
  const EDC = 'http://data.europa.eu/snb/model/context/edc-ap'

  test.each([
    'https://data.europa.eu/snb/model/context/edc-ap',
    'http://data.europa.eu/snb/model/context/edc-ap.jsonld',
    'http://dev.everisdx.io/datamodel/test/edc-ap-context.jsonld',
  ])('%s is read as that of the European Learning Model, with a warning', (alias) => {
    const report = validate(contexts(VC, alias), { at })
    expect(report.verdict.conformance).toBe('valid')
    expect(report.findings.map(({ code, severity }) => [code, severity])).toEqual([
      ['edc.context-alias', 'warning'],
    ])
  })

  test('is assumed in an upload file', () => {
    const { '@context': _, ...credential } = conforming()
    const report = validate({ credential, deliveryDetails: {} }, { at })
    expect(report.verdict.conformance).toBe('valid')
    expect(report.findings.map(({ code }) => code)).toEqual(['edc.context-assumed'])
  })

  test('of VC 2.0 is refused in either order, and of no other finding', () => {
    for (const list of [
      ['https://www.w3.org/ns/credentials/v2', EDC],
      [EDC, 'https://www.w3.org/ns/credentials/v2'],
    ])
      expect(codesOf(contexts(...list))).toEqual(['edc.protected-term'])
  })

  test('may define names of its own, and is told so', () => {
    const credential = { ...contexts(VC, EDC, { mentor: 'https://example.org/mentor' }), mentor: 'A. Gil' }
    expect(codesOf(credential)).toEqual(['profile.own-terms'])
    expect(validate(credential, { at }).verdict.conformance).toBe('valid')
    expect(codesOf({ ...conforming(), mentor: 'A. Gil' })).toEqual(['edc.unknown-property'])
  })

  test('may not define a protected name anew, nor what is not followed', () => {
    expect(codesOf(contexts(VC, EDC, { type: 'https://example.org/type' }))).toEqual(['edc.protected-term'])
    expect(codesOf(contexts(VC, EDC, { '@import': 'https://example.org/' }))).toEqual(['edc.inline-context'])
  })

  test.each([null, 5, '', [], {}, [[]], { '@context': {} }, [null, 5]])(
    '%j is a finding and no crash',
    (context) => {
      const report = validate({ ...conforming(), '@context': context }, { at })
      expect(report.verdict.conformance).toBe('invalid')
    },
  )
})

describe('a credential in pieces', () => {
  test('is read where its parts are described', () => {
    const credential = conforming()
    const { claim, body } = partsOf(credential)
    credential.issuer = body
    ;(claim.awardedBy as Json).awardingBody = body.id
    const report = validate(credential, { at })
    expect(report.verdict).toEqual({ conformance: 'valid', annexI: 'complete' })
    expect(report.elements[3]!.pointers).toEqual(['/issuer'])
  })

  test('that refers to itself is read to its end', () => {
    const credential = conforming()
    const { claim, spec } = partsOf(credential)
    spec.hasPart = spec.id
    claim.isPartOf = claim.id
    expect(validate(credential, { at }).verdict.conformance).toBe('valid')
  })
})

describe('a concept', () => {
  const withSpec = (change: (spec: Json) => void): ReturnType<typeof validate> => {
    const credential = conforming()
    change(partsOf(credential).spec)
    return validate(credential, { at })
  }

  test('is read from its IRI alone, from its notation, and in a list', () => {
    const { record: whole } = validate(conforming(), { at })
    for (const eqfLevel of [
      'http://data.europa.eu/snb/eqf/5',
      { type: 'Concept', notation: '5' },
      [{ id: 'https://data.europa.eu/snb/eqf/5' }],
    ])
      expect(withSpec((spec) => Object.assign(spec, { eqfLevel })).record).toEqual(whole)
  })

  test('of the issuer’s own making is kept with its name, and told', () => {
    const mode = { id: 'urn:example:mode:forest', type: 'Concept', prefLabel: { en: 'In the forest' } }
    const { record, elements, findings } = withSpec((spec) => Object.assign(spec, { mode }))
    expect(record?.participationForm).toEqual([{ type: 'other', description: { en: 'In the forest' } }])
    expect(elements[9]!.status).toBe('present')
    expect(findings.map(({ code }) => code)).toEqual(['participation-form.unknown-concept'])
  })

  test('of another list than the one it might be of is no fault', () => {
    const dcType = {
      id: 'http://data.europa.eu/snb/learning-activity/bf2e3a7bae',
      type: 'Concept',
      inScheme: { id: 'http://data.europa.eu/snb/learning-activity/25831c2', type: 'ConceptScheme' },
    }
    expect(withSpec((spec) => Object.assign(spec, { dcType })).findings).toEqual([])
  })

  test('that is the only thing an element says, and unknown, leaves the element invalid', () => {
    const { elements, findings } = withSpec((spec) =>
      Object.assign(spec.eqfLevel as Json, { id: 'http://data.europa.eu/snb/eqf/0' }),
    )
    expect(elements[7]!.status).toBe('invalid')
    expect(findings.map(({ code }) => code)).toEqual(['level.unknown-concept'])
  })
})

describe('the published schema of an EDC', () => {
  const schema = read('../../schemas/published/profiles/edc.schema.json')
  const accepts = new Ajv2020({ strict: false }).compile(schema)

  test('accepts a conforming credential, with lists or without', () => {
    const lists = (value: unknown): unknown =>
      typeof value !== 'object' || value === null
        ? value
        : Array.isArray(value)
          ? value.map(lists)
          : Object.fromEntries(
              Object.entries(value).map(([key, inner]) => [
                key,
                typeof inner === 'string' && /^[a-z]{2}$/.test(key) && key !== 'id' ? [inner] : lists(inner),
              ]),
            )
    expect(accepts(conforming())).toBe(true)
    expect(accepts(lists(conforming()))).toBe(true)
  })

  test.each(['issued', 'issuer', 'credentialSubject', 'displayParameter', 'validFrom'])(
    'refuses one without %s',
    (key) => {
      const { [key]: _, ...rest } = conforming()
      expect(accepts(rest)).toBe(false)
    },
  )
})
