/** Forms that are known by a mark and not read, as data for the validators. */
import { readCsv } from '../model/load.ts'
import { SourceError } from '../model/source-error.ts'
import { banner } from './banner.ts'
import type { Generator } from './generator.ts'

const FORMS = 'packages/schemas/foreign-forms.csv'
const OF = ['json', 'string', 'text', 'bytes', 'base64', 'rest', 'vc']

export const foreignForms: Generator = {
  name: 'foreign-forms',
  files() {
    const rows = readCsv(FORMS, ['id', 'of', 'credential', 'mark', 'name', 'advice'])
    for (const { id, of, credential, mark } of rows) {
      if (credential !== 'yes' && credential !== 'no' && credential !== 'converted')
        throw new SourceError(
          `${FORMS}: say yes or no of ${id}: whether what bears its mark may be a credential; or that it is converted.`,
        )
      if (!OF.includes(of!))
        throw new SourceError(`${FORMS}: ${id} is looked for in ${of}, and can be in ${OF.join(', ')}.`)
      if (of !== 'json' && of !== 'vc') new RegExp(mark!)
    }
    const text = rows.map(
      ({ id, of, credential, mark, name, advice }) =>
        `  ${JSON.stringify([id, of, mark, name, advice, ...(credential === 'converted' ? [credential] : [])])},\n`,
    )
    return [
      [
        'packages/validators/src/generated/foreign-forms.ts',
        `${banner(FORMS)}import type { ForeignForm } from '../recognise/foreign.js'\n\n/** In the order in which they are asked: id, what the mark is looked for in, mark, name, advice, whether it can be converted. */\nexport const foreignForms: readonly ForeignForm[] = [\n${text.join('')}]\n`,
      ],
      [
        'packages/cli/src/generated/other-forms.ts',
        `${banner(FORMS)}/** Forms known by a mark that are no credentials. */\nexport const otherForms: ReadonlySet<string> = new Set(${JSON.stringify(rows.filter(({ credential }) => credential !== 'yes').map(({ id }) => id))})\n`,
      ],
    ]
  },
}
