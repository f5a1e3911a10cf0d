/** What to do about a finding, told from the finding and the document: for those whose check offers nothing itself. */
import type { Repair } from '../report/finding.js'
import type { Placed } from '../report/report.js'
import { blankFor, creditsInEcts, named, namedInEdc } from './absent.js'
import { classBeside, classNamed, ownerNamed, sayClass } from './classes.js'
import { conceptNamed, ofAnotherList, schemeNamed } from './concepts.js'
import {
  contextAdded,
  contextInPlace,
  contextsAssumed,
  defining,
  forVersion1,
  knownContext,
  version2,
} from './contexts.js'
import { otherId } from './ids.js'
import { evidenceAt, inShape } from './shapes.js'
import { defined } from './terms.js'
import {
  asExtension,
  describedByItsId,
  duration,
  issuanceDate,
  languageOfScript,
  marked,
  newerName,
  onlyDescription,
  suggested,
  withoutMarkup,
  withoutRegion,
} from './values.js'

/** A repair of what a finding tells, where the document at hand leaves one reading. */
export type Mend = (finding: Placed, json: unknown) => Repair | undefined

/** By the fault, or by the whole code where a fault means different things; the first that has something to say. */
const MENDS: Readonly<Record<string, readonly Mend[]>> = {
  'awarding-body.incomplete': [named],
  'class-missing': [ownerNamed],
  'context-alias': [contextInPlace],
  'context-assumed': [contextsAssumed],
  'data-model-version': [version2],
  'edc.protected-term': [forVersion1],
  'edc.unknown-context': [knownContext],
  'edc.wrong-class': [classNamed, conceptNamed],
  'empty-criteria': [blankFor('narrative')],
  'foreign-class': [classBeside],
  'foreign-concept': [conceptNamed],
  'foreign-script': [languageOfScript],
  'framework-missing': [creditsInEcts],
  'id-missing': [conceptNamed, namedInEdc],
  'id-reused': [otherId],
  incomplete: [issuanceDate, named],
  inexact: [marked],
  'issuer-without-id': [blankFor('id')],
  markup: [withoutMarkup],
  'misplaced-property': [sayClass],
  'no-ects': [creditsInEcts],
  'no-holder': [blankFor('holder')],
  'relative-id': [conceptNamed],
  'undefined-property': [newerName, contextAdded(defining)],
  'undefined-type': [contextAdded(defining)],
  'unidentified-subject': [blankFor('id')],
  'unknown-code': [suggested, asExtension],
  'unknown-concept': [conceptNamed, ofAnotherList, suggested],
  'unknown-region': [withoutRegion],
  'unknown-result-description': [onlyDescription],
  'unmapped-type': [contextAdded(defining)],
  'wrong-context': [contextInPlace],
  'wrong-datatype': [duration],
  'wrong-scheme': [schemeNamed],
  'wrong-type': [describedByItsId, inShape, evidenceAt, suggested],
}

/** Faults whose suggestion is no value to be written at the place of the fault. */
const ELSEWHERE: ReadonlySet<string> = new Set(['label-of-another-concept', 'look-alike-host'])

/** The findings of a credential, each with a repair where there is one. */
export function mended(findings: readonly Placed[], json: unknown): readonly Placed[] {
  return findings.map((each) => {
    if (each.fix) return { ...each, fix: defined(each.fix, json) }
    const fault = each.code.slice(each.code.indexOf('.') + 1)
    const mends = MENDS[each.code] ?? MENDS[fault] ?? (ELSEWHERE.has(fault) ? [] : [suggested])
    for (const mend of mends) {
      const fix = mend(each, json)
      if (fix) return { ...each, fix: defined(fix, json) }
    }
    return each
  })
}
