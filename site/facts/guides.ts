/** The guides of `docs/guide`, with their links turned to pages of the site. */
import { readdirSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { root } from '../../tools/root.ts'
import { textOf } from './files.ts'

const FOLDER = 'docs/guide'

/** Where a file of the project stands on the site, or nothing if it has no page. */
function pageOf(path: string): string | undefined {
  const guide = /^docs\/guide\/([\w-]+)\.md$/.exec(path)?.[1]
  if (guide) return `/guides/${guide}/`
  if (path === 'docs/benchmarks.md') return '/guides/benchmarks/'
  const element = /^packages\/schemas\/elements\/([\w-]+)/.exec(path)?.[1]
  if (element) return `/elements/${element}/`
  const list = /^packages\/schemas\/codelists\/([\w-]+)\.csv$/.exec(path)?.[1]
  if (list) return `/codelists/${list}/`
  const name = /^packages\/([\w-]+)/.exec(path)?.[1]
  return name ? `/packages/#${name}` : undefined
}

/** Links to files of the project become links to pages, or the path alone. */
const linked = (text: string, folder: string): string =>
  text.replaceAll(/\[([^\]]+)\]\((?!https?:|#|mailto:)([^)\s]+)\)/g, (_, words: string, target: string) => {
    const [path, anchor] = target.split('#')
    const page = pageOf(normalize(join(folder, path!)))
    return page ? `[${words}](${page}${anchor && !page.includes('#') ? `#${anchor}` : ''})` : words
  })

const guide = (file: string, name: string) => {
  const text = textOf(file).replaceAll(/<!--[\s\S]*?-->\n*/g, '')
  const title = /^# (.*)$/m.exec(text)?.[1] ?? name
  return { name, title, source: file, text: linked(text, dirname(file)) }
}

export const guides = () => [
  ...readdirSync(join(root, FOLDER))
    .filter((file) => file.endsWith('.md'))
    .sort()
    .map((file) => guide(`${FOLDER}/${file}`, file.slice(0, -'.md'.length))),
  guide('docs/benchmarks.md', 'benchmarks'),
  guide('CONTRIBUTING.md', 'contributing'),
  guide('GOVERNANCE.md', 'governance'),
]
