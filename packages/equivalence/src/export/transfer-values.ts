/** Recorded decisions as transfer value profiles of the Credential Transparency Description Language. */
import type { Body, CredentialReference } from '@microcred/core'
import type { RecognitionDecision } from '../generated/types.js'
import { uuidOf } from '../outcomes/uuid.js'

/** A transfer value profile in JSON-LD. */
export type TransferValueProfile = Readonly<Record<string, unknown>> & {
  readonly '@id': string
  readonly '@type': 'ceterms:TransferValueProfile'
}

/** A member of a decision that a transfer value profile has no place for. */
export interface DecisionLoss {
  /** JSON Pointer into the decisions. */
  readonly pointer: string
  /** `no-value`: a decision that grants nothing is no transfer value; `no-term`: the member has no place. */
  readonly why: 'no-term' | 'no-value'
}

const CONTEXT = 'https://credreg.net/ctdl/schema/context/json'

/** Members of a decision that CTDL has no term for. */
const LOST = ['purposes', 'scope', 'differences', 'conditions', 'method', 'replaces'] as const

/**
 * Decisions as `ceterms:TransferValueProfile`: what is held (`transferValueFrom`), in whose place it stands
 * (`transferValueFor`), what is granted of it (`transferValue`), who decided and from when until when. A decision that
 * recognises nothing is no transfer value. A decision without IRI gets one made from its content, so the same has the same.
 *
 * @returns the graph, and by pointer what of the decisions has no place in it.
 *
 * @example
 * toTransferValues(decisions).document['@graph'][0]?.['@type'] // 'ceterms:TransferValueProfile'
 */
export function toTransferValues(decisions: readonly RecognitionDecision[]): {
  readonly document: { readonly '@context': string; readonly '@graph': readonly TransferValueProfile[] }
  readonly loss: readonly DecisionLoss[]
} {
  const loss: DecisionLoss[] = []
  const graph = decisions.flatMap((decision, at): TransferValueProfile[] => {
    if (decision.grade === 'none' || decision.grade === 'undetermined') {
      loss.push({ pointer: `/decisions/${at}`, why: 'no-value' })
      return []
    }
    for (const member of LOST)
      if (decision[member] !== undefined) loss.push({ pointer: `/decisions/${at}/${member}`, why: 'no-term' })
    return [profileOf(decision)]
  })
  return { document: { '@context': CONTEXT, '@graph': graph }, loss }
}

function profileOf(decision: RecognitionDecision): TransferValueProfile {
  const { id, source, target, evaluator, decided, validFrom, validUntil, granted, evidence } = decision
  return {
    '@id': id ?? `urn:uuid:${uuidOf(JSON.stringify(decision))}`,
    '@type': 'ceterms:TransferValueProfile',
    ...(source.title && target.title && { 'ceterms:name': nameOf(source, target) }),
    'ceterms:ownedBy': [organisation(evaluator)],
    'ceterms:startDate': validFrom ?? decided,
    ...(validUntil !== undefined && { 'ceterms:endDate': validUntil }),
    ...(granted && {
      'ceterms:transferValue': [
        {
          '@type': 'ceterms:ValueProfile',
          'schema:value': granted.value,
          // CTDL has no code for European credits, so that the unit stands in words.
          'schema:description': { en: granted.unit },
        },
      ],
    }),
    'ceterms:transferValueFrom': [credential(source)],
    'ceterms:transferValueFor': [credential(target)],
    ...(evidence && { 'ceterms:evaluationEvidence': evidence }),
  }
}

/** In each language that both titles have. */
const nameOf = ({ title: from = {} }: CredentialReference, { title: to = {} }: CredentialReference): object =>
  Object.fromEntries(
    Object.keys(from).flatMap((tag) => (to[tag] === undefined ? [] : [[tag, `${from[tag]} → ${to[tag]}`]])),
  )

const credential = ({ id, title }: CredentialReference): object => ({
  ...(id !== undefined && { '@id': id }),
  '@type': 'ceterms:Credential',
  ...(title && { 'ceterms:name': title }),
})

const organisation = ({ id, name }: Body): object => ({
  ...(id !== undefined && { '@id': id }),
  '@type': 'ceterms:Organization',
  ...(name && { 'ceterms:name': name }),
})
