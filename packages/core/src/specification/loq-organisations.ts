/** What the official shapes ask of organisations in a graph of learning opportunities. */
import { labelOf } from '../names/labels.js'
import { codeOf } from '../names/matches.js'
import type { Json } from '../write/writing.js'

/** Names that hold within one graph, for nodes that others refer to and that have no name of their own. */
export class Names {
  #given = 0

  of(node: Json): unknown {
    node.id ??= `_:n${++this.#given}`
    return node.id
  }
}

/** Puts an organisation described here somewhere, where nobody says where it is. */
export function located(organisation: Json, home: Json | undefined): void {
  if (home && organisation.legalName !== undefined)
    organisation.location ??= { type: 'Location', address: { type: 'Address', countryCode: home } }
}

/** Finishes every organisation of a graph: identifiers with a country are legal ones, accreditations say of whom. */
export function finishOrganisations(node: unknown, names: Names): void {
  if (typeof node !== 'object' || node === null) return
  const { type, identifier, accreditation } = node as Json
  for (const each of [identifier].flat())
    if (each && (each as Json).spatial !== undefined) (each as Json).type = 'LegalIdentifier'
  if (type === 'Organisation' && accreditation !== undefined) finishAccreditations(node as Json, names)
  for (const child of Object.values(node)) finishOrganisations(child, names)
}

/** An accreditation has a kind, a title and who accredited; without the last it is none. */
function finishAccreditations(organisation: Json, names: Names): void {
  const kept = ([organisation.accreditation].flat() as Json[]).filter(
    ({ dcType, accreditingAgent }) =>
      dcType !== undefined && (accreditingAgent as Json | undefined)?.location !== undefined,
  )
  if (kept.length === 0) {
    delete organisation.accreditation
    return
  }
  for (const each of kept) {
    const { id } = each.dcType as { readonly id: string }
    const kind = codeOf('quality-assurance-type', id)
    each.title ??= { en: kind === undefined ? id : labelOf('quality-assurance-type', kind) }
    each.organisation = { id: names.of(organisation), type: 'Organisation' }
  }
  organisation.accreditation = kept.length > 1 ? kept : kept[0]
}
