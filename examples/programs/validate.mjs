import { validate } from '@microcred/validators'

const report = validate(`{
  "title": { "en": "Low-emission wood finishing" },
  "dateOfIssuing": "2026-02-30",
  "level": { "eqf": "5" },
  "participationForm": [{ "type": "bleneded" }]
}`)

for (const { line, column, code, message } of report.findings.slice(0, 4)) console.log(`${line}:${column} ${code}: ${message}`)
console.log(report.verdict, report.elements.filter(({ status }) => status === 'missing').length, 'elements missing')
