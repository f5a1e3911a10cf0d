import type { Volume } from '@microcred/core'
import { annex, type Rule } from './rule.js'

/** Volumes are comparable when unit and framework are the same. */
const measure = ({ unit, framework }: Volume): string =>
  unit === 'credit' || framework ? `${unit} ${framework?.id ?? JSON.stringify(framework?.name)}` : unit

export const rule: Rule = {
  severity: 'error',
  part: 'quality',
  sentence: 'The workload is {value} here and {other} above, in the same unit `{unit}`.',
  hint: 'Keep the one that is right; parts of a workload are not listed, only its whole.',
  explanation:
    'Each volume states the whole workload in another unit. Two values in one unit leave the reader to guess which holds, or whether they are to be added.',
  source: annex(7),
  *check({ record: { notionalWorkload: workload } }) {
    const volumes = workload?.volumes
    if (!volumes || volumes.length < 2) return
    const seen = new Map<string, number>()
    for (const [at, volume] of volumes.entries()) {
      const other = seen.get(measure(volume))
      if (other === undefined) seen.set(measure(volume), volume.value)
      else if (other !== volume.value)
        yield {
          pointer: `/notionalWorkload/volumes/${at}/value`,
          params: { value: volume.value, other, unit: volume.unit },
        }
    }
  },
}
