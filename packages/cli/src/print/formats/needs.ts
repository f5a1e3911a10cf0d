/** A report on needs by sector, in Markdown and as a page. */
import { type Need, type Ranking, whyOf } from '@microcred/needs'
import { escaped } from '../markup.js'
import { visible } from '../visible.js'
import { page } from './page.js'

/** Needs of one sector in the order of their rank, each in words. */
export interface SectorOfNeeds {
  readonly sector: string
  readonly needs: readonly {
    readonly id: string
    readonly title: string
    readonly kind: string
    /** Left out where nothing can be told. */
    readonly score?: number
    readonly why: string
  }[]
}

/** What a report on needs holds, whatever it is written as. */
export interface NeedsReport {
  readonly policy: { readonly id: string; readonly version: string }
  readonly sectors: readonly SectorOfNeeds[]
}

/** Needs by sector in the order of their rank. */
export function reportOf(needs: readonly Need[], { needs: ranked, policy }: Ranking): NeedsReport {
  const byId = new Map(needs.map((need) => [need.id, need]))
  const sectors = [...new Set(needs.map(sectorOf))].sort()
  return {
    policy: { id: policy.id, version: policy.version },
    sectors: sectors.map((sector) => ({
      sector,
      needs: ranked.flatMap(({ id, score, reasons }) => {
        const need = byId.get(id)
        if (!need || sectorOf(need) !== sector) return []
        const title = need.title.en ?? Object.values(need.title)[0] ?? id
        return [
          {
            id,
            title,
            kind: need.kind,
            ...(score !== undefined && { score }),
            why: reasons.map(whyOf).join(' '),
          },
        ]
      }),
    })),
  }
}

/** The report in Markdown. */
export function needsReport(needs: readonly Need[], ranking: Ranking): string {
  const { sectors, policy } = reportOf(needs, ranking)
  const lines = sectors.flatMap(({ sector, needs: rows }) => [
    '',
    `## ${cell(sector)}`,
    '',
    '| need | kind | score | why |',
    '|---|---|--:|---|',
    ...rows.map(
      ({ title, kind, score, why }) => `| ${cell(title)} | ${kind} | ${scored(score)} | ${cell(why)} |`,
    ),
  ])
  return `# Needs for skills\n${lines.join('\n')}\n\nOrdered by ${cell(policy.id)} ${cell(policy.version)}.\n`
}

/** The report as one page without script or anything from elsewhere. */
export function needsPage(needs: readonly Need[], ranking: Ranking): string {
  const { sectors, policy } = reportOf(needs, ranking)
  const body = sectors.map(
    ({ sector, needs: rows }) => `<section>
<table>
<caption>${escaped(sector)}</caption>
<thead><tr><th scope="col">Need</th><th scope="col">Kind</th><th scope="col">Score</th><th scope="col">Why</th></tr></thead>
<tbody>
${rows.map(({ title, kind, score, why }) => `<tr><th scope="row">${escaped(title)}</th><td>${escaped(kind)}</td><td>${scored(score)}</td><td>${escaped(why)}</td></tr>`).join('\n')}
</tbody>
</table>
</section>
`,
  )
  const by = `<p>Ordered by ${escaped(policy.id)} ${escaped(policy.version)}.</p>\n`
  return page('Needs for skills', body.join('') + by)
}

const scored = (score: number | undefined): string =>
  score === undefined ? 'not to be told' : score.toFixed(3)

const sectorOf = ({ context }: Need): string => context?.sector ?? 'no sector'

const cell = (text: string): string =>
  visible(text).replaceAll('|', '\\|').replaceAll('<', '&lt;').replace(/\s+/g, ' ')
