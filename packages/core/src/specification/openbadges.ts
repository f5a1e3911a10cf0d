/** A specification as an Open Badges 3.0 achievement that nobody holds yet. */
import { isDate, isIri, isWebUrl } from '../formats.js'
import type { Endorsement, Microcredential, Specification } from '../generated/types.js'
import { CREDENTIAL_CONTEXT } from '../names/namespace.js'
import { openbadges as profile } from '../profiles/openbadges.js'
import { CannotWrite } from '../write/cannot-write.js'
import { achievementOf } from '../write/openbadges.js'
import { compactObject, inLanguage, type Json, languageOf } from '../write/writing.js'

/** Plain fields for plain displayers, and the specification itself, without loss, in an extension. */
export function writeAchievement(specification: Readonly<Partial<Specification>>): Json {
  const { id, version } = specification
  if (id === undefined) throw new CannotWrite('id-missing', '/id', 'achievement', 'specification-id')
  const language = languageOf(specification as Partial<Microcredential>)
  const body = specification.awardingBody?.find((each) => each.id !== undefined)
  const achievement = achievementOf(specification as Partial<Microcredential>, id, language)
  return compactObject({
    '@context': [
      'https://www.w3.org/ns/credentials/v2',
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
      CREDENTIAL_CONTEXT,
    ],
    ...achievement,
    version,
    humanCode: specification.code?.value,
    fieldOfStudy: specification.furtherInformation?.fields?.[0],
    creator:
      body &&
      compactObject({
        id: body.id,
        type: ['Profile'],
        name: inLanguage(body.legalName, language),
        url: body.homepage,
      }),
    microcredential: Object.fromEntries(Object.entries(specification).filter(([key]) => key !== 'id')),
  })
}

/** The specification an achievement carries; of one that carries none, what its plain fields say. */
export function readAchievement(json: Json): Partial<Specification> {
  const { microcredential, id } = json
  return {
    ...(typeof microcredential === 'object' && microcredential !== null ? microcredential : readPlain(json)),
    ...(typeof id === 'string' && { id }),
  }
}

/** Members of a record that an achievement has nothing to do with. */
const OF_AWARDS: readonly string[] = [
  '$schema',
  'id',
  'specification',
  'learner',
  'dateOfIssuing',
  'grade',
  'status',
]

/** What any achievement says of what is offered: its creator awards it, and others speak in its favour. */
function readPlain(json: Json): Partial<Specification> {
  const { creator, humanCode, version } = json
  const { record } = profile.read({
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    ...(creator !== undefined && { issuer: creator }),
    credentialSubject: { achievement: json },
  })
  const language = record.language ?? 'und'
  const endorsements = [json.endorsement].flat().flatMap((each) => endorsementIn(each, language))
  return {
    ...Object.fromEntries(Object.entries(record).filter(([key]) => !OF_AWARDS.includes(key))),
    ...(typeof version === 'string' && { version }),
    ...(typeof humanCode === 'string' && { code: { value: humanCode } }),
    ...(endorsements.length > 0 && { endorsements }),
  }
}

/** What an endorsement credential says, where it says who endorses. */
function endorsementIn(json: unknown, language: string): Endorsement[] {
  if (typeof json !== 'object' || json === null) return []
  const { issuer, credentialSubject, validFrom, validUntil } = json as Json
  const { id, name, url } = (typeof issuer === 'object' && issuer !== null ? issuer : {}) as Json
  if (typeof name !== 'string') return []
  const { endorsementComment: comment } = (credentialSubject ?? {}) as Json
  return [
    {
      body: {
        ...(typeof id === 'string' && isIri(id) && { id }),
        name: { [language]: name },
        ...(typeof url === 'string' && isWebUrl(url) && { homepage: url }),
      },
      ...(typeof comment === 'string' && { comment: { [language]: comment } }),
      ...dayOf('date', validFrom),
      ...dayOf('validUntil', validUntil),
    },
  ]
}

/** The day of an instant under a name, where there is one. */
function dayOf<Name extends 'date' | 'validUntil'>(
  name: Name,
  instant: unknown,
): Partial<Record<Name, string>> {
  const day = typeof instant === 'string' ? instant.slice(0, 10) : ''
  return isDate(day) ? ({ [name]: day } as Partial<Record<Name, string>>) : {}
}
