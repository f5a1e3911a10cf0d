import { amountOf } from '@microcred/core/volume'
import { offered } from './offered.js'
import { annex, type Rule } from './rule.js'

export const explanation =
  'Where every part states its volume in a unit in which the whole is stated, the required parts together are no more than the whole, and with all electives no less. Otherwise one of the numbers is wrong or a part is missing.'

export const rule: Rule = {
  severity: 'error',
  part: 'quality',
  absence: ['/parts', '/notionalWorkload'],
  sentence: 'The parts sum to {parts} {unit}, and the whole is {whole}.',
  hint: 'Correct a volume, add the part that is missing, or say which parts are `elective`.',
  source: annex(7),
  check(subject, report) {
    const { parts, notionalWorkload: workload } = offered(subject)
    if (!parts) return
    for (const whole of workload?.volumes ?? []) {
      const amount = amountOf(whole)
      const stated = parts.map((part) => {
        const volume = part.volumes?.find(
          ({ unit, framework }) => unit === whole.unit && framework?.id === whole.framework?.id,
        )
        const own = volume && amountOf(volume)
        return own && { ...own, elective: part.choice === 'elective' }
      })
      if (!amount || stated.some((each) => each === undefined)) continue
      const sum = (of: typeof stated, end: 'least' | 'most') =>
        of.reduce((total, each) => total + each![end], 0)
      const least = sum(
        stated.filter((each) => !each!.elective),
        'least',
      )
      const most = sum(stated, 'most')
      if (least > amount.most + 1e-9 || most < amount.least - 1e-9) {
        report({
          pointer: '/parts',
          params: {
            parts: range(least, most),
            unit: whole.unit,
            whole: range(amount.least, amount.most),
          },
        })
        return
      }
    }
  },
}

const range = (least: number, most: number): string | number => (least === most ? least : `${least}–${most}`)
