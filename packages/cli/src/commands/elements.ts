/** `microcred elements`: the sixteen rows alone. */

import { jsonOf } from '@microcred/common/steering'
import { type Command, refused } from '../arguments/usage.js'
import { definition } from '../definitions/elements.js'
import { besideOf } from '../input/beside.js'
import { check } from '../input/check.js'
import { credentialsOf, nameOf } from '../input/credentials.js'
import { inputsOf } from '../input/inputs.js'
import { readAs } from '../print/formats/pretty.js'
import { table } from '../print/formats/table.js'
import { note, print } from '../print/output.js'
import { paintFor } from '../print/paint.js'
import { version } from '../print/version.js'
import { visible } from '../print/visible.js'

export const command: Command = {
  ...definition,
  async run(given) {
    const { words, value } = given
    const beside = besideOf(given)
    if (words.length === 0) throw refused('usage/name-a-file')
    const { inputs, problems } = await inputsOf(words, undefined)
    for (const problem of problems) note(problem)
    let troubled = problems.length > 0
    let incomplete = false
    const paint = await paintFor(process.env)
    const files: object[] = []
    for (const input of inputs) {
      const checked = await check(input, beside.length > 0 ? { with: beside } : {})
      if ('problem' in checked) {
        note(checked.problem)
        troubled = true
        continue
      }
      for (const place of credentialsOf(checked.report)) {
        const { report, pointer } = place
        const { profile, wrapper, verdict, elements, findings } = report
        incomplete ||= verdict.annexI !== 'complete'
        if (value('format') === 'json')
          files.push({
            file: input.name,
            ...(pointer !== '' && { pointer }),
            profile,
            ...(wrapper && { wrapper }),
            annexI: verdict.annexI,
            elements,
          })
        else {
          const why = findings.find(({ severity }) => severity === 'error')?.message ?? ''
          print(
            `${paint.bold(visible(nameOf(input.name, place)))}  ${readAs(report)}\n${verdict.annexI === 'not-applicable' ? `  ${visible(why)}` : table(report, paint)}\n\n`,
          )
        }
      }
    }
    if (value('format') === 'json') print(`${jsonOf({ microcred: version(), files }, 2)}\n`)
    return troubled ? 2 : incomplete ? 1 : 0
  },
}
