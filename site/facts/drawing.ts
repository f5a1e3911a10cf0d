/** A stacking rule as a drawn tree: a box for each requirement, tied to the one it belongs to. */
import type { sentencesOf } from '@microcred/stacking'

type Line = ReturnType<typeof sentencesOf>[number]

interface Node {
  readonly id?: string
  readonly op?: string
  readonly title?: Record<string, string>
}

const ROW = 40
const BOX = 30
const INDENT = 28
const WIDTH = 760
/** Of a letter of 14 pixels, on the safe side for the fonts of most systems. */
const LETTER = 7.6

const BOLD = 9.2

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

const cut = (text: string, width: number): string => {
  const most = Math.floor(width / LETTER)
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`
}

/** Every requirement and constraint of a rule by its id. */
function nodesOf(json: unknown, found = new Map<string, Node>()): Map<string, Node> {
  if (Array.isArray(json)) for (const each of json) nodesOf(each, found)
  else if (typeof json === 'object' && json !== null) {
    const node = json as Node
    if (typeof node.id === 'string' && typeof node.op === 'string' && !found.has(node.id))
      found.set(node.id, node)
    for (const each of Object.values(json)) nodesOf(each, found)
  }
  return found
}

export function drawingOf(rule: unknown, lines: readonly Line[], name: string): string {
  const nodes = nodesOf(rule)
  const parents: number[] = []
  const shapes = lines.map(({ depth, id, sentence }, row) => {
    parents[depth] = row
    const node = nodes.get(id)
    const x = depth * INDENT
    const y = row * ROW
    const middle = y + BOX / 2
    const above = depth === 0 ? undefined : parents[depth - 1]
    const tie =
      above === undefined ? '' : `<path d="M${x - INDENT / 2} ${above * ROW + BOX}V${middle}H${x}"/>`
    const op = node?.op ?? ''
    const start = x + 12 + (op ? op.length * BOLD + 12 : 0)
    const words = node?.title?.en ?? sentence.replaceAll('`', '')
    return `${tie}<rect x="${x}" y="${y}" width="${WIDTH - x}" height="${BOX}" rx="5"/>${
      op ? `<text class="op" x="${x + 10}" y="${middle + 5}">${escaped(op)}</text>` : ''
    }<text x="${start}" y="${middle + 5}">${escaped(cut(words, WIDTH - start - 10))}</text>`
  })
  const height = lines.length * ROW
  return `<svg class="drawn" viewBox="-1 -1 ${WIDTH + 2} ${height}" role="img" aria-label="${escaped(`${name}, drawn as a tree; the same is told in words below`)}">${shapes.join('')}</svg>`
}
