/** Credits that were received, against those that what was achieved gives. */
import type { Violation } from '../../report/finding.js'
import type { Node, Value } from './nodes.js'

const numberOf = (point: Node | undefined): number => {
  const text = point?.properties.get('point')?.[0]?.literal?.value.trim().replace(',', '.')
  return text !== undefined && /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN
}

const frameworkOf = (point: Node | undefined): string | undefined =>
  point?.properties.get('framework')?.[0]?.node?.id

const NONE: readonly Value[] = []

const valuesOf = (node: Node | undefined, property: string): readonly Value[] =>
  node?.properties.get(property) ?? NONE

/** More credits received than the specification gives in the same framework. */
export function overpaid(node: Node): readonly Violation[] {
  const received = valuesOf(node, 'creditReceived')
  if (received.length === 0) return []
  const given = valuesOf(node, 'specifiedBy').flatMap((each) => valuesOf(each.node, 'creditPoint'))
  return received.flatMap(({ node: point, pointer }) => {
    const framework = frameworkOf(point)
    const [available] =
      framework === undefined ? [] : given.filter((each) => frameworkOf(each.node) === framework)
    const [earned, most] = [numberOf(point), numberOf(available?.node)]
    return earned > most
      ? [{ code: 'edc.more-earned-than-available', pointer, params: { earned, available: most } }]
      : []
  })
}
