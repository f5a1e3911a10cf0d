import { validate } from '../src/index.js'
import type { Report } from '../src/report/report.js'

/** The report of a European Digital Credential of one achievement, as of a day. */
export const edcWith = (claim: Readonly<Record<string, unknown>>, at: string): Report =>
  validate(
    {
      '@context': ['http://data.europa.eu/snb/model/context/edc-ap'],
      id: 'urn:credential:1',
      type: ['VerifiableCredential', 'EuropeanDigitalCredential'],
      credentialSubject: {
        id: 'did:example:1',
        type: 'Person',
        hasClaim: [{ id: 'urn:claim:1', type: 'LearningAchievement', title: { en: 'A' }, ...claim }],
      },
    },
    { at },
  )
