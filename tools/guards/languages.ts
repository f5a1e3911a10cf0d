/** Tables of languages: each is named for a language there is. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Model } from '../model/model.ts'
import { root } from '../root.ts'

const FOLDERS = ['packages/schemas/locales', 'packages/schemas/messages']

/** Tables whose name is no language. */
export function* languages({ codelists }: Model, base = root): Iterable<string> {
  const known = codelists.get('language') ?? []
  for (const folder of FOLDERS.filter((each) => existsSync(join(base, each))))
    for (const file of readdirSync(join(base, folder)).sort()) {
      const tag = file.replace(/\.csv$/, '')
      if (file.endsWith('.csv') && known.some(({ code }) => code === tag)) continue
      const meant = known.find(({ label }) => label.toLowerCase() === tag.toLowerCase())
      yield `${folder}/${file} is named for no language; name it by a code of packages/schemas/codelists/language.csv${meant ? `, here ${meant.code}.csv` : ', such as bg.csv'}.`
    }
}
