/** A report on needs by sector, in Markdown. */
import { type Need, type Ranking, whyOf } from '@microcred/needs'
import { visible } from '../visible.js'

/** Needs by sector in the order of their rank. */
export function needsReport(needs: readonly Need[], { needs: ranked, policy }: Ranking): string {
  const byId = new Map(needs.map((need) => [need.id, need]))
  const sectors = [...new Set(needs.map(sectorOf))].sort()
  const lines = sectors.flatMap((sector) => [
    '',
    `## ${cell(sector)}`,
    '',
    '| need | kind | score | why |',
    '|---|---|--:|---|',
    ...ranked.flatMap(({ id, score, reasons }) => {
      const need = byId.get(id)
      if (!need || sectorOf(need) !== sector) return []
      const title = need.title.en ?? Object.values(need.title)[0] ?? id
      return [
        `| ${cell(title)} | ${need.kind} | ${score === undefined ? 'not to be told' : score.toFixed(3)} | ${cell(reasons.map(whyOf).join(' '))} |`,
      ]
    }),
  ])
  return `# Needs for skills\n${lines.join('\n')}\n\nOrdered by ${cell(policy.id)} ${cell(policy.version)}.\n`
}

const sectorOf = ({ context }: Need): string => context?.sector ?? 'no sector'

const cell = (text: string): string =>
  visible(text).replaceAll('|', '\\|').replaceAll('<', '&lt;').replace(/\s+/g, ' ')
