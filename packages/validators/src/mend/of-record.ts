/** What to do about the findings of a record, without the tables of any other form. */
import type { Placed } from '../report/report.js'
import { named } from './absent.js'
import { type Mends, repaired } from './mending.js'
import { inMember, inShape, inVolumes } from './shapes.js'
import { asExtension, languageOfScript, suggested, withoutMarkup, withoutRegion } from './values.js'

/** Of a record, and of what is read into one. */
export const MENDS = {
  'awarding-body.incomplete': [inMember, named],
  'foreign-script': [languageOfScript],
  incomplete: [inMember, named],
  markup: [withoutMarkup],
  'notional-workload.unknown-property': [inVolumes, suggested],
  'unknown-code': [suggested, asExtension],
  'unknown-region': [withoutRegion],
  'wrong-type': [inShape, suggested],
} as const satisfies Mends

/** The findings of a record, each with a repair where there is one: for those who read no other form. */
export const mendedOfRecord = (findings: readonly Placed[], json: unknown): readonly Placed[] =>
  findings.map((each) => {
    const fix = repaired(each, json, MENDS)
    return fix ? { ...each, fix } : each
  })
