import { annex, type Rule } from './rule.js'

export const explanation =
  'A quality statement may say for which levels it holds. When no statement holds for the level of the credential, its quality is not assured by what is named.'

export const rule: Rule = {
  severity: 'warning',
  part: 'quality',
  absence: ['/qualityAssurance'],
  sentence: 'The quality assurance covers EQF level {scope}, and the credential is at level {level}.',
  hint: 'Correct the scope or the level, or name the quality assurance that covers it.',
  source: annex(11),
  check({ record: { qualityAssurance: statements, level } }, report) {
    if (level?.eqf === undefined || !statements?.length) return
    if (!statements.every(({ scope }) => scope?.eqf && !scope.eqf.includes(level.eqf!))) return
    const scope = [...new Set(statements.flatMap((statement) => statement.scope!.eqf!))].sort()
    report({ pointer: '/qualityAssurance/0/scope/eqf', params: { scope, level: level.eqf } })
  },
}
