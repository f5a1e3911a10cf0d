/** A page for each codelist, with the labels of every language at hand. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../tools/root.ts'
import { rowsOf } from './files.ts'

const FOLDER = 'packages/schemas/codelists'
const LOCALES = 'packages/schemas/locales'

export const codelists = () => {
  const languages = readdirSync(join(root, LOCALES))
    .filter((file) => file.endsWith('.csv'))
    .map((file) => file.slice(0, -'.csv'.length))
    .sort()
  const labels = new Map<string, string>()
  for (const language of languages)
    for (const { list, code, label } of rowsOf(`${LOCALES}/${language}.csv`))
      labels.set(`${language} ${list} ${code}`, label!)
  return readdirSync(join(root, FOLDER))
    .filter((file) => file.endsWith('.csv'))
    .sort()
    .map((file) => {
      const id = file.slice(0, -'.csv'.length)
      const spoken = languages.filter((language) =>
        [...labels.keys()].some((key) => key.startsWith(`${language} ${id} `)),
      )
      return {
        id,
        source: `${FOLDER}/${file}`,
        languages: spoken,
        codes: rowsOf(`${FOLDER}/${file}`).map((row) => ({
          code: row.code!,
          label: row.label ?? '',
          definition: row.definition ?? '',
          match: row.match ?? '',
          deprecated: row.deprecated ?? '',
          replacedBy: row.replacedBy ?? '',
          labels: spoken.map((language) => ({
            language,
            label: labels.get(`${language} ${id} ${row.code}`) ?? '',
          })),
        })),
      }
    })
}
