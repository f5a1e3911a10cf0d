/** Answers of a cohort: a line or a row a learner, and where the cohort fails. */

import '../command-words.js'
import { jsonOf } from '@microcred/common/steering'
import { type CohortSummary, type LearnerResult, shortOf } from '@microcred/stacking'
import { csvRow as csvOf } from '../../tables/write.js'
import { visible } from '../visible.js'
import { englishWords, type Words } from '../words.js'

/** The answer for one learner, and what was not taken of them where trust is a condition. */
export interface Answer extends LearnerResult {
  readonly trust?: {
    /** How many credentials are not trusted. */
    readonly refused: number
    /** How many credentials are not known to be trusted. */
    readonly doubtful: number
    /** The verdict if these were taken too, where it is another one. */
    readonly otherwise?: LearnerResult['verdict']
  }
}

/** The names of the columns. */
export const csvHeader = (trust: boolean): string =>
  csvOf([
    ...['id', 'verdict', 'counted', 'missing', 'open', 'findings'],
    ...(trust ? ['refused', 'doubtful', 'otherwise'] : []),
  ])

/** The answer for one learner as a row of CSV. */
export function csvRow(result: Answer): string {
  const { missing, open } = shortOf(result)
  const codes = new Set(result.findings.map(({ code }) => code))
  const counted = new Set(result.counted.map(({ held }) => held)).size
  const cells = [
    result.id,
    result.verdict,
    `${counted}`,
    ...[missing, open, codes].map((all) => [...all].join(' ')),
    ...(result.trust
      ? [`${result.trust.refused}`, `${result.trust.doubtful}`, result.trust.otherwise ?? '']
      : []),
  ]
  return csvOf(cells)
}

/** The answer for one learner as a line of JSON, name and verdict first. */
export const jsonLine = ({ id, verdict, ...rest }: Answer): string => `${jsonOf({ id, verdict, ...rest })}\n`

/** The answer for one learner as a line for a person. */
export function prettyLine(result: Answer, words: Words = englishWords): string {
  const { missing, open } = shortOf(result)
  const why = [...missing, ...[...open].map((id) => `${id}?`)].join(', ')
  const { otherwise } = result.trust ?? {}
  const within = otherwise && words('cohort/otherwise', { verdict: words(`cohort/verdict-${otherwise}`) })
  const parts = [result.id, words(`cohort/verdict-${result.verdict}`), why, within]
  return `${visible(parts.filter((part) => part).join('  '))}\n`
}

/** How many learners have which verdict, and the requirements that stop most of them. */
export function summaryText(
  { learners, verdicts, requirements }: CohortSummary,
  words: Words = englishWords,
): string {
  const parts = Object.entries(verdicts).map(
    ([verdict, count]) => `${count} ${words(`cohort/verdict-${verdict as LearnerResult['verdict']}`)}`,
  )
  return [
    `${words('cohort/learners', { count: learners })}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}`,
    ...requirements
      .slice(0, 10)
      .map(({ id, missing, open }) =>
        visible(
          `  ${words(open > 0 ? 'cohort/missing-open' : 'cohort/missing', { requirement: id, missing, open })}`,
        ),
      ),
  ].join('\n')
}
