import { isObject } from '@microcred/common/json'
import { buildCrosswalk, type Crosswalk } from '../crosswalk/crosswalk.js'
import { type EmbeddedPart, readEmbedded } from '../crosswalk/embedded.js'
import { readByCrosswalk } from '../crosswalk/read.js'
import { embeddedAt } from '../crosswalk/where.js'
import { type Profile, stringsIn } from './profile.js'

const CONTEXTS: Readonly<Record<string, string>> = {
  'https://www.w3.org/ns/credentials/v2': '2.0',
  'https://www.w3.org/2018/credentials/v1': '1.1',
}

/** The records that the subjects of a credential carry, with their places. */
function recordsIn(json: unknown): readonly EmbeddedPart[] {
  const subject = isObject(json) ? json.credentialSubject : undefined
  const subjects = Array.isArray(subject) ? subject : [subject]
  return subjects
    .map((each, at) => ({
      pointer: `/credentialSubject${Array.isArray(subject) ? `/${at}` : ''}/microcredential`,
      value: isObject(each) ? each.microcredential : undefined,
    }))
    .filter(({ value }) => isObject(value))
}

let built: Crosswalk | undefined

/** What the envelope says once more of what the record in it says. */
const envelope = (): Crosswalk => {
  built ??= buildCrosswalk([
    ['/validFrom', 'validFrom | issuanceDate', 'date'],
    ['/validUntil', 'validUntil | expirationDate', 'date'],
    ['/learner/id', 'credentialSubject.id', 'iri-if-any'],
    ['/learner/fullName', 'credentialSubject.name', 'plain'],
  ])
  return built
}

const CREDENTIALS = ['VerifiableCredential', 'EnvelopedVerifiableCredential']
const PRESENTATIONS = ['VerifiablePresentation', 'EnvelopedVerifiablePresentation']

/** A W3C Verifiable Credential or Presentation; a record stands in its subject as `microcredential`. */
export const vc: Profile = {
  id: 'vc',
  recognise(json) {
    const types = stringsIn(json.type ?? json['@type'])
    const version = stringsIn(json['@context'])
      .map((context) => CONTEXTS[context])
      .find((each) => each !== undefined)
    const presents = PRESENTATIONS.some((type) => types.includes(type))
    const credits = CREDENTIALS.some((type) => types.includes(type))
    if (!presents && !credits && version === undefined) return undefined
    // A document of this data model that says not what it is is told by what it holds.
    const presentation = presents || (!credits && !('credentialSubject' in json) && !('issuer' in json))
    return { ...(version && { version }), ...(presentation && { variant: 'presentation' }) }
  },
  where: (pointer) => embeddedAt('credentialSubject.microcredential', pointer),
  read(json) {
    const records = recordsIn(json)
    const places = records.map(({ pointer }) => pointer)
    return (
      readEmbedded(
        json,
        records.slice(0, 1),
        (keys) => readByCrosswalk(json, envelope(), keys && { keys }),
        places,
      ) ?? readByCrosswalk(json, buildCrosswalk([]))
    )
  },
}
