import { isLongAgo } from './issued.js'
import { annex, type Rule } from './rule.js'

export const explanation =
  'Systems put a day of their own, such as 1970-01-01 or 0001-01-01, where none was entered. The first standards for digital credentials date from after 2000.'

export const rule: Rule = {
  severity: 'warning',
  part: 'quality',
  sentence: 'It was issued on {date, date}, long before there were digital credentials.',
  hint: 'Write the day on which this credential was issued.',
  source: annex(5),
  check({ record: { dateOfIssuing: date } }, report) {
    if (date && isLongAgo(date)) report({ pointer: '/dateOfIssuing', params: { date } })
  },
}
