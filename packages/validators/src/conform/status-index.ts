/** Entries of status lists, whose index is a string of digits in every form of credential. */
import { isObject } from '@microcred/common/json'
import type { Violation } from '../report/finding.js'
import { items, stringsIn } from './values.js'

const SOURCE = {
  document: 'Bitstring Status List v1.0',
  clause: 'section 2.1, BitstringStatusListEntry',
  url: 'https://www.w3.org/TR/vc-bitstring-status-list/#bitstringstatuslistentry',
}

const ENTRIES = ['BitstringStatusListEntry', 'StatusList2021Entry', 'RevocationList2020Status']

/** What is wrong with the indexes of a credential's own status entries. */
export function statusIndexes(json: unknown, subject: string): Violation[] {
  if (!isObject(json)) return []
  return items(json.credentialStatus, '/credentialStatus').flatMap(({ value, pointer }): Violation[] => {
    if (!isObject(value) || !stringsIn(value.type).some((type) => ENTRIES.includes(type))) return []
    const { statusListIndex: index } = value
    const path = `${pointer}/statusListIndex`
    const said = { pointer: path, part: 'quality', source: SOURCE } as const
    if (typeof index === 'number')
      return [
        {
          ...said,
          code: `${subject}.wrong-type`,
          params: { expected: { type: 'string' }, received: { type: 'number' } },
          ...(Number.isSafeInteger(index) &&
            index >= 0 && {
              fix: {
                kind: 'as-string',
                patch: [{ op: 'replace', path, value: String(index) }],
                safe: true,
              },
            }),
        },
      ]
    if (typeof index === 'string' && !/^\d+$/.test(index))
      return [
        {
          ...said,
          code: `${subject}.malformed`,
          params: { value: index.slice(0, 60), expected: { format: 'digits' } },
        },
      ]
    return []
  })
}
