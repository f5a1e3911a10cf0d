import { instant } from '../time.js'
import { annex, type Rule } from './rule.js'

const DAY = 86_400_000

export const explanation =
  'The date of issuing says when the credential was issued. A day is tolerated, because clocks and time zones differ. The day against which it is judged can be given (`--at`).'

export const rule: Rule = {
  severity: 'error',
  part: 'quality',
  sentence: 'It was issued on {date, date}, which is yet to come.',
  source: annex(5),
  check({ record: { dateOfIssuing: date }, at }, report) {
    // Most were issued on an earlier day, wherever that was.
    if (!date || date.slice(0, 10) < at.slice(0, 10)) return
    if (instant(date, 'start') > instant(at, 'end') + DAY)
      report({ pointer: '/dateOfIssuing', params: { date } })
  },
}
