/**
 * Puts the programs of the examples, and what they and the calls of the command print, into the guides that name them.
 * `npm run guide` writes; the test beside it says where a guide is behind.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.ts'

const folder = join(root, 'docs/guide')

export const guides: readonly string[] = readdirSync(folder).filter((file) => file.endsWith('.md'))

export const textOf = (guide: string): string => readFileSync(join(folder, guide), 'utf8')

/** Runs something of the project as a reader would, without colours. */
export const printed = (...args: readonly string[]): string =>
  spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } })
    .stdout

const PROGRAM = /(<!-- program (\S+) -->\n)(?:.*?)(<!-- \/program -->)/gs

/** A guide with each program it names as it is now, and below it what it prints. */
export const withPrograms = (text: string): string =>
  text.replace(PROGRAM, (_, begin: string, path: string, end: string) => {
    const source = readFileSync(join(root, path), 'utf8')
    const output = printed(path)
    return `${begin}\n\`\`\`js\n${source}\`\`\`\n${output && `\n\`\`\`text\n${output}\`\`\`\n`}\n${end}`
  })

const CALL = /(```console\n\$ microcred ([^\n]*)\n)(?:.*?)(```)/gs

/** A guide with what each call of the command prints now. */
const withCalls = (text: string): string =>
  text.replace(CALL, (_, begin: string, run: string, end: string) => {
    const output = printed(join(root, 'packages/cli/bin/microcred.js'), ...run.split(' '))
    return `${begin}${output}${end}`
  })

if (process.argv[1] === import.meta.filename)
  for (const guide of guides) writeFileSync(join(folder, guide), withCalls(withPrograms(textOf(guide))))
