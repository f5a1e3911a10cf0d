import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { outsideData } from '../../../tools/outside-data.js'
import { conformOpenBadge } from '../src/conform/openbadges/openbadges.js'
import { profileEntryOf } from '../src/report/profile-words.js'
import { validate } from '../src/walk/validate.js'
import { badge } from './badge.js'
import { type OfficialClass, officialSchema } from './official-schema.js'

const at = '2026-06-01T00:00:00Z'

type Json = Record<string, unknown>

/** What is said of a badge by its own standard, as `code pointer`. */
const said = (input: object | string): string[] =>
  validate(input, { at }).findings.flatMap(({ code, pointer }) =>
    /^(?:openbadges|clr)\./.test(code) ? [`${code} ${pointer}`] : [],
  )

/** The badge with one member set, removed (`undefined`) or changed. */
function changed(pointer: string, change: (value: unknown) => unknown): Json {
  const json = badge()
  const keys = pointer.split('/').slice(1)
  const last = keys.pop()!
  const holder = keys.reduce<Json>((node, key) => node[key] as Json, json)
  const value = change(holder[last])
  if (value === undefined) delete holder[last]
  else holder[last] = value
  return json
}

const set = (pointer: string, value: unknown): Json => changed(pointer, () => value)
const ACHIEVEMENT = '/credentialSubject/achievement'

