import { qualityStatements } from './quality-statements.js'
import { annex, type Rule } from './rule.js'

export const explanation =
  'An accreditation or evaluation whose `validUntil` lies before its `date` has held at no time.'

export const rule: Rule = {
  severity: 'error',
  part: 'quality',
  sentence: 'It ends before it begins: {until, date} comes before {date, date}.',
  hint: 'Exchange or correct the two dates.',
  source: annex(11),
  within: ['awarding-body', 'quality-assurance'],
  check(subject, report) {
    for (const { subject: element, pointer, statement } of qualityStatements(subject)) {
      const { date, validUntil: until } = statement
      if (date && until && until < date)
        report({ subject: element, pointer: `${pointer}/validUntil`, params: { date, until } })
    }
  },
}
