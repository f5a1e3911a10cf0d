import { isObject } from '@microcred/common/json'
import { isIri } from '../../formats.js'
import type { Codelist } from '../../generated/codes.js'
import { basesOf, codeOf, iriFor } from '../../names/matches.js'
import { code, concept, own } from './coded.js'
import { calledIn, conceptDue, conceptIn, unknownConcept } from './concepts.js'
import { EQF, readEqf } from './eqf.js'
import { iriIn, type Json, stringOf } from './scalars.js'
import { readText } from './texts.js'
import type { Transform } from './transform.js'
import { Unreadable } from './unreadable.js'

const CODED: readonly Codelist[] = ['assessment-type', 'participation-form', 'quality-assurance-type']

/** Pairs for what is a code of one of our lists, told by the IRI of a concept. */
export const ofCodes = /* @__PURE__ */ (() =>
  ({
    'eqf-level': {
      expected: { format: 'eqf-level' },
      excludes: true,
      read: readEqf,
      write: (value: number) => EQF + value,
    },
    'eqf-level-if-any': {
      expected: { format: 'eqf-level' },
      excludes: true,
      read: (value) => (typeof value === 'string' && value.startsWith(EQF) ? readEqf(value) : undefined),
      write: (value: number) => EQF + value,
    },
    /** ECTS, ECVET, or credits of a framework that is named beside it. */
    'workload-unit': code('workload-unit', { unknown: 'credit', quiet: true }),
    'country-code': {
      expected: { format: 'country' },
      excludes: true,
      read(value) {
        const iri = conceptDue(value, this.expected)
        const known = codeOf('country', iri)
        if (known === undefined && isIri(iri))
          throw unknownConcept(this.expected, 'country', iri, basesOf('country'))
        return known ?? iri
      },
      write: (value: string) => iriFor('country', value),
    },
    country: code('country'),
    /** A country in the EU table of administrative territorial units, which names it by the same letters. */
    'country-unit': {
      expected: { format: 'country' },
      read: (value) => {
        const iri = iriIn(value, { format: 'country' })
        const code = codeOf('country', iri.replace('/authority/atu/', '/authority/country/'))
        if (code === undefined) throw new Unreadable({ format: 'country' })
        return code
      },
      write: (value: string) => iriFor('country', value)?.replace('/authority/country/', '/authority/atu/'),
    },
    language: code('language'),
    /** The language something is in, read where it stands and written by hand. */
    'language-of-all': { ...code('language'), write: () => undefined },
    /** The main language a profile names with any tag: `en-US` and `en-EN` are `en`. */
    'main-language': {
      expected: { format: 'language-tag' },
      read: (value) => {
        const subtag = stringOf(value, { format: 'language-tag' }).trim().split(/[-_]/)[0]!.toLowerCase()
        const code = codeOf('language', subtag)
        if (code === undefined) throw new Unreadable({ format: 'language-tag' })
        return code
      },
      write: (value: string) => value,
    },
    currency: code('currency'),
    'target-group': code('target-group'),
    'assessment-type': code('assessment-type', { unknown: 'other', essential: true }),
    'participation-form': code('participation-form', {
      unknown: 'other',
      essential: true,
      not: 'learning-schedule',
    }),
    'quality-assurance-type': code('quality-assurance-type', { unknown: 'other' }),
    supervision: code('supervision', { stands: true }),
    'learning-schedule': code('learning-schedule'),
    'learning-setting': code('learning-setting'),
    'opportunity-type': code('opportunity-type'),
    /** Like `opportunity-type`, but a concept of another list is passed over: the property takes several. */
    'opportunity-type-if-any': {
      expected: { format: 'concept' },
      read: (value) => {
        const iri = isObject(value) ? value.id : value
        return typeof iri === 'string' ? codeOf('opportunity-type', iri) : undefined
      },
      write: (value: string) => iriFor('opportunity-type', value),
    },
    'outcome-type': code('outcome-type'),
    'skill-reuse-level': code('skill-reuse-level'),
    'grade-status': code('grade-status'),
    'isced-f': code('isced-f'),
    'assessment-concept': concept('assessment-type', { unknown: 'other', essential: true }),
    'outcome-concept': concept('outcome-type'),
    'participation-concept': concept('participation-form', { unknown: 'other' }),
    'quality-assurance-concept': concept('quality-assurance-type', { unknown: 'other' }),
    'workload-share-concept': concept('workload-share', { essential: true }),
    'assessment-route-concept': own('assessment-route'),
    'award-class-concept': own('award-class'),
    'cycle-concept': own('qf-ehea-cycle'),
    'stackability-concept': own('stackability'),
    'endorsement-concept': own('endorsement-kind'),
    /** The label of a concept that is in none of our lists, so that `other` does not stand alone. */
    'label-of-other': {
      expected: { format: 'labelled-concept' },
      read: (value, language) => {
        if (!isObject(value) || isOurs(value)) return undefined
        const words = value.prefLabel ?? value.notation
        return words === undefined ? undefined : readText(words, language)
      },
      write: () => undefined,
    },
    /** `true` is the nearest ELM has to stackable. */
    'stackable-if-partial': {
      expected: { type: 'boolean' },
      read: (value) => {
        if (value === true || value === 'true') return 'stackable'
        if (value === false || value === 'false') return 'standalone'
        throw new Unreadable({ type: 'boolean' })
      },
      write: (value: string) => value === 'stackable',
    },
  }) satisfies Record<string, Transform>)()

const isOurs = (concept: Json): boolean => {
  const word = conceptIn(concept)
  return CODED.some(
    (list) =>
      (word !== undefined && codeOf(list, word) !== undefined) || calledIn(list, concept) !== undefined,
  )
}
