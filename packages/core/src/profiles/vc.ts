import { readEmbedded } from '../crosswalk/embedded.js'
import { readByCrosswalk } from '../crosswalk/read.js'
import { type Profile, stringsIn } from './profile.js'

const CONTEXTS: Readonly<Record<string, string>> = {
  'https://www.w3.org/ns/credentials/v2': '2.0',
  'https://www.w3.org/2018/credentials/v1': '1.1',
}

type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A plain W3C Verifiable Credential; the record stands in its subject as `microcredential`. */
export const vc: Profile = {
  id: 'vc',
  title: 'Verifiable Credential',
  recognise(json) {
    const types = stringsIn(json.type ?? json['@type'])
    const version = stringsIn(json['@context'])
      .map((context) => CONTEXTS[context])
      .find((each) => each !== undefined)
    if (!types.includes('VerifiableCredential')) return undefined
    return version === undefined ? {} : { version }
  },
  read(json) {
    const subject = isObject(json) ? json.credentialSubject : undefined
    const record = isObject(subject) ? subject.microcredential : undefined
    return (
      readEmbedded(json, [{ pointer: '/credentialSubject/microcredential', value: record }]) ??
      readByCrosswalk(json, { anchors: [], root: { segment: '', rows: [], places: [] } })
    )
  },
}
