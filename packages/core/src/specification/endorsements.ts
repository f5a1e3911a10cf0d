/** What others say in favour of a specification, as endorsement credentials of Open Badges 3.0 that nobody has signed. */
import { isDate, isIri, isWebUrl } from '../formats.js'
import { type CountryCode, codes } from '../generated/codes.js'
import type { Endorsement } from '../generated/types.js'
import { type Lack, lacking } from '../write/lack.js'
import { asInstant, compactObject, inLanguage, type Json } from '../write/writing.js'

/** What an endorsement credential cannot be without, as it is called in the specification. */
const ASKED: readonly (readonly [member: string, given: (endorsement: Endorsement) => unknown])[] = [
  ['body/id', ({ body }) => body.id],
  ['date', ({ date }) => date],
]

const isComplete = (endorsement: Endorsement): boolean => ASKED.every(([, given]) => given(endorsement))

/**
 * The endorsements that say by whom and since when, each as a credential without proof: it says what the
 * specification says, and a verifier has nothing to check it with.
 */
export function writeEndorsements(
  endorsements: readonly Endorsement[] | undefined,
  achievement: string,
  language: string,
): Json[] | undefined {
  const written = (endorsements ?? []).flatMap((endorsement, at) =>
    isComplete(endorsement) ? [credentialOf(endorsement, achievement, at + 1, language)] : [],
  )
  return written.length > 0 ? written : undefined
}

function credentialOf(
  { body, comment, date, validUntil, url }: Endorsement,
  achievement: string,
  number: number,
  language: string,
): Json {
  const name = inLanguage(body.name, language)
  return compactObject({
    '@context': [
      'https://www.w3.org/ns/credentials/v2',
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
    ],
    id: `${achievement}${achievement.includes('#') ? '-' : '#'}endorsement-${number}`,
    type: ['VerifiableCredential', 'EndorsementCredential'],
    name,
    issuer: compactObject({
      id: body.id,
      type: ['Profile'],
      name,
      url: body.homepage,
      address: body.country && { type: ['Address'], addressCountryCode: body.country },
    }),
    validFrom: asInstant(date!),
    validUntil: validUntil && asInstant(validUntil),
    credentialSubject: compactObject({
      id: achievement,
      type: ['EndorsementSubject'],
      endorsementComment: inLanguage(comment, language),
    }),
    evidence: url && [{ id: url, type: ['Evidence'] }],
  })
}

/** What keeps an endorsement from being a credential, so that it stands in the specification alone. */
export const lacksOfEndorsements = (endorsements: readonly Endorsement[] | undefined): Lack[] =>
  (endorsements ?? []).flatMap((endorsement, at) =>
    ASKED.filter(([, given]) => !given(endorsement)).map(([member]) => ({
      pointer: `/microcredential/endorsements/${at}/${member}`,
      ...lacking('endorsement', { member: member.replace('/', '.') }),
    })),
  )

/** What endorsement credentials say, of those that say who endorses. */
export const readEndorsements = (endorsement: unknown, language: string): Endorsement[] =>
  [endorsement].flat().flatMap((each) => endorsementIn(each, language))

function endorsementIn(json: unknown, language: string): Endorsement[] {
  const { issuer, credentialSubject, validFrom, validUntil, evidence } = objectOf(json)
  const { id, name, url, address } = objectOf(issuer)
  if (typeof name !== 'string') return []
  const { addressCountryCode: country } = objectOf(address)
  const { endorsementComment: comment } = objectOf(credentialSubject)
  const page = objectOf([evidence].flat()[0]).id
  return [
    {
      body: {
        ...(typeof id === 'string' && isIri(id) && { id }),
        name: { [language]: name },
        ...(isCountry(country) && { country }),
        ...(typeof url === 'string' && isWebUrl(url) && { homepage: url }),
      },
      ...(typeof comment === 'string' && { comment: { [language]: comment } }),
      ...dayOf('date', validFrom),
      ...dayOf('validUntil', validUntil),
      ...(typeof page === 'string' && isWebUrl(page) && { url: page }),
    },
  ]
}

const isCountry = (value: unknown): value is CountryCode =>
  typeof value === 'string' && codes.country.has(value as CountryCode)

const objectOf = (value: unknown): Json =>
  typeof value === 'object' && value !== null ? (value as Json) : {}

/** The day of an instant under a name, where there is one. */
function dayOf<Name extends 'date' | 'validUntil'>(
  name: Name,
  instant: unknown,
): Partial<Record<Name, string>> {
  const day = typeof instant === 'string' ? instant.slice(0, 10) : ''
  return isDate(day) ? ({ [name]: day } as Partial<Record<Name, string>>) : {}
}