describe('a badge with an object of every class', () => {
  it('conforms, and nothing is said of it', () => {
    expect(validate(badge(), { at }).verdict.conformance).toBe('valid')
    expect(said(badge())).toEqual([])
  })

  const mistakes: readonly (readonly [title: string, mistaken: Json, finding: string, conforms: boolean])[] =
    [
      [
        'a map of languages',
        set(`${ACHIEVEMENT}/name`, { pt: 'Rega', nl: 'Irrigatie' }),
        `openbadges.language-map ${ACHIEVEMENT}/name`,
        true,
      ],
      [
        'a value object',
        set(`${ACHIEVEMENT}/name`, { '@value': 'Irrigation', '@language': 'en' }),
        `openbadges.value-object ${ACHIEVEMENT}/name`,
        false,
      ],
      [
        'a property no context defines',
        set(`${ACHIEVEMENT}/stackable`, true),
        `openbadges.undefined-property ${ACHIEVEMENT}/stackable`,
        true,
      ],
      [
        'a proof of a type no context defines',
        { ...badge(), proof: [{ type: 'Ed25519Signature2020' }] },
        'openbadges.undefined-type /proof/0/type',
        true,
      ],
      [
        'a misspelt word',
        set(`${ACHIEVEMENT}/achievementType`, 'microcredential'),
        `openbadges.unknown-code ${ACHIEVEMENT}/achievementType`,
        false,
      ],
      [
        'a list of subjects',
        changed('/credentialSubject', (value) => [value]),
        'openbadges.wrong-type /credentialSubject',
        false,
      ],
      [
        'a list of statuses',
        changed('/credentialStatus', (value) => [value]),
        'openbadges.wrong-type /credentialStatus',
        false,
      ],
      [
        'empty criteria',
        set(`${ACHIEVEMENT}/criteria`, {}),
        `openbadges.empty-criteria ${ACHIEVEMENT}/criteria`,
        false,
      ],
      [
        'a region that does not exist',
        set(`${ACHIEVEMENT}/inLanguage`, 'en-EN'),
        `openbadges.unknown-region ${ACHIEVEMENT}/inLanguage`,
        true,
      ],
      [
        'a date without offset',
        set('/validFrom', '2025-06-20T12:00:00'),
        'openbadges.not-a-date /validFrom',
        false,
      ],
      [
        'a wrong type of result description',
        set(`${ACHIEVEMENT}/resultDescription/0/type`, 'Grade'),
        `openbadges.wrong-class ${ACHIEVEMENT}/resultDescription/0/type`,
        false,
      ],
      [
        'a wrong type of evidence',
        set('/evidence/0/type', ['Proof']),
        'openbadges.wrong-class /evidence/0/type',
        false,
      ],
      [
        'a wrong type of source',
        set('/credentialSubject/source/type', 'Person'),
        'openbadges.wrong-class /credentialSubject/source/type',
        false,
      ],
      [
        'the context of version 3.0.0',
        set('/@context/1', 'https://purl.imsglobal.org/spec/ob/v3p0/context.json'),
        'openbadges.context-collision /@context/1',
        false,
      ],
      [
        'contexts in another order',
        changed('/@context', (list) => (list as string[]).toReversed()),
        'openbadges.wrong-context /@context/0',
        false,
      ],
      ['no issuer type', set('/issuer/type', undefined), 'openbadges.incomplete /issuer', false],
      [
        'a number in quotes',
        set(`${ACHIEVEMENT}/creditsAvailable`, '2'),
        `openbadges.wrong-type ${ACHIEVEMENT}/creditsAvailable`,
        false,
      ],
      [
        'a property of a closed class',
        set('/image/width', 90),
        'openbadges.unknown-property /image/width',
        false,
      ],
      [
        'a result of no description',
        set('/credentialSubject/result/0/resultDescription', 'urn:other'),
        'openbadges.unknown-result-description /credentialSubject/result/0/resultDescription',
        true,
      ],
      [
        'a result that is not among those allowed',
        set('/credentialSubject/result/1/value', 'Fail'),
        'openbadges.value-not-allowed /credentialSubject/result/1/value',
        true,
      ],
      [
        'a level nobody described',
        set('/credentialSubject/result/1/achievedLevel', 'urn:other'),
        'openbadges.unknown-level /credentialSubject/result/1/achievedLevel',
        true,
      ],
      [
        'a time that has passed',
        set('/validUntil', '2026-05-31T00:00:00Z'),
        'openbadges.expired /validUntil',
        false,
      ],
      [
        'a time that is to come',
        set('/validFrom', '2026-06-02T00:00:00Z'),
        'openbadges.not-yet-valid /validFrom',
        false,
      ],
      [
        'an endorsement without a name',
        set('/endorsement/0/name', undefined),
        'openbadges.incomplete /endorsement/0',
        false,
      ],
      [
        'an endorsement that has ended',
        set(`${ACHIEVEMENT}/endorsement/0/validUntil`, '2025-02-01T00:00:00Z'),
        `openbadges.expired ${ACHIEVEMENT}/endorsement/0/validUntil`,
        true,
      ],
      [
        'a relative id',
        set(`${ACHIEVEMENT}/id`, 'irrigation'),
        `openbadges.not-an-iri ${ACHIEVEMENT}/id`,
        true,
      ],
    ]
  for (const [title, mistaken, finding, conforms] of mistakes) {
    it(`has one finding for ${title}`, () => {
      expect(said(mistaken)).toEqual([finding])
      expect(validate(mistaken, { at }).verdict.conformance).toBe(conforms ? 'valid' : 'invalid')
    })
  }

  it('has one warning for each older context in it', () => {
    const older = JSON.parse(JSON.stringify(badge()).replaceAll('context-3.0.3', 'context-3.0.2')) as Json
    expect(said(older)).toEqual(
      ['', `${ACHIEVEMENT}/endorsement/0`, '/endorsement/0'].map(
        (place) => `openbadges.context-version ${place}/@context/1`,
      ),
    )
    expect(validate(older, { at }).verdict.conformance).toBe('valid')
  })

  it('has one finding for a subject without id and identifier', () => {
    const json = badge()
    const subject = json.credentialSubject as Json
    delete subject.id
    delete subject.identifier
    expect(said(json)).toEqual(['openbadges.unidentified-subject /credentialSubject'])
  })

  it('has one finding for a misspelt property that is required, with its repair', () => {
    const json = badge()
    const achievement = (json.credentialSubject as Json).achievement as Json
    achievement.critera = achievement.criteria
    delete achievement.criteria
    const { findings } = validate(json, { at })
    const own = findings.filter(({ code }) => code.startsWith('openbadges.'))
    expect(own.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
      `openbadges.unknown-property ${ACHIEVEMENT}/critera`,
    ])
    expect(own[0]!.fix?.patch).toEqual([
      { op: 'move', from: `${ACHIEVEMENT}/critera`, path: `${ACHIEVEMENT}/criteria` },
    ])
  })

  it('judges an endorsement in a token like one that stands there openly', () => {
    const [endorsement] = badge().endorsement as Json[]
    const token = (payload: Json) =>
      `${btoa('{"alg":"ES256"}')}.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.c2ln`.replaceAll(
        '=',
        '',
      )
    expect(said(set('/endorsementJwt', [token(endorsement!)]))).toEqual([])
    expect(said(set('/endorsementJwt', [token({ ...endorsement, issuer: undefined })]))).toEqual([
      'openbadges.unsound-endorsement /endorsementJwt/0',
    ])
    const warned = { ...endorsement, validUntil: '2025-02-01T00:00:00Z', foo: 1 }
    expect(said(set('/endorsementJwt', [token(warned)]))).toEqual([])
  })

  it('may stand in a token beside its claims, which no context has to define', () => {
    const token = (payload: object): string =>
      `${btoa('{"alg":"ES256"}')}.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.c2ln`.replaceAll(
        '=',
        '',
      )
    const claims = { jti: 'urn:a:1', azp: 'https://wallet.example' }
    expect(said(token({ ...badge(), ...claims }))).toEqual([])
    expect(said(token({ ...badge(), jtl: 'urn:a:1' }))).toEqual(['openbadges.undefined-property /jtl'])
    expect(said({ ...badge(), ...claims })).toEqual([
      'openbadges.undefined-property /jti',
      'openbadges.undefined-property /azp',
    ])
  })

  it('is judged on its dates at the instant asked for', () => {
    expect(validate(badge(), { at: '2024-01-01' }).verdict.conformance).toBe('invalid')
    expect(validate(badge(), { at: '2040-01-01' }).verdict.conformance).toBe('invalid')
  })

  it('may be of version 1.1 of the data model, with a warning', () => {
    const json = badge()
    json['@context'] = [
      'https://www.w3.org/2018/credentials/v1',
      'https://purl.imsglobal.org/spec/ob/v3p0/context.json',
      'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json',
    ]
    json.issuanceDate = json.validFrom
    json.expirationDate = json.validUntil
    for (const key of ['validFrom', 'validUntil', 'endorsement']) delete json[key]
    delete ((json.credentialSubject as Json).achievement as Json).endorsement
    expect(said(json)).toEqual(['openbadges.data-model-version /@context/0'])
    expect(said({ ...json, issuanceDate: '2025-06-20' })).toContain('openbadges.not-a-date /issuanceDate')
    expect(said({ ...json, expirationDate: '2025-06-21T00:00:00Z' })).toContain(
      'openbadges.expired /expirationDate',
    )
  })

  it('never has a learner’s values in a message', () => {
    for (const key of ['identityHash', 'salt']) {
      const json = set(`/credentialSubject/identifier/0/${key}`, ['secret-of-ana'])
      expect(JSON.stringify(validate(json, { at }).findings)).not.toContain('secret-of-ana')
    }
    expect(
      JSON.stringify(
        validate(set('/credentialSubject/identifier/0/identityType', 'secret-of-ana'), { at }).findings,
      ),
    ).not.toContain('secret-of-ana')
  })
})

