/** A report on needs by sector, in Markdown and as a page. */
import '../command-words.js'
import { type Need, type Ranking, whyOf } from '@microcred/needs'
import { escaped } from '../markup.js'
import { visible } from '../visible.js'
import { type Spoken, spokenIn, textOf, type Words } from '../words.js'
import { page } from './page.js'

/** Needs of one sector in the order of their rank, each in words. */
export interface SectorOfNeeds {
  readonly sector: string
  readonly needs: readonly {
    readonly id: string
    readonly title: string
    readonly kind: Need['kind']
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
export function reportOf(
  needs: readonly Need[],
  { needs: ranked, policy }: Ranking,
  spoken = spokenIn(),
): NeedsReport {
  const byId = new Map(needs.map((need) => [need.id, need]))
  const sectorIn = sectorOf(spoken)
  const sectors = [...new Set(needs.map(sectorIn))].sort()
  return {
    policy: { id: policy.id, version: policy.version },
    sectors: sectors.map((sector) => ({
      sector,
      needs: ranked.flatMap(({ id, score, reasons }) => {
        const need = byId.get(id)
        if (!need || sectorIn(need) !== sector) return []
        const title = textOf(need.title, spoken) || id
        return [
          {
            id,
            title,
            kind: need.kind,
            ...(score !== undefined && { score }),
            why: reasons.map((each) => whyOf(each, spoken.language)).join(' '),
          },
        ]
      }),
    })),
  }
}

/** The report in Markdown. */
export function needsReport(needs: readonly Need[], ranking: Ranking, spoken: Spoken = spokenIn()): string {
  const { sectors, policy } = reportOf(needs, ranking, spoken)
  const { words } = spoken
  const lines = sectors.flatMap(({ sector, needs: rows }) => [
    '',
    `## ${cell(sector)}`,
    '',
    `| ${COLUMNS.map((key) => cell(words(key))).join(' | ')} |`,
    '|---|---|--:|---|',
    ...rows.map(
      ({ title, kind, score, why }) =>
        `| ${cell(title)} | ${words(`need-kind/${kind}`)} | ${scored(score, words)} | ${cell(why)} |`,
    ),
  ])
  return `# ${words('needs/title')}\n${lines.join('\n')}\n\n${words('needs/ordered', { policy: cell(`${policy.id} ${policy.version}`) })}\n`
}

/** The report as one page without script or anything from elsewhere. */
export function needsPage(needs: readonly Need[], ranking: Ranking, spoken: Spoken = spokenIn()): string {
  const { sectors, policy } = reportOf(needs, ranking, spoken)
  const { words } = spoken
  const body = sectors.map(
    ({ sector, needs: rows }) => `<section>
<table>
<caption>${escaped(sector)}</caption>
<thead><tr>${COLUMNS.map((key) => `<th scope="col">${escaped(words(key))}</th>`).join('')}</tr></thead>
<tbody>
${rows.map(({ title, kind, score, why }) => `<tr><th scope="row">${escaped(title)}</th><td>${escaped(words(`need-kind/${kind}`))}</td><td>${escaped(scored(score, words))}</td><td>${escaped(why)}</td></tr>`).join('\n')}
</tbody>
</table>
</section>
`,
  )
  const by = `<p>${escaped(words('needs/ordered', { policy: `${policy.id} ${policy.version}` }))}</p>\n`
  return page(words('needs/title'), body.join('') + by, spoken.language?.language)
}

const COLUMNS = ['needs/need', 'needs/kind', 'needs/score', 'needs/why'] as const

const scored = (score: number | undefined, words: Words): string =>
  score === undefined ? words('needs/not-to-be-told') : score.toFixed(3)

const sectorOf =
  ({ words }: Spoken) =>
  ({ context }: Need): string =>
    context?.sector ?? words('needs/no-sector')

const cell = (text: string): string =>
  visible(text).replaceAll('|', '\\|').replaceAll('<', '&lt;').replace(/\s+/g, ' ')
