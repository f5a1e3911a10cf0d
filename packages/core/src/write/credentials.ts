/**
 * What the writers write: the members that are always there, and those a record may bring along. They are no
 * interfaces, so that they are taken where any JSON object is.
 */
import type { Microcredential } from '../generated/types.js'

/** A part of a credential as its standard has it. */
type Node = Readonly<Record<string, unknown>>

/** The party that signs or seals. */
export interface CredentialIssuer extends Node {
  readonly id?: string
}

/** A Verifiable Credential (Data Model 2.0) that holds a record. */
export type VerifiableCredential = {
  readonly '@context': readonly string[]
  readonly id: string
  readonly type: readonly ['VerifiableCredential', 'MicrocredentialCredential']
  readonly issuer: CredentialIssuer & { readonly id: string }
  readonly validFrom: string
  readonly validUntil?: string
  readonly credentialStatus?: readonly Node[]
  readonly credentialSubject: {
    readonly id?: string
    readonly microcredential: Readonly<Partial<Omit<Microcredential, 'id'>>>
  }
}

/**
 * An Open Badge 3.0. One that was written from a record holds it, on the achievement what is true of every holder and on
 * the subject the rest; one that was rewritten from a badge of version 2 holds what that said.
 */
export type OpenBadgeCredential = {
  readonly '@context': readonly string[]
  readonly id: string
  readonly type: readonly string[]
  readonly name?: string
  readonly issuer: CredentialIssuer & { readonly id: string; readonly name?: string }
  readonly validFrom: string
  readonly validUntil?: string
  readonly awardedDate?: string
  readonly credentialStatus?: Node
  readonly credentialSubject: {
    readonly id?: string
    readonly type: readonly string[]
    readonly identifier?: readonly Node[]
    readonly creditsEarned?: number
    readonly achievement: {
      readonly id: string
      readonly type: readonly string[]
      readonly achievementType?: string
      readonly name: string
      readonly description: string
      readonly criteria: { readonly id?: string; readonly narrative?: string }
      readonly inLanguage?: string
      readonly creditsAvailable?: number
      readonly alignment?: readonly Node[]
      readonly microcredential?: Readonly<Partial<Microcredential>>
    }
    readonly result?: readonly Node[]
    readonly microcredential?: Readonly<Partial<Microcredential>>
  }
}

/** A European Digital Credential of the profile Generic, unsealed. */
export type EuropeanDigitalCredential = {
  readonly '@context': readonly string[]
  readonly id: string
  readonly type: readonly ['VerifiableCredential', 'EuropeanDigitalCredential']
  readonly credentialProfiles: Node
  readonly credentialSchema: { readonly id: string; readonly type: 'ShaclValidator2017' }
  readonly displayParameter: Node
  readonly issuer: CredentialIssuer
  readonly issued?: string
  readonly issuanceDate?: string
  readonly validFrom: string
  readonly validUntil?: string
  readonly credentialSubject: Node & { readonly type: 'Person'; readonly hasClaim?: Node }
}

/** The claims of a learning credential of the EU wallet, before the service that issues the token adds its own. */
export type LearningCredentialClaims = {
  readonly vct: 'urn:eu.europa.ec.eudi:learning:credential:1'
  readonly jti?: string
  readonly iss?: string
  readonly nbf?: number
  readonly exp?: number
  readonly sub?: string
  readonly issuing_authority?: string
  readonly issuing_country?: string
  readonly date_of_issuance?: string
  readonly date_of_expiry?: string
  readonly family_name?: string
  readonly given_name?: string
  readonly achievement_title?: string
  readonly achievement_description?: string
  readonly learning_outcomes?: readonly string[]
  readonly assessment_grade?: string
  readonly language_of_classes?: readonly string[]
  readonly learner_identification?: string
  readonly expected_study_time?: string
  readonly level_of_learning_experience?: number
  readonly types_of_quality_assurance?: readonly string[]
  readonly prerequisites_to_enroll?: readonly string[]
  readonly integration_stackability_options?: boolean
}
