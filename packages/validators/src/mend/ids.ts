/** One id for things that differ. */
import { keysOf, valueAt } from '@microcred/common/pointer'
import { tablesOf } from '../conform/edc/tables.js'
import { isPersonal } from '../conform/personal.js'
import type { Repair } from '../report/finding.js'
import type { Placed } from '../report/report.js'

/** Whether an IRI is that of a concept which everybody shares, so that it cannot be another. */
const isShared = (iri: string): boolean =>
  [...tablesOf().vocabularies.values()].some(
    ({ concepts, scheme }) => iri.startsWith(concepts) || iri === scheme,
  )

/** What is shared is described as at the first place; what is somebody's own gets an id of its own. */
export function otherId({ pointer, params }: Placed, json: unknown): Repair | undefined {
  const { value: id, property, first } = params ?? {}
  if (typeof id !== 'string' || typeof property !== 'string' || typeof first !== 'string') return undefined
  const end = pointer.lastIndexOf(`/${property}`)
  if (end < 0 || isPersonal(pointer) || isPersonal(first)) return undefined
  const node = pointer.slice(0, end)
  if (valueAt(json, `${node}/id`) !== id) return undefined
  if (!isShared(id))
    return {
      kind: 'own-id',
      patch: [{ op: 'replace', path: `${node}/id`, value: unused(id, JSON.stringify(json)) }],
      safe: false,
    }
  const same = valueAt(json, (first === '/' ? '' : first) + pointer.slice(end))
  return typeof same === 'string' &&
    keysOf(pointer.slice(end)).length === 2 &&
    same !== valueAt(json, pointer)
    ? { kind: 'as-at-first', patch: [{ op: 'replace', path: pointer, value: same }], safe: false }
    : undefined
}

/** An id that stands nowhere in a text. */
function unused(id: string, text: string): string {
  for (let number = 2; ; number++) {
    const candidate = `${id}${id.includes('#') ? '-' : '#'}${number}`
    if (!text.includes(JSON.stringify(candidate))) return candidate
  }
}
