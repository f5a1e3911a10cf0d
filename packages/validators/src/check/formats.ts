/**
 * The formats that schemas name: each by itself, so that whoever judges by one schema carries no more than that asks for.
 * With each stands what was meant by a text that has not this form.
 */
import type { Codelist } from '@microcred/core'
import {
  isDate,
  isDateOrDateTime,
  isDateTime,
  isEmail,
  isIri,
  isLanguageTag,
  isNuts,
  isRequirementId,
  isWebUrl,
} from '@microcred/core/formats'
import { addressMeantBy, dateMeantBy, instantMeantBy, iriMeantBy, type Meant } from './mends.js'

/** A form that texts may have. */
export interface Format {
  readonly name: string
  is(text: string): boolean
  /** What is said of a text without it, where that is more than that it is malformed. */
  readonly fault?: string
  /** The list whose codes have this form. */
  readonly list?: Codelist
  readonly codes?: ReadonlySet<string>
  /** What was meant by a text of another form, where that can be read in one way only. */
  meant?(text: string): Meant | undefined
}

export const date: Format = { name: 'date', is: isDate, fault: 'not-a-date', meant: dateMeantBy }

export const dateTime: Format = {
  name: 'date-time',
  is: isDateTime,
  fault: 'not-a-date',
  meant: instantMeantBy,
}

export const dateOrDateTime: Format = {
  name: 'date-or-date-time',
  is: isDateOrDateTime,
  fault: 'not-a-date',
  meant: dateMeantBy,
}

export const iri: Format = { name: 'iri', is: isIri, fault: 'not-an-iri', meant: iriMeantBy }

export const webUrl: Format = {
  name: 'web-url',
  is: isWebUrl,
  fault: 'not-an-iri',
  // An address of the web is wanted, and no other IRI.
  meant(text) {
    const meant = iriMeantBy(text)
    return meant?.kind === 'whole-address' ? meant : undefined
  },
}

export const email: Format = { name: 'email', is: isEmail, fault: 'not-an-email', meant: addressMeantBy }

export const languageTag: Format = { name: 'language-tag', is: isLanguageTag }

export const nuts: Format = { name: 'nuts', is: isNuts }

export const requirementId: Format = { name: 'requirement-id', is: isRequirementId }

/** A code of a list as a form of texts. */
export const codeOf = (list: Codelist, codes: ReadonlySet<string>): Format => ({
  name: `code:${list}`,
  is: (text) => codes.has(text),
  list,
  codes,
})
