import { nearest } from '@microcred/common/nearest'
import { rename } from '../../report/rename.js'
import type { ConformanceRule } from '../examine.js'
import { nameAt } from '../personal.js'

/** Keys, types and ids the contexts give no meaning: official tools with linked data lose or refuse them. */
export const terms: ConformanceRule = function* ({ nodes, issues }) {
  if (issues.length === 0) return
  const byPointer = new Map(nodes.map((node) => [node.pointer, node.class]))
  for (const { kind, pointer, term, url } of issues) {
    const parent = pointer.slice(0, pointer.lastIndexOf('/'))
    const of = byPointer.get(parent)
    if (kind === 'dropped-term' && of && !of.properties.has(term!)) {
      const suggestion = nearest(term!, of.properties.keys())
      yield {
        fault: 'undefined-property',
        pointer,
        atKey: true,
        params: { property: term, ...(suggestion && { suggestion }) },
        ...(suggestion && { fix: rename(pointer, suggestion) }),
        source: of.source,
      }
    } else if (kind === 'unmapped-type' || kind === 'type-not-an-iri') {
      yield { fault: 'undefined-type', pointer, params: { type: nameAt(term, pointer) } }
    } else if (kind === 'protected-term' && !(term !== undefined && isCollision(nodes, pointer)))
      yield { fault: 'protected-term', pointer, params: { term } }
    else if (kind === 'too-many-contexts') yield { fault: 'too-many-contexts', pointer }
    else if (kind === 'invalid-context') yield { fault: 'malformed-context', pointer }
    else if (kind === 'unknown-context')
      yield { fault: 'unpinned-context', pointer, params: { context: url } }
  }
}

/** Whether the context of version 3.0.0 stands there, of which another rule speaks. */
const isCollision = (
  nodes: readonly { readonly value: Readonly<Record<string, unknown>>; readonly pointer: string }[],
  pointer: string,
): boolean =>
  nodes.some(({ value, pointer: at }) => {
    const contexts = value['@context']
    const place = pointer.startsWith(`${at}/@context/`) ? Number(pointer.slice(`${at}/@context/`.length)) : -1
    return (
      Array.isArray(contexts) && contexts[place] === 'https://purl.imsglobal.org/spec/ob/v3p0/context.json'
    )
  })