describe('the published schema of Open Badges', () => {
  const schema = JSON.parse(
    readFileSync(new URL('../../schemas/published/profiles/openbadges.schema.json', import.meta.url), 'utf8'),
  ) as Json
  const ajv = new Ajv2020({ strict: true, allErrors: false })
  addFormats.default(ajv)
  const validateSchema = ajv.compile({ ...schema, anyOf: undefined, $ref: '#/$defs/AchievementCredential' })
  const RULES =
    /wrong-context|context-|unidentified|empty-criteria|expired|not-yet|unsound|malformed-context|protected/

  it('takes and refuses what the table takes and refuses, over every member of the badge', () => {
    let mutants = 0
    for (const mutant of mutantsOf(badge())) {
      const structural = conformOpenBadge(mutant, { at }).filter(
        ({ code }) => profileEntryOf(code)?.severity === 'error' && !RULES.test(code),
      )
      expect({ mutant, valid: structural.length === 0 }).toEqual({ mutant, valid: validateSchema(mutant) })
      mutants++
    }
    expect(mutants).toBeGreaterThan(400)
  })
})

/** A value with each of its members, one at a time, missing or of another type. */
function* mutantsOf(json: Json): Generator<Json> {
  const places: string[][] = []
  const collect = (value: unknown, path: string[]): void => {
    if (path.length > 0) places.push(path)
    if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) collect(inner, [...path, key])
  }
  collect(json, [])
  for (const [index, path] of places.entries())
    for (const replacement of [[undefined, 7, 'zz', null][index % 4], [7, {}, undefined, []][index % 4]]) {
      const mutant = structuredClone(json)
      const holder = path.slice(0, -1).reduce<Json>((node, key) => node[key] as Json, mutant)
      const key = path.at(-1)!
      if (replacement !== undefined) holder[key] = replacement
      else if (Array.isArray(holder)) holder.splice(Number(key), 1)
      else delete holder[key]
      yield mutant
    }
}

