/** A specification as an Open Badges 3.0 achievement that nobody holds yet. */
import type { Microcredential, Specification } from '../generated/types.js'
import { CREDENTIAL_CONTEXT } from '../names/namespace.js'
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

/** The specification an achievement carries. */
export function readAchievement(json: Json): Partial<Specification> {
  const { microcredential, id } = json
  return {
    ...(typeof microcredential === 'object' && microcredential !== null ? microcredential : {}),
    ...(typeof id === 'string' && { id }),
  }
}
