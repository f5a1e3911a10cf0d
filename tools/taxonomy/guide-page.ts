import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../root.ts'

/** Puts measured figures into a guide: between the marks of this name, which say the command that wrote them. */
export function putIntoGuide(
  name: string,
  command: string,
  lines: readonly string[],
  guide = 'taxonomy',
): void {
  const page = join(root, `docs/guide/${guide}.md`)
  const text = readFileSync(page, 'utf8')
  const before = `<!-- ${name}: written by \`${command}\` -->`
  const from = text.indexOf(before)
  const to = text.indexOf(`<!-- /${name} -->`)
  if (from === -1 || to < from) throw new Error(`docs/guide/${guide}.md has no place for "${name}".`)
  writeFileSync(page, `${text.slice(0, from + before.length)}\n\n${lines.join('\n')}\n\n${text.slice(to)}`)
}
