/** `microcred taxonomy`: regenerates the tables of the green-skills taxonomy. */

import { definition } from '../definitions/taxonomy.js'
import '../print/command-words.js'
import { type Command, refused } from '../arguments/usage.js'
import { fs, path } from '../input/node.js'
import { note, print } from '../print/output.js'
import { paintFor } from '../print/paint.js'
import { visible } from '../print/visible.js'
import { told } from '../print/voice.js'

export const command: Command = {
  ...definition,
  async run({ words, value }) {
    const [action, ...others] = words
    if (action !== 'import' || others.length > 0) throw refused('usage/taxonomy-import')
    const esco = value('esco')
    if (esco === undefined) throw refused('usage/esco')
    const taxonomy = value('taxonomy') ?? 'packages/taxonomy'
    for (const folder of [esco, taxonomy]) {
      if (!fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory())
        throw refused('usage/no-path', { path: folder })
    }
    const { importEsco } = await import('@microcred/taxonomy/import')
    const version = value('version')
    const language = value('lang')
    const result = importEsco({
      esco,
      taxonomy,
      ...(version !== undefined && { version }),
      ...(language !== undefined && { language }),
    })
    if (!result.ok) {
      for (const { file, row, column, message } of result.faults) {
        const place = [file, row && `row ${row}`, column && `column ${column}`].filter(Boolean).join(', ')
        note(`${place}: ${message}`)
      }
      note(told('note/nothing-written', { count: result.faults.length }))
      return 2
    }
    const paint = await paintFor(process.env)
    for (const { path: file, text, change } of result.files) {
      if (change === 'unchanged') continue
      const target = path.join(taxonomy, file)
      fs.mkdirSync(path.dirname(target), { recursive: true })
      fs.writeFileSync(target, text)
      print(`${paint.bold(change.padEnd(7))}  ${visible(target)}\n`)
    }
    const same = result.files.filter(({ change }) => change === 'unchanged').length
    print(`${result.files.length - same} written, ${same} as they were.\n`)
    return 0
  },
}
