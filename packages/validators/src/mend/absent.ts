/** Blanks for what is not there, in angle brackets as `blank` of `@microcred/core` has them. */
import { isObject } from '@microcred/common/json'
import { escapeKey, valueAt } from '@microcred/common/pointer'
import type { Repair } from '../report/finding.js'
import type { Placed } from '../report/report.js'

/** Adds members that are to be filled in. */
export const skeleton = (path: string, value: unknown): Repair => ({
  kind: 'skeleton',
  patch: [{ op: 'add', path, value }],
  safe: false,
})

/** A mend that adds one member with a blank to the object at fault. */
export const blankFor =
  (name: string) =>
  ({ pointer }: Placed, json: unknown): Repair | undefined => {
    const around = valueAt(json, pointer)
    return isObject(around) && !Object.hasOwn(around, name)
      ? skeleton(`${pointer}/${name}`, `<${name}>`)
      : undefined
  }

/** A blank for the member that a finding names. */
export function named(finding: Placed, json: unknown): Repair | undefined {
  const { property } = finding.params ?? {}
  return typeof property === 'string' && finding.code.slice(0, 4) !== 'edc.'
    ? blankFor(escapeKey(property))(finding, json)
    : undefined
}

/** A blank for the id of a node of an EDC. */
export const namedInEdc = blankFor('id')

const ECTS = {
  id: 'http://data.europa.eu/snb/education-credit/6fcec5c5af',
  type: 'Concept',
  inScheme: { id: 'http://data.europa.eu/snb/education-credit/25831c2', type: 'ConceptScheme' },
}

/** Where a profile says how many ECTS credits there are, to be filled in: beside the volume that is told in another way. */
export function creditsInEcts({ pointer, code }: Placed, json: unknown): Repair | undefined {
  // What an activity takes is told there in hours alone; the credits are those of what is achieved by it.
  if (/\/influencedBy\//.test(pointer)) return undefined
  const [, specification, rest] =
    /^(.*\/specifiedBy(?:\/\d+)?)\/(creditPoint|volumeOfLearning)\b/.exec(pointer) ?? []
  if (specification !== undefined) {
    const held = valueAt(json, `${specification}/creditPoint`)
    const framework = valueAt(json, `${pointer}/framework`)
    if (code.endsWith('.framework-missing') && rest === 'creditPoint' && framework === undefined)
      return skeleton(`${pointer}/framework`, { ...ECTS, id: '<framework>' })
    if (code.endsWith('.framework-missing'))
      return {
        kind: 'skeleton',
        patch: [{ op: 'replace', path: `${pointer}/framework`, value: { ...ECTS, id: '<framework>' } }],
        safe: false,
      }
    const credits = { type: 'CreditPoint', framework: ECTS, point: '<point>' }
    if (held === undefined) return skeleton(`${specification}/creditPoint`, credits)
    return Array.isArray(held) ? skeleton(`${specification}/creditPoint/-`, credits) : undefined
  }
  const [, subject] = /^((?:.*\/)?credentialSubject(?:\/\d+)?)\//.exec(pointer) ?? []
  if (subject === undefined) return undefined
  const achievement = valueAt(json, `${subject}/achievement`)
  return isObject(achievement) && !Object.hasOwn(achievement, 'ECTS')
    ? skeleton(`${subject}/achievement/ECTS`, '<ECTS>')
    : undefined
}
