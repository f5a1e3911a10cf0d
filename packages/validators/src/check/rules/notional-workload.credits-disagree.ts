import { amountOf, hoursPerEcts } from '@microcred/core/volume'
import { annex, type Rule } from './rule.js'
import { told } from './workload-hours.js'

export const explanation =
  'One ECTS credit is 25 to 30 hours of learning (ECTS Users’ Guide); many countries fix a number in law. Where the record states its own convention, that is used; else the law of the issuer’s country; else the range.'

export const rule: Rule = {
  severity: 'warning',
  part: 'quality',
  sentence:
    '{ects} ECTS stand for {most, select, undefined {{least}} other {{least}–{most}}} hours {basis}, and {hours} hours are stated.',
  hint: 'Correct one of the two, or state the convention as `hoursPerCredit`.',
  source: annex(7),
  check({ record: { notionalWorkload: workload, issuerCountry } }, report) {
    if (!workload?.volumes) return
    const credits = workload.volumes.find((volume) => volume.unit === 'ects')
    const at = workload.volumes.findIndex((volume) => volume.unit === 'hour')
    const ects = credits && amountOf(credits)
    const hours = at < 0 ? undefined : amountOf(workload.volumes[at]!)
    if (!credits || !ects || !hours) return
    const country = issuerCountry?.length === 1 ? issuerCountry[0]!.country : undefined
    const law = country === undefined ? undefined : hoursPerEcts[country]
    const stated = workload.hoursPerCredit
    const [low, high] = stated === undefined ? (law ?? [25, 30]) : [stated, stated]
    const basis =
      stated === undefined
        ? law
          ? { basis: 'country', country }
          : { basis: 'europe' }
        : { basis: 'stated', hours: stated }
    const [least, most] = [ects.least * low, ects.most * high]
    // Credits are often rounded to halves, hours to whole ones.
    const slack = Math.max(1, 0.25 * high)
    if (hours.most < least - slack || hours.least > most + slack)
      report({
        pointer: `/notionalWorkload/volumes/${at}/value`,
        params: {
          ects: told(credits),
          least,
          ...(most !== least && { most }),
          hours: told(workload.volumes[at]!),
          basis,
        },
      })
  },
}
