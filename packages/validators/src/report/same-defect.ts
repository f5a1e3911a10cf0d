/** Whether two findings of one value are of one defect: a profile and the record call it by different names. */

/** What can be wrong with a value, each with the faults that say so. */
const DEFECTS: Readonly<Record<string, readonly string[]>> = {
  form: [
    'unreadable',
    'wrong-type',
    'wrong-datatype',
    'json-ld',
    'too-many',
    'value-object',
    'language-map',
    'not-a-number',
    'not-a-date',
    'date-without-time',
    'time-without-offset',
    'not-an-iri',
    'not-an-email',
    'relative-id',
    'malformed',
    'malformed-identifier',
    'out-of-range',
    'unknown-code',
    'unknown-language',
    'unknown-region',
    'no-text',
    'text-without-language',
    'wrong-class',
    'class-missing',
    'foreign-class',
    'unknown-class',
    'undescribed',
    'id-missing',
    'hidden-character',
  ],
  concept: [
    'unknown-concept',
    'foreign-concept',
    'not-a-skill',
    'wrong-scheme',
    'unlisted-code',
    'other-undescribed',
    'unknown-code',
    'wrong-class',
    'class-missing',
    'foreign-class',
    'undescribed',
    'id-missing',
    'relative-id',
  ],
  absence: ['missing-property', 'incomplete'],
  nothing: ['empty-text', 'blank', 'empty'],
  beginning: ['not-yet-valid', 'not-yet', 'in-future'],
  end: ['expired', 'passed'],
  order: ['ends-before-it-begins', 'before-valid-from', 'out-of-order', 'dates-disordered'],
  grade: ['value-not-allowed', 'unknown-level', 'out-of-scale'],
}

const defectsOf = new Map<string, string[]>()
for (const [defect, faults] of Object.entries(DEFECTS))
  for (const fault of faults) defectsOf.set(fault, [...(defectsOf.get(fault) ?? []), defect])

const faultOf = (code: string): string => code.slice(code.indexOf('.') + 1)

/** Whether two codes can be of one defect where they stand at one place. */
export function sameDefect(code: string, other: string): boolean {
  const [fault, second] = [faultOf(code), faultOf(other)]
  if (fault === second) return true
  const defects = defectsOf.get(second)
  return defects !== undefined && (defectsOf.get(fault)?.some((each) => defects.includes(each)) ?? false)
}
