/** What to do about the findings of every form. */
import type { Placed } from '../report/report.js'
import { blankFor, creditsInEcts, namedInEdc } from './absent.js'
import { classBeside, classNamed, classSuggested, ownerNamed, sayClass, titled } from './classes.js'
import { conceptNamed, ofAnotherList, schemeNamed } from './concepts.js'
import {
  contextAdded,
  contextInPlace,
  contextsAssumed,
  contextsOfProfile,
  defining,
  forVersion1,
  knownContext,
  version2,
} from './contexts.js'
import { otherId } from './ids.js'
import { type Mends, repaired } from './mending.js'
import { issuerCalled, wholeAddress } from './names.js'
import { MENDS as OF_RECORD } from './of-record.js'
import { evidenceAt } from './shapes.js'
import { defined } from './terms.js'
import { seconds, time } from './times.js'
import {
  describedByItsId,
  duration,
  issuanceDate,
  marked,
  newerName,
  onlyDescription,
  suggested,
} from './values.js'

const MENDS: Mends = {
  ...OF_RECORD,
  'class-missing': [ownerNamed],
  'context-alias': [contextInPlace],
  'context-assumed': [contextsAssumed],
  'data-model-version': [version2],
  'edc.protected-term': [forVersion1],
  'edc.unknown-context': [knownContext],
  'edc.wrong-class': [classNamed, issuerCalled, conceptNamed],
  'empty-criteria': [blankFor('narrative')],
  'foreign-class': [classBeside],
  'foreign-concept': [conceptNamed],
  'framework-missing': [creditsInEcts],
  'id-missing': [conceptNamed, namedInEdc],
  'id-reused': [otherId],
  incomplete: [issuanceDate, ...OF_RECORD.incomplete],
  inexact: [marked],
  'issuer-without-id': [blankFor('id')],
  'misplaced-property': [sayClass],
  'no-ects': [creditsInEcts],
  'no-holder': [blankFor('holder')],
  'not-an-iri': [issuerCalled, suggested],
  'relative-id': [conceptNamed, issuerCalled, wholeAddress],
  'undefined-property': [newerName, contextAdded(defining)],
  'undefined-type': [contextAdded(defining)],
  'unidentified-subject': [blankFor('id')],
  'unknown-class': [classSuggested, suggested],
  'unknown-concept': [conceptNamed, ofAnotherList, suggested],
  'unknown-result-description': [onlyDescription],
  'unmapped-type': [contextAdded(defining)],
  'wrong-context': [contextInPlace],
  'wrong-datatype': [duration, time],
  'wrong-scheme': [schemeNamed],
  'wrong-type': [describedByItsId, evidenceAt, seconds, ...OF_RECORD['wrong-type']],
}

/** Mends that see what a check that offers something does not. */
const BETTER: Mends = {
  'class-missing': [titled],
  incomplete: [contextsOfProfile],
}

/** The findings of a credential, each with a repair where there is one. */
export const mended = (findings: readonly Placed[], json: unknown): readonly Placed[] =>
  findings.map((each) => {
    const fix = repaired(each, json, MENDS, BETTER)
    return fix ? { ...each, fix: defined(fix, json) } : each
  })
