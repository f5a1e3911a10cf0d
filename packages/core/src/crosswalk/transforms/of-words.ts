import * as words from '../in-words.js'
import { hoursOf } from './durations.js'
import { eqfByIri } from './eqf.js'
import { readText } from './texts.js'
import type { Transform } from './transform.js'
import { Inexact } from './unreadable.js'
import { inWords, named, worded } from './worded.js'

/** Pairs for what a profile has words of its own for, or says in prose. */
export const ofWords = /* @__PURE__ */ (() =>
  ({
    /** Identity types of Open Badges that are schemes of ours. */
    'identity-type': named({
      nationalIdentityNumber: 'national-id',
      emailAddress: 'email',
      accountId: 'account',
      userName: 'account',
      sourcedId: 'student-id',
      'ext:ESI': 'european-student-identifier',
      'ext:eIDASIdentifier': 'eidas',
    }),
    /** Identifier types of Open Badges that are schemes of ours. */
    'identifier-type': named({
      'ext:eIDASIdentifier': 'eidas',
      'ext:eIDAS': 'eidas',
      'ext:VAT': 'vat',
      'ext:EUID': 'euid',
      'ext:DEQAR': 'deqar',
      'ext:SCHAC': 'schac',
      'ext:ROR': 'ror',
      'ext:LEI': 'lei',
      'ext:BRIN': 'national',
      nationalIdentityNumber: 'national',
    }),
    /** Kinds of recipients of Open Badges 2 as schemes of ours. */
    'recipient-type': named({ email: 'email', url: 'account', id: 'account' }, 'other'),
    /** Kinds of recipients of Open Badges 2 as version 3 calls them. */
    'recipient-identity-type': named(
      { email: 'emailAddress', url: 'ext:url', id: 'ext:url', telephone: 'ext:telephone' },
      'identifier',
    ),
    /** How a result of an Open Badge ended, where it ended. */
    'result-status': named({ Completed: 'pass', Failed: 'fail' }, undefined),
    /** Forms of participation as search engines tell courses apart. */
    'course-mode': {
      ...named({ Online: 'online', Blended: 'blended', Onsite: 'on-site' }),
      write: (value: string) => COURSE_MODES[value],
    },
    'edu-assessment-type': worded(
      'assessment-type',
      {
        testing: 'written-examination',
        'application of a skill': 'practical-assessment',
        portfolio: 'portfolio',
      },
      { others: ['recognition of prior learning'], unknown: 'other' },
    ),
    'edu-assessment-route': named(
      { 'recognition of prior learning': 'recognition-of-prior-learning' },
      undefined,
    ),
    'edu-participation-form': worded(
      'participation-form',
      {
        online: 'online',
        'onsite or blended': 'blended',
        'work experience': 'work-based',
      },
      { others: ['volunteering', 'personalized learning activities'], unknown: 'other' },
    ),
    'edu-supervision': worded(
      'supervision',
      {
        'unsupervised with no identity verification': 'unsupervised-without-id-verification',
        'supervised with no identity verification': 'supervised-without-id-verification',
        'supervised online': 'supervised-without-id-verification',
        'supervised online or onsite with identity verification': 'supervised-with-id-verification',
        'onsite with identity verification': 'supervised-with-id-verification',
      },
      {},
    ),
    'edu-supervision-setting': named(
      { 'supervised online': 'online', 'onsite with identity verification': 'on-site' },
      undefined,
    ),
    /** Assessed online under supervision, where the learner’s identity was checked as well. */
    'edu-supervision-checked': named({ 'supervised online': 'supervised-with-id-verification' }, undefined),
    /** Words of edubadges that our codes do not say whole. */
    'edu-description': {
      expected: { format: 'text' },
      read: (value, language) =>
        typeof value === 'string' && EDU_EXACT.has(value.trim().toLowerCase())
          ? undefined
          : readText(value, language),
      write: () => undefined,
    },
    'country-called': { ...inWords({ format: 'country' }, words.countryIn), excludes: true },
    'language-called': inWords({ format: 'language-name' }, words.languageIn),
    'quality-assurance-called': inWords({ format: 'quality-assurance-kind' }, words.qualityAssuranceIn),
    'eqf-in-words': {
      ...inWords({ format: 'eqf-level' }, (text) => words.eqfIn(text) ?? eqfByIri(text)),
      excludes: true,
    },
    /** A level that an alignment to the framework names, though it is not marked as one. */
    'eqf-by-name': {
      expected: { format: 'eqf-alignment' },
      excludes: true,
      read(value, _language, note) {
        const level =
          typeof value === 'string' || typeof value === 'number' ? words.eqfIn(String(value)) : undefined
        if (level !== undefined) note(new Inexact(this.expected))
        return level
      },
      write: () => undefined,
    },
    'stackable-in-words': inWords({ type: 'boolean' }, words.stackableIn),
    'hours-in-words': inWords(
      { format: 'volume' },
      (text) => hoursOf(text) ?? words.hoursIn(text),
      (text) => words.ectsIn(text) !== undefined,
    ),
    /** Credits beside hours, or instead of them: where there are none, the hours say what is wrong. */
    'ects-in-words': inWords({ format: 'credits' }, words.ectsIn, () => true),
  }) satisfies Record<string, Transform>)()

/** The mode search engines know that is nearest to a form; a form nobody names is none of them. */
const COURSE_MODES: Readonly<Record<string, string>> = {
  online: 'Online',
  blended: 'Blended',
  hybrid: 'Blended',
  'on-site': 'Onsite',
  'work-based': 'Onsite',
  'research-lab-based': 'Onsite',
}

/** Words of edubadges that our codes say whole. */
const EDU_EXACT: ReadonlySet<string> = new Set([
  'testing',
  'application of a skill',
  'portfolio',
  'online',
  'unsupervised with no identity verification',
  'supervised with no identity verification',
  'supervised online',
  'onsite with identity verification',
])
