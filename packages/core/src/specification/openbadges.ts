/** A specification as an Open Badges 3.0 achievement that nobody holds yet. */
import type { Microcredential, Specification } from '../generated/types.js'
import { CREDENTIAL_CONTEXT } from '../names/namespace.js'
import { openbadges as profile } from '../profiles/openbadges.js'
import { CannotWrite } from '../write/cannot-write.js'
import type { Lack } from '../write/lack.js'
import { achievementOf } from '../write/openbadges.js'
import { compactObject, inLanguage, type Json, languageOf } from '../write/writing.js'
import { lacksOfEndorsements, readEndorsements, writeEndorsements } from './endorsements.js'

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
    endorsement: writeEndorsements(specification.endorsements, id, language),
    microcredential: Object.fromEntries(Object.entries(specification).filter(([key]) => key !== 'id')),
  })
}

/** What an achievement asks for in order to say it in its own words. */
export const lacksOfAchievement = (
  _: Json,
  { endorsements }: Readonly<Partial<Specification>>,
): readonly Lack[] => lacksOfEndorsements(endorsements)

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
  const endorsements = readEndorsements(json.endorsement, language)
  return {
    ...Object.fromEntries(Object.entries(record).filter(([key]) => !OF_AWARDS.includes(key))),
    ...(typeof version === 'string' && { version }),
    ...(typeof humanCode === 'string' && { code: { value: humanCode } }),
    ...(endorsements.length > 0 && { endorsements }),
  }
}
