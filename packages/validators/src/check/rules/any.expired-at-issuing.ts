import { issued as issuedOn } from './issued.js'
import { qualityStatements } from './quality-statements.js'
import { annex, type Rule } from './rule.js'

export const explanation =
  'Quality assurance and accreditation underpin a micro-credential when it is issued. One that had expired by then assures nothing; often it was renewed and only the old one is named.'

export const rule: Rule = {
  severity: 'warning',
  part: 'quality',
  sentence: 'It held until {until, date}, and the credential was issued after that, on {issued, date}.',
  hint: 'Name the statement that held when the credential was issued.',
  source: annex(11),
  within: [],
  check(subject, report) {
    const issued = issuedOn(subject)?.slice(0, 10)
    if (!issued) return
    for (const { subject: element, pointer, statement } of qualityStatements(subject)) {
      const { date, validUntil: until } = statement
      if (until && until < issued && !(date && until < date))
        report({ subject: element, pointer: `${pointer}/validUntil`, params: { until, issued } })
    }
  },
}
