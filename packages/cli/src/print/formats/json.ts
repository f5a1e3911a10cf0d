/** One JSON object for programs. */

import { jsonOf } from '@microcred/common/steering'
import type { Report } from '@microcred/validators'
import type { Format } from './format.js'

/** Writes the object credential by credential, as `JSON.stringify` with two spaces would write it whole. */
export function jsonFormat(version: string): Format {
  let empty = true
  return {
    begin: () => `{\n  "microcred": ${jsonOf(version)},\n  "files": [`,
    *file({ file, report, findings }) {
      yield empty ? '\n' : ',\n'
      empty = false
      yield* written({ file }, { ...report, findings } as Report, '    ')
    },
    end({ files, errors, warnings }) {
      const summary = jsonOf({ files, errors, warnings }, 2).replace(/\n/g, '\n  ')
      return `${empty ? '' : '\n  '}],\n  "summary": ${summary}\n}\n`
    },
  }
}

/** A report without the records that were read, after what names it; what it holds is written one by one. */
function* written(
  name: object,
  { record: _, records: __, ...report }: Report,
  indent: string,
): Generator<string> {
  const { credentials, ...own } = report
  const text = jsonOf({ ...name, ...own }, 2).replace(/^/gm, indent)
  if (credentials === undefined) {
    yield text
    return
  }
  yield `${text.slice(0, -`\n${indent}}`.length)},\n${indent}  "credentials": [`
  let before = '\n'
  for (const each of credentials) {
    yield before
    before = ',\n'
    yield* written({}, each, `${indent}    `)
  }
  yield `${credentials.length > 0 ? `\n${indent}  ` : ''}]\n${indent}}`
}
