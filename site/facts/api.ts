/** The pages of the programming interface, as TypeDoc writes them into `.api`. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

const FOLDER = join(import.meta.dirname, '../.api')

const pageOf = (path: string): string =>
  `/api/${path
    .replace(/\.md$/, '')
    .replace('@microcred/', '')
    .replace(/(^|\/)(README|index)$/, '$1')}/`.replaceAll(/\/+/g, '/')

/** Links between the files become links between the pages. */
const linked = (text: string, folder: string): string =>
  text.replaceAll(/\]\((?!https?:|#)([^)\s#]+\.md)(#[^)\s]*)?\)/g, (_, path: string, anchor = '') => {
    return `](${pageOf(normalize(join(folder, path)))}${anchor})`
  })

export const api = () =>
  existsSync(FOLDER)
    ? readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.md') && statSync(join(FOLDER, file)).isFile())
        .sort()
        .map((file) => {
          const text = readFileSync(join(FOLDER, file), 'utf8')
          return {
            url: pageOf(file),
            title: /^# (.*)$/m.exec(text)?.[1]?.replaceAll('\\', '') ?? file,
            text: linked(text, dirname(file)),
          }
        })
    : []
