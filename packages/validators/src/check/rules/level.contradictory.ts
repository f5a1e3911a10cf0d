import { annex, type Rule } from './rule.js'

export const explanation =
  'Annex I asks for the level if applicable. `notApplicable` gives the reason why there is none; beside a level it contradicts it.'

export const rule: Rule = {
  severity: 'error',
  part: 'quality',
  sentence: 'A level is said not to apply, and a level is stated.',
  hint: 'Take `notApplicable` or the level out.',
  source: annex(8),
  check({ record: { level } }, report) {
    if (level?.notApplicable && (level.eqf !== undefined || level.qfEhea !== undefined || level.national))
      report({ pointer: '/level/notApplicable' })
  },
}
