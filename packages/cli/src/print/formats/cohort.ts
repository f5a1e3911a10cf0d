/** Answers of a cohort: a line or a row a learner, and where the cohort fails. */

import { jsonOf } from '@microcred/common/steering'
import { type CohortSummary, type LearnerResult, shortOf } from '@microcred/stacking'
import { csvRow as csvOf } from '../../tables/write.js'
import { visible } from '../visible.js'
import { englishWords, type Words } from '../words.js'

/** The names of the columns. */
export const CSV_HEADER = 'id,verdict,counted,missing,open,findings\r\n'

/** The answer for one learner as a row of CSV. */
export function csvRow(result: LearnerResult): string {
  const { missing, open } = shortOf(result)
  const codes = new Set(result.findings.map(({ code }) => code))
  const counted = new Set(result.counted.map(({ held }) => held)).size
  const cells = [
    result.id,
    result.verdict,
    `${counted}`,
    ...[missing, open, codes].map((all) => [...all].join(' ')),
  ]
  return csvOf(cells)
}

/** The answer for one learner as a line of JSON, name and verdict first. */
export const jsonLine = ({ id, verdict, ...rest }: LearnerResult): string =>
  `${jsonOf({ id, verdict, ...rest })}\n`

/** The answer for one learner as a line for a person. */
export function prettyLine(result: LearnerResult, words: Words = englishWords): string {
  const { missing, open } = shortOf(result)
  const why = [...missing, ...[...open].map((id) => `${id}?`)].join(', ')
  return `${visible(`${result.id}  ${words(`cohort/verdict-${result.verdict}`)}${why === '' ? '' : `  ${why}`}`)}\n`
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
