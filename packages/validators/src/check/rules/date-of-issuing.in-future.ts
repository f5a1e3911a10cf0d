import { isToCome } from './issued.js'
import { annex, type Rule } from './rule.js'

export const explanation =
  'The date of issuing says when the credential was issued. A day is tolerated, because clocks and time zones differ. The day against which it is judged can be given (`--at`).'

export const rule: Rule = {
  severity: 'error',
  part: 'quality',
  sentence: 'It was issued on {date, date}, which is yet to come.',
  source: annex(5),
  check({ record: { dateOfIssuing: date }, at }, report) {
    if (date && isToCome(date, at)) report({ pointer: '/dateOfIssuing', params: { date } })
  },
}
