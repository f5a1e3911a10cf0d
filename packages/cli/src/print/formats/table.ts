/** The sixteen rows: which EU elements a credential has. */
import { elements } from '@microcred/core'
import type { ElementRow, Report } from '@microcred/validators'
import type { Paint } from '../paint.js'
import { visible } from '../visible.js'
import { englishWords, type Words } from '../words.js'

const titles = new Map(elements.map(({ id, title }) => [id, title]))

/** The table with the verdict above it. */
export function table(
  { elements: rows, verdict }: Report,
  paint: Paint,
  words: Words = englishWords,
): string {
  const mandatory = rows.filter((row) => row.required)
  const sound = mandatory.filter((row) => row.status === 'present')
  const counted = words('report/mandatory-elements', { count: sound.length, all: mandatory.length })
  const head = `${words(`annex/${verdict.annexI}`)}: ${counted}`
  const names = rows.map(({ id }) => words(`element/${id}`, { name: titles.get(id) ?? id }))
  const widest = Math.max(...names.map((name) => name.length))
  const lines = rows.map((row, at) => `  ${line(row, names[at]!.padEnd(widest), paint, words)}`)
  return [`  ${paint.bold(head)}`, ...lines].join('\n')
}

function line(
  { annex, required, status, pointers }: ElementRow,
  title: string,
  paint: Paint,
  words: Words,
): string {
  const [glyph, colour] =
    status === 'present'
      ? ['✓', paint.green]
      : status === 'missing' && !required
        ? ['–', paint.dim]
        : ['✗', paint.red]
  const kinds = [words('required/mandatory'), words('required/optional')]
  const kind = kinds[required ? 0 : 1]!.padEnd(Math.max(...kinds.map((each) => each.length)))
  const [first, ...others] = pointers
  const where = first === undefined ? '' : `${visible(first)}${others.length > 0 ? ` +${others.length}` : ''}`
  const what = status === 'present' ? where : [words(`row/${status}`), where].filter(Boolean).join(' ')
  return `${colour(glyph)} ${String(annex).padStart(2)} ${title}  ${kind}  ${status === 'present' ? paint.dim(what) : colour(what)}`
}
