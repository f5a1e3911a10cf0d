import { unwrapCompact } from '../../open/unwrap.js'
import type { Violation } from '../../report/finding.js'
import { profileEntryOf } from '../../report/profile-words.js'
import type { ConformanceRule } from '../examine.js'
import { items } from '../values.js'

const severityOf = ({ severity, code }: Violation): string | undefined =>
  severity ?? profileEntryOf(code)?.severity

/** An endorsement in a compact JWT is judged like one that stands there openly; its first fault is told. */
export const endorsementJwt = (
  judge: (endorsement: unknown, at: string) => readonly Violation[],
): ConformanceRule =>
  function* ({ nodes, at }) {
    for (const node of nodes) {
      const { class: of, value } = node
      if (value.endorsementJwt === undefined || !of.properties.has('endorsementJwt')) continue
      for (const item of items(value.endorsementJwt, `${node.pointer}/endorsementJwt`)) {
        if (typeof item.value !== 'string' || item.value.split('.').length !== 3) continue
        const { json, violation } = unwrapCompact(item.value, undefined)
        const inside = violation
          ? [violation]
          : judge(json, at).filter((each) => severityOf(each) === 'error')
        const first = inside[0]
        if (first)
          yield {
            fault: 'unsound-endorsement',
            pointer: item.pointer,
            params: { reason: first.code },
            source: of.source,
          }
      }
    }
  }
