/** One JSON object for programs. */

import { jsonOf } from '@microcred/common/steering'
import { withoutRecords } from '../../input/credentials.js'
import type { Format } from './format.js'

/** Writes the object file by file, as `JSON.stringify` with two spaces would write it whole. */
export function jsonFormat(version: string): Format {
  let empty = true
  return {
    begin: () => `{\n  "microcred": ${jsonOf(version)},\n  "files": [`,
    file({ file, report, findings }) {
      const before = empty ? '\n' : ',\n'
      empty = false
      return before + jsonOf({ file, ...withoutRecords(report), findings }, 2).replace(/^/gm, '    ')
    },
    end({ files, errors, warnings }) {
      const summary = jsonOf({ files, errors, warnings }, 2).replace(/\n/g, '\n  ')
      return `${empty ? '' : '\n  '}],\n  "summary": ${summary}\n}\n`
    },
  }
}
