import type { LearningOutcome, Microcredential } from '../generated/types.js'
import { CREDENTIAL_CONTEXT } from '../names/namespace.js'
import { openbadges as profile } from '../profiles/openbadges.js'
import { OF_THE_HOLDER } from '../profiles/openbadges-halves.js'
import type { Written } from './cannot-write.js'
import type { OpenBadgeCredential } from './credentials.js'
import { type Lack, lacking } from './lack.js'
import { writerOf } from './writer.js'
import {
  asInstant,
  compactObject,
  idOf,
  inLanguage,
  issuerOf,
  type Json,
  lacksOfStatus,
  languageOf,
  statusContextsOf,
  statusOf,
  validFromOf,
  type WriteOptions,
} from './writing.js'

const part = (record: Partial<Microcredential>, ofHolder: boolean): Json =>
  Object.fromEntries(
    Object.entries(record).filter(([key]) => key !== 'id' && OF_THE_HOLDER.has(key) === ofHolder),
  )

/**
 * An Open Badge 3.0: plain fields for plain displayers, and the record itself, without loss, in the
 * extension `EuMicroCredential`, on the achievement what is true of every holder and on the subject the rest.
 */
export function writeOpenBadge(record: Partial<Microcredential>, options: WriteOptions): Json {
  const target = 'openbadges'
  const id = idOf(record, options, target)
  const language = languageOf(record)
  const text = (value: Readonly<Record<string, string>> | undefined) => inLanguage(value, language)
  return compactObject({
    '@context': [
      'https://www.w3.org/ns/credentials/v2',
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
      CREDENTIAL_CONTEXT,
      ...statusContextsOf(record),
    ],
    id,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: text(record.title) ?? 'Micro-credential',
    issuer: issuerProfile(record, options, target, language),
    validFrom: validFromOf(record, target),
    validUntil: record.validUntil === undefined ? undefined : asInstant(record.validUntil),
    awardedDate: record.dateOfIssuing === undefined ? undefined : asInstant(record.dateOfIssuing),
    credentialStatus: record.status?.length === 1 ? statusOf(record)?.[0] : undefined,
    credentialSubject: compactObject({
      id: record.learner?.id,
      type: ['AchievementSubject', 'EuMicroCredential'],
      identifier: identifiers(record, text),
      creditsEarned: creditsOf(record),
      // One class for all its holders, where the record names it; else nobody knows which other badges are of the same.
      achievement: achievementOf(record, record.specification?.id ?? `${id}#achievement`, language),
      result: record.grade && [{ type: ['Result'], value: text(record.grade.value) }],
      microcredential: part(record, true),
    }),
  })
}

function issuerProfile(
  record: Partial<Microcredential>,
  options: WriteOptions,
  target: Written,
  language: string,
): Json {
  const { id, name, ...more } = issuerOf(record, options, target)
  const body = record.awardingBody?.find((each) => each.id === id)
  const country = body?.country ?? record.issuerCountry?.[0]?.country
  return compactObject({
    id,
    type: ['Profile'],
    name: name ?? id,
    url: body?.homepage,
    email: body?.email,
    address:
      country === undefined
        ? undefined
        : compactObject({
            type: ['Address'],
            addressCountryCode: country,
            addressRegion: inLanguage(record.issuerCountry?.[0]?.region?.name, language),
          }),
    ...more,
  })
}

/** Hashes an Open Badge can hold, by our name of the algorithm: what it calls them, and their form. */
const HASHES: Readonly<Record<string, { readonly name: string; readonly form: RegExp } | undefined>> = {
  'sha-256': { name: 'sha256', form: /^[0-9a-f]{64}$/i },
  md5: { name: 'md5', form: /^[0-9a-f]{32}$/i },
}

/** Open Badges ask for an identifier or an id; a name stands in as one. */
function identifiers(
  record: Partial<Microcredential>,
  text: (value: Readonly<Record<string, string>> | undefined) => string | undefined,
): Json[] | undefined {
  const name =
    text(record.learner?.fullName) ??
    [text(record.learner?.givenName), text(record.learner?.familyName)]
      .filter((each) => each !== undefined)
      .join(' ')
  const email = record.learner?.email
  const plain = (identityType: string, identityHash: string): Json => ({
    type: 'IdentityObject',
    hashed: false,
    identityType,
    identityHash,
  })
  const hashed = (record.learner?.identifiers ?? []).flatMap(({ value, hash }) => {
    const algorithm = hash && HASHES[hash.algorithm]
    return algorithm?.form.test(value)
      ? [
          compactObject({
            type: 'IdentityObject',
            hashed: true,
            identityType: 'identifier',
            identityHash: `${algorithm.name}$${value}`,
            salt: hash!.salt,
          }),
        ]
      : []
  })
  const out = [
    ...(name ? [plain('name', name)] : []),
    ...(email === undefined ? [] : [plain('emailAddress', email)]),
    ...hashed,
  ]
  return out.length > 0 ? out : undefined
}