const folder = outsideData('openbadges')

interface Entry {
  readonly file: string
  readonly expected: string | null
  readonly expectedProbe: string | null
}

describe.skipIf(!folder)('the fixtures of the 1EdTech validator (data outside of the project)', () => {
  const entries = folder
    ? (JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Entry[]).filter(({ file }) =>
        /^1edtech-validator\/ob30\/.*\.json$/.test(file),
      )
    : []

  /** What the official validator finds and nobody can without a network or a proof. */
  const BEYOND = /EmbeddedProof|InlineJsonSchema|RevocationList/

  it.each(entries)('$file has the verdict of the official validator', ({ file, expected, expectedProbe }) => {
    const { verdict, findings } = validate(readFileSync(join(folder!, file), 'utf8'), { at })
    const refused = /^(?:invalid|1 )/.test(expected ?? '') && !BEYOND.test(expectedProbe ?? '')
    // A badge without achievement, whose missing proof alone is asserted upstream.
    const halved = file.endsWith('simple-noproof.json')
    expect(verdict.conformance).toBe(refused || halved ? 'invalid' : 'valid')
    if (expected === 'warning')
      expect(
        findings.map(({ code }) => code).filter((code) => /context-version|data-model-version/.test(code)),
      ).toHaveLength(1)
  })
})

/** Where our verdict differs from that of the official schema alone, and why. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'simple-err-credential-subject-achievement-result-description-type.json':
    'the schema takes any string as type; the official validator does not',
  'simple-err-evidence-type.json': 'the schema takes any string as type; the official validator does not',
  'simple-err-expired.json': 'a schema knows no time',
  'simple_v1.json': 'the schema is that of data model 2.0; the official validator takes another for 1.1',
  'oidf-noStatus-notExpired.json':
    'the subject has neither id nor identifier, which the official validator refuses',
  'oidf-noStatus-notExpired-complexIssuer.json':
    'the subject has neither id nor identifier, which the official validator refuses',
  'legacy-noStatus-expired.json': 'a schema knows no time',
  'obv3__minimal-badge.json':
    'an issuer that is only an id passes the schema as if it were a map of languages',
}

describe.skipIf(!folder)(
  'samples of 1EdTech, SURF, LearnCard, DCC and MyNextID (data outside of the project)',
  () => {
    const files = folder
      ? (readdirSync(folder, { recursive: true }) as string[]).filter(
          (file) =>
            /^(?:1edtech-validator|spec-examples|surf\/credentials|learncard\/(?:ob|clr)|dcc|mynextid\/.*open-badge__examples)/.test(
              file,
            ) && file.endsWith('.json'),
        )
      : []
    const schemas = new Map<OfficialClass, (value: unknown) => boolean>()
    const official = (json: Json): boolean => {
      const types = [json.type].flat()
      const name = types.includes('ClrCredential')
        ? 'ClrCredential'
        : types.includes('EndorsementCredential')
          ? 'EndorsementCredential'
          : 'AchievementCredential'
      const schema = schemas.get(name) ?? officialSchema(name)
      schemas.set(name, schema)
      return schema(json)
    }

    it('are judged as by the official schema, but for the exceptions listed', () => {
      const differing = files.flatMap((file) => {
        const json = JSON.parse(readFileSync(join(folder!, file), 'utf8')) as Json
        if (json.type === undefined || !Array.isArray(json['@context'])) return []
        const agreed = official(json) === (validate(json, { at }).verdict.conformance === 'valid')
        return agreed ? [] : [file.slice(file.lastIndexOf('/') + 1)]
      })
      expect(differing.filter((file) => !(file in EXCEPTIONS))).toEqual([])
      expect(files.length).toBeGreaterThan(40)
    })
  },
)
