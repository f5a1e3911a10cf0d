/** What was added to a seal after it was made (ETSI TS 119 182-1 section 5.3): `etsiU`. */
import type { Octets } from '../crypto/engine.js'
import { fromBase64, fromBase64Url } from '../text/base64.js'
import { isObject, isText, type Json, listOf, objectIn } from '../text/json.js'
import { type Certificate, certificateIn } from '../x509/certificate.js'
import type { Evidence } from '../x509/evidence.js'

/** One element, with the text it stands as; none where it is not encoded. */
export interface Added {
  readonly name: string
  readonly value: unknown
  readonly text?: string
}

export interface Unsigned {
  readonly elements: readonly Added[]
  readonly faults: readonly string[]
  readonly notes: readonly string[]
}

export function unsignedIn(header: unknown): Unsigned {
  const added = isObject(header) ? header.etsiU : undefined
  if (added === undefined) return { elements: [], faults: [], notes: [] }
  if (!Array.isArray(added)) return { elements: [], faults: ['seal.unsigned-malformed'], notes: [] }
  const elements = added.map(elementOf)
  const found = elements.filter((each) => each !== undefined)
  const mixed = new Set(found.map(({ text }) => text === undefined)).size > 1
  const malformed = found.length < elements.length
  return {
    elements: found,
    faults: malformed ? ['seal.unsigned-malformed'] : [],
    notes: mixed ? ['seal.unsigned-mixed'] : [],
  }
}

function elementOf(each: unknown): Added | undefined {
  const value = isText(each) ? objectIn(fromBase64Url(each)) : isObject(each) ? each : undefined
  const [entry, more] = Object.entries(value ?? {})
  return entry && !more ? { name: entry[0], value: entry[1], ...(isText(each) && { text: each }) } : undefined
}

/** The values of an element that holds some, in base64, one or many. */
export const valuesIn = (value: unknown): readonly Octets[] =>
  listOf(value)
    .map((each) => (isObject(each) ? (isObject(each.x509Cert) ? each.x509Cert.val : each.val) : each))
    .map((each) => (isText(each) ? fromBase64(each) : undefined))
    .filter((each) => each !== undefined)

const NOTHING: Json = {}

/** Certificates, lists and answers that were added. */
export function evidenceIn(elements: readonly Added[]): Evidence {
  const holders = elements.map(({ name, value }): Json => {
    if (name === 'tstVD' || name === 'anyValData') return isObject(value) ? value : NOTHING
    return name === 'xVals' || name === 'rVals' || name === 'axVals' || name === 'arVals'
      ? { [name]: value }
      : NOTHING
  })
  const certificates = holders.flatMap(({ xVals, axVals }) => [...valuesIn(xVals), ...valuesIn(axVals)])
  const revocation = holders.flatMap(({ rVals, arVals }) => [rVals, arVals]).filter(isObject)
  return {
    certificates: certificates
      .map((each) => certificateIn(each))
      .filter((each): each is Certificate => each !== undefined),
    lists: revocation.flatMap(({ crlVals }) => valuesIn(crlVals)),
    answers: revocation.flatMap(({ ocspVals }) => valuesIn(ocspVals)),
  }
}
