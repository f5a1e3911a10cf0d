import { hoursPerEcts } from '@microcred/core/volume'
import { annex, type Rule } from './rule.js'

export const explanation =
  'One ECTS credit is 25 to 30 hours of learning (ECTS Users’ Guide); many countries fix a number in law. Where the record states its own convention, that is used; else the law of the issuer’s country; else the range.'

export const rule: Rule = {
  severity: 'warning',
  part: 'quality',
  sentence: '{ects} ECTS stand for {range} hours {basis}, and {hours} hours are stated.',
  hint: 'Correct one of the two, or state the convention as `hoursPerCredit`.',
  source: annex(7),
  check({ record: { notionalWorkload: workload, issuerCountry } }, report) {
    if (!workload) return
    const ects = workload.volumes.find((volume) => volume.unit === 'ects')?.value
    const at = workload.volumes.findIndex((volume) => volume.unit === 'hour')
    if (ects === undefined || at < 0) return
    const hours = workload.volumes[at]!.value
    const country = issuerCountry?.length === 1 ? issuerCountry[0]!.country : undefined
    const law = country === undefined ? undefined : hoursPerEcts[country]
    const stated = workload.hoursPerCredit
    const [low, high] = stated === undefined ? (law ?? [25, 30]) : [stated, stated]
    const basis = stated === undefined ? (law ? `in ${country}` : 'in Europe') : `at ${stated} hours a credit`
    const [least, most] = [ects * low, ects * high]
    // Credits are often rounded to halves, hours to whole ones.
    const slack = Math.max(1, 0.25 * high)
    if (hours < least - slack || hours > most + slack)
      report({
        pointer: `/notionalWorkload/volumes/${at}/value`,
        params: { ects, least, most, range: least === most ? `${least}` : `${least}–${most}`, hours, basis },
      })
  },
}
