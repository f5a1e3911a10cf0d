import { annex, type Rule } from './rule.js'

export const explanation =
  'Annex I asks for the level if applicable. How a level came about says nothing of which it is.'

export const rule: Rule = {
  severity: 'error',
  part: 'annexI',
  absence: true,
  sentence: 'The basis of a level is stated, and no level.',
  hint: 'Add the level, or say why there is none in `notApplicable`.',
  source: annex(8),
  check({ record: { level } }, report) {
    if (level && Object.keys(level).every((key) => key === 'basis')) report({ pointer: '/level' })
  },
}
