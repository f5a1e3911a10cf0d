/** One JSON line a file, in the words of a register's answers. */

import { jsonOf } from '@microcred/common/steering'
import type { inLine, Select } from '@microcred/validators/lines'
import type { Format } from './format.js'

export const ndjsonFormat = (say: typeof inLine, select?: Select): Format => ({
  begin: () => '',
  file: ({ file, report, findings, bytes }) =>
    `${jsonOf({ file, ...say({ line: 1, ...(bytes && { bytes }), size: 0 }, { ...report, findings }, select) })}\n`,
  end: () => '',
})
