import { validate } from '@microcred/validators'

const report = validate(`{
  "title": { "en": "Low-emission wood finishing" },
  "dateOfIssuing": "2026-02-30",
  "level": { "eqf": "5" },
  "participationForm": [{ "type": "bleneded" }]
}`)

for (const { line, column, message } of report.findings.slice(0, 4)) console.log(line, column, message)
console.log(report.verdict)