export function achievementOf(record: Partial<Microcredential>, id: string, language: string): Json {
  const text = (value: Readonly<Record<string, string>> | undefined) => inLanguage(value, language)
  const outcomes = record.learningOutcomes ?? []
  const credits = creditsOf(record)
  const criteria = (record.assessmentType ?? [])
    .map((each) => text(each.description) ?? text(each.title))
    .filter((each) => each !== undefined)
  const alignment = [
    ...levelAlignment(record),
    ...outcomes.flatMap((outcome) => skillAlignments(outcome, text)),
    ...qualityAlignments(record, text),
  ]
  return compactObject({
    id,
    type: ['Achievement', 'EuMicroCredential'],
    achievementType: 'MicroCredential',
    version: record.specification?.version,
    name: text(record.title) ?? 'Micro-credential',
    description:
      outcomes.length > 0
        ? outcomes.map((outcome) => `- ${text(outcome.title)}`).join('\n')
        : (text(record.title) ?? 'Micro-credential'),
    criteria: {
      narrative: criteria.length > 0 ? criteria.join('\n') : (text(record.title) ?? 'Micro-credential'),
    },
    inLanguage: language === 'und' ? undefined : language,
    creditsAvailable: credits,
    alignment: alignment.length > 0 ? alignment : undefined,
    microcredential: part(record, false),
  })
}

const UNCREDITED: readonly string[] = ['hour', 'day', 'week']

/** The credits of a workload, where they are one number. */
function creditsOf({ notionalWorkload }: Partial<Microcredential>): number | undefined {
  const value = notionalWorkload?.volumes?.find(({ unit }) => !UNCREDITED.includes(unit))?.value
  return typeof value === 'number' ? value : undefined
}

const levelAlignment = ({ level }: Partial<Microcredential>): Json[] =>
  level?.eqf === undefined
    ? []
    : [
        {
          type: ['Alignment'],
          targetType: 'ext:EQF',
          targetName: `EQF level ${level.eqf}`,
          targetCode: String(level.eqf),
          targetUrl: `http://data.europa.eu/snb/eqf/${level.eqf}`,
        },
      ]

const skillAlignments = (
  outcome: LearningOutcome,
  text: (value: Readonly<Record<string, string>> | undefined) => string | undefined,
): Json[] =>
  (outcome.skills ?? [])
    .filter(({ uri }) => /^https?:/.test(uri))
    .map(({ uri, label }) => ({
      type: ['Alignment'],
      targetType: 'ext:ESCOSkill',
      targetName: text(label) ?? text(outcome.title) ?? uri,
      targetUrl: uri,
    }))

const qualityAlignments = (
  record: Partial<Microcredential>,
  text: (value: Readonly<Record<string, string>> | undefined) => string | undefined,
): Json[] =>
  (record.qualityAssurance ?? [])
    .filter((statement) => statement.url !== undefined)
    .map((statement) =>
      compactObject({
        type: ['Alignment'],
        targetType: 'ext:QualityAssurance',
        targetName: text(statement.title) ?? text(statement.body?.name) ?? statement.type,
        targetCode: statement.reference,
        targetUrl: statement.url,
      }),
    )

/** Writes Open Badges 3.0. */
export const writer = writerOf<OpenBadgeCredential>(writeOpenBadge, profile, (credential, record) => [
  ...lacksOfLearner(credential),
  ...lacksOfStatus(credential, record),
])

/** Whose it is: an Open Badge needs an id or an identifier. */
function lacksOfLearner({ credentialSubject }: Json): Lack[] {
  const { id, identifier } = credentialSubject as Json
  return id !== undefined || identifier !== undefined
    ? []
    : [
        {
          pointer: '/credentialSubject/identifier',
          ...lacking('openbadges-learner'),
        },
      ]
}
