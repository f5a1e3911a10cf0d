/** Takes away from a record what is not of the form its element has, so that the rest of it can be judged. */
import type { Microcredential } from '@microcred/core'

type Form = (value: unknown) => boolean

const isObject: Form = (value) => typeof value === 'object' && value !== null && !Array.isArray(value)
const isText: Form = (value) => typeof value === 'string'
const isList: Form = Array.isArray
const isTexts: Form = (value) => isObject(value) && Object.values(value as object).every(isText)
const isTextList: Form = (value) => Array.isArray(value) && value.every(isText)
const isNumber: Form = (value) => typeof value === 'number'

const withMembers =
  (members: Readonly<Record<string, Form>>): Form =>
  (value) => {
    if (!isObject(value)) return false
    for (const key in members) {
      const member = (value as Readonly<Record<string, unknown>>)[key]
      if (member !== undefined && !members[key]!(member)) return false
    }
    return true
  }

const listOf =
  (form: Form): Form =>
  (value) =>
    Array.isArray(value) && value.every((each) => !isObject(each) || form(each))

/** The form of everything a rule looks at. */
const FORMS: Readonly<Record<string, Form>> = {
  id: isText,
  specification: withMembers({ id: isText }),
  validFrom: isText,
  validUntil: isText,
  dateOfIssuing: isText,
  title: isTexts,
  extensions: isObject,
  issuerCountry: isList,
  awardingBody: listOf(
    withMembers({ id: isText, identifiers: isList, accreditation: listOf(withMembers({ scope: isObject })) }),
  ),
  learningOutcomes: listOf(withMembers({ id: isText, skills: isList })),
  notionalWorkload: withMembers({ volumes: isList }),
  level: withMembers({ eqf: isNumber, national: isList }),
  assessmentType: isList,
  participationForm: isList,
  qualityAssurance: isList,
  supervision: isObject,
  grade: isObject,
  furtherInformation: withMembers({ fields: isTextList }),
  learner: withMembers({
    fullName: isTexts,
    givenName: isTexts,
    familyName: isTexts,
    identifiers: isList,
  }),
}

const NONE: readonly string[] = []

/** A record without the members that are no such thing, and the names of those. */
export function sound(record: Partial<Microcredential>): {
  readonly record: Partial<Microcredential>
  readonly unreadable: readonly string[]
} {
  let unreadable: string[] | undefined
  for (const key in FORMS) {
    const value = (record as Readonly<Record<string, unknown>>)[key]
    if (value === undefined || FORMS[key]!(value)) continue
    unreadable ??= []
    unreadable.push(key)
  }
  if (unreadable === undefined) return { record, unreadable: NONE }
  const left = Object.fromEntries(Object.entries(record).filter(([key]) => !unreadable.includes(key)))
  return { record: left as Partial<Microcredential>, unreadable }
}
