import type { Volume } from '@microcred/core'
import { annex, type Rule } from './rule.js'
import { told } from './workload-hours.js'

/** What a volume is measured in, or `undefined` for credits of nobody knows which framework. */
const measure = ({ unit, framework }: Volume): string | undefined =>
  unit !== 'credit' ? unit : framework && (framework.id ?? JSON.stringify(framework.name))

export const explanation =
  'Each volume states the whole workload in another unit. Two values in one unit leave the reader to guess which holds, or whether they are to be added.'

export const rule: Rule = {
  severity: 'error',
  part: 'quality',
  sentence: 'The workload is {value} here and {other} above, both in the unit `{unit}`.',
  hint: 'Keep the one that is right; volumes state the whole, not its parts.',
  source: annex(7),
  check({ record: { notionalWorkload: workload } }, report) {
    const volumes = workload?.volumes
    if (!volumes || volumes.length < 2) return
    const seen = new Map<string, number | string>()
    for (const [at, volume] of volumes.entries()) {
      const { unit } = volume
      const value = told(volume)
      const measured = measure(volume)
      if (measured === undefined) continue
      const other = seen.get(measured)
      if (other === undefined) seen.set(measured, value)
      else if (other !== value)
        report({ pointer: `/notionalWorkload/volumes/${at}/value`, params: { value, other, unit } })
    }
  },
}
