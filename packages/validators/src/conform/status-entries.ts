/** Entries of status lists, which have the same members in every form of credential. */
import { isObject } from '@microcred/common/json'
import { classes } from '../generated/vc.js'
import type { Violation } from '../report/finding.js'
import { type Fault, judge } from './classes/judge.js'
import { moved } from './examine.js'
import { items, stringsIn } from './values.js'

/** Types of entries whose members are known. */
const ENTRIES = ['BitstringStatusListEntry', 'StatusList2021Entry', 'RevocationList2020Status']

/** What is wrong with the entries of status lists of a credential itself. */
export function statusEntries(json: unknown, subject: string): Violation[] {
  if (!isObject(json)) return []
  return items(json.credentialStatus, '/credentialStatus').flatMap(({ value, pointer }): Violation[] => {
    const types = isObject(value) ? stringsIn(value.type) : []
    const type = ENTRIES.find((each) => types.includes(each))
    if (type === undefined) return []
    return [...judge(type, value, classes), ...unworded(value)].map(({ fault, ...said }) =>
      moved({ ...said, part: 'quality', code: `${subject}.${fault}` }, pointer),
    )
  })
}

/** Of a status of more than one bit nobody knows what its values mean, unless the entry says so. */
function unworded(entry: unknown): readonly Fault[] {
  const { statusSize: size, statusMessage: message } = entry as Readonly<Record<string, unknown>>
  if (typeof size !== 'number' || size <= 1 || message !== undefined) return []
  const { source } = classes.get('BitstringStatusListEntry')!
  return [{ fault: 'incomplete', pointer: '', atEnd: true, params: { property: 'statusMessage' }, source }]
}
