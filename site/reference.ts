/** Writes the reference of the programming interface as Markdown, by TypeDoc, from the sources of the packages. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Application } from 'typedoc'
import { root } from '../tools/root.ts'

/** The entries that a package documents, as its own typedoc.json lists them. */
const entriesOf = (folder: string): string[] =>
  (JSON.parse(readFileSync(join(folder, 'typedoc.json'), 'utf8')).entryPoints as string[]).map((entry) =>
    join(folder, entry),
  )

/** A union of more members than a person reads shows the first of them and says how many there are. */
const shortened = (markdown: string): string =>
  markdown.replace(/(?:^ {2}\| ".*"\n?){60,}/gm, (union) => {
    const members = union.trimEnd().split('\n')
    return `${members.slice(0, 20).join('\n')}\n  // and ${members.length - 20} more\n`
  })

export async function writeApi(out: string): Promise<void> {
  const { entryPoints } = JSON.parse(readFileSync(join(root, 'site/typedoc.json'), 'utf8')) as {
    entryPoints: string[]
  }
  const app = await Application.bootstrapWithPlugins({
    name: 'API',
    plugin: ['typedoc-plugin-markdown'],
    entryPoints: entryPoints.flatMap((entry) => entriesOf(join(root, entry))),
    tsconfig: join(root, 'site/tsconfig.json'),
    basePath: join(root, 'packages'),
    skipErrorChecking: true,
    excludeInternal: true,
    disableSources: true,
    readme: 'none',
    logLevel: 'Error',
    outputs: [],
    ...{ hidePageHeader: true, hideBreadcrumbs: true, outputFileStrategy: 'members', useCodeBlocks: true },
  })
  const project = await app.convert()
  if (!project) throw new Error('TypeDoc could not read the packages: run npm run generate at the root first')
  for (const entry of project.children ?? []) entry.name = `@microcred/${entry.name.replace('/src', '')}`
  await app.outputs.writeOutput({ name: 'markdown', path: out }, project)
  for (const name of readdirSync(out, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.md')) continue
    const path = join(out, name)
    const text = readFileSync(path, 'utf8')
    const short = shortened(text)
    if (short !== text) writeFileSync(path, short)
  }
}
