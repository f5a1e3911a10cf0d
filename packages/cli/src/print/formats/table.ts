/** The sixteen rows: which EU elements a credential has. */
import { elements } from '@microcred/core'
import type { ElementRow, Report } from '@microcred/validators'
import type { Paint } from '../paint.js'
import { visible } from '../visible.js'

const titles = new Map(elements.map(({ id, title }) => [id, title]))
const WIDEST = Math.max(...elements.map(({ title }) => title.length))

/** The table with the verdict above it. */
export function table({ elements: rows, verdict }: Report, paint: Paint): string {
  const mandatory = rows.filter((row) => row.required)
  const sound = mandatory.filter((row) => row.status === 'present')
  const head = `Annex I ${verdict.annexI}: ${sound.length} of ${mandatory.length} mandatory elements`
  return [`  ${paint.bold(head)}`, ...rows.map((row) => `  ${line(row, paint)}`)].join('\n')
}

function line({ id, annex, required, status, pointers }: ElementRow, paint: Paint): string {
  const [glyph, colour] =
    status === 'present'
      ? ['✓', paint.green]
      : status === 'missing' && !required
        ? ['–', paint.dim]
        : ['✗', paint.red]
  const title = (titles.get(id) ?? id).padEnd(WIDEST)
  const [first, ...others] = pointers
  const where = first === undefined ? '' : `${visible(first)}${others.length > 0 ? ` +${others.length}` : ''}`
  const what = status === 'present' ? where : [status, where].filter(Boolean).join(' ')
  return `${colour(glyph)} ${String(annex).padStart(2)} ${title}  ${required ? 'mandatory' : 'optional '}  ${status === 'present' ? paint.dim(what) : colour(what)}`
}
