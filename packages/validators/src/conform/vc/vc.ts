/** Verifiable Credentials and Presentations against version 2.0 (and 1.1) of the data model. */

import { isObject } from '@microcred/common/json'
import { classes } from '../../generated/vc.js'
import type { Violation } from '../../report/finding.js'
import { outwards } from '../../report/outwards.js'
import { type ConformanceRule, examine, moved } from '../examine.js'
import type { Judge } from '../judge.js'
import { withoutClaims } from '../of-token.js'
import type { ConformOptions } from '../options.js'
import { order } from '../orders.js'
import { ownTerms } from '../own-terms.js'
import { statusEntries } from '../status-entries.js'
import { items, stringsIn } from '../values.js'
import { contexts } from './contexts.js'
import { envelopes } from './envelopes.js'
import { holder } from './holder.js'
import { issuers } from './issuers.js'
import { period } from './period.js'
import { presented } from './presented.js'
import { resources } from './resources.js'
import { subjects } from './subjects.js'
import { terms } from './terms.js'
import { types } from './types.js'
import { version1 } from './version1.js'

const RULES: readonly ConformanceRule[] = [
  contexts,
  types,
  subjects,
  issuers,
  version1,
  period,
  order,
  resources,
  envelopes,
  holder,
  presented,
  terms,
]

/** What the data model has against a credential or a presentation, and against the credentials presented. */
export function conformVc(json: unknown, options: ConformOptions = {}): readonly Violation[] {
  const { at = new Date().toISOString() } = options
  const root = rootOf(json)
  const said = withoutClaims(examine(root, json, classes, RULES, at, 'vc'), options.token)
  const own = [...said, ...ownTerms(json, said), ...statusEntries(json, 'vc')]
  if (root !== 'VerifiablePresentation' || !isObject(json)) return own
  const presented = items(json.verifiableCredential, '/verifiableCredential').filter((each) =>
    isObject(each.value),
  )
  const places = new Set(presented.map((each) => each.pointer))
  const inside = (pointer: string): boolean =>
    [...outwards(pointer)].slice(1).some((around) => places.has(around))
  return [
    ...own.filter(({ pointer }) => !inside(pointer)),
    ...presented.flatMap((each) =>
      conformVc(each.value, { at }).map((violation) => moved(violation, each.pointer)),
    ),
  ]
}

/** Whether a document presents credentials rather than being one. */
export const isPresentation = (json: unknown): boolean => /Presentation$/.test(rootOf(json))

const NAMED = [
  'VerifiablePresentation',
  'EnvelopedVerifiablePresentation',
  'EnvelopedVerifiableCredential',
  'VerifiableCredential',
]

/** A data: URL of the media types of secured credentials and presentations. */
const ENVELOPE = /^data:application\/(?:(v[cp])[\w.-]*\+)?(?:ld\+)?(?:jwt|sd-jwt|cose)[;,]/

/** What makes an object more than an envelope. */
const CONTENT = ['issuer', 'credentialSubject', 'holder', 'verifiableCredential', 'proof']

/** The class of an envelope whose type does not say so: an object with nothing in it but what its id holds. */
function envelopeOf(json: Readonly<Record<string, unknown>>, types: readonly string[]): string | undefined {
  const [held, media] = (typeof json.id === 'string' && ENVELOPE.exec(json.id)) || []
  if (held === undefined || CONTENT.some((key) => key in json)) return undefined
  return media === 'vp' || types.includes('VerifiablePresentation')
    ? 'EnvelopedVerifiablePresentation'
    : 'EnvelopedVerifiableCredential'
}

function rootOf(json: unknown): string {
  const types = isObject(json) ? stringsIn(json.type ?? json['@type']) : []
  const named = NAMED.find((type) => types.includes(type))
  const root = named?.startsWith('Enveloped') ? named : (isObject(json) && envelopeOf(json, types)) || named
  if (root) return root
  return isObject(json) && !('credentialSubject' in json) && !('issuer' in json)
    ? 'VerifiablePresentation'
    : 'VerifiableCredential'
}

/** Whether a credential carries a record. */
export const carriesRecord = (json: unknown): boolean =>
  isObject(json) &&
  items(json.credentialSubject, '').some(({ value }) => isObject(value) && isObject(value.microcredential))

export const judge: Judge = { conform: conformVc, awards: carriesRecord }
