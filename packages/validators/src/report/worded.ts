/** A violation in words, as everybody reads it. */
import { type Catalogue, saidWith, titleWith } from '@microcred/core/messages'
import { docsOf } from './catalogue.js'
import type { Entry, Finding, FindingCode, Violation } from './finding.js'

/** A violation in the words of its entry; `english` has the words of what its parameters name. */
export function worded(
  violation: Violation,
  entry: Entry,
  english: Catalogue,
  position?: { readonly line: number; readonly column: number },
): Finding {
  const { fix } = violation
  const params = { ...namedIn(entry, violation.code), ...violation.params }
  return {
    code: violation.code as FindingCode,
    severity: violation.severity ?? entry.severity,
    part: violation.part ?? entry.part,
    pointer: violation.pointer,
    ...position,
    params,
    message: saidWith(entry, params, english, english),
    ...(fix && { fix: { title: titleWith(fix, english, english), ...fix } }),
    source: violation.source ?? entry.source,
    docs: docsOf(violation.code),
  }
}

/** The subject of a code, where its sentence names it. */
function namedIn({ sentence }: Entry, code: string): { element?: string } | undefined {
  if (typeof sentence === 'string')
    return sentence.includes('{element}') ? { element: code.slice(0, code.indexOf('.')) } : undefined
  let names = naming.get(sentence)
  if (names === undefined) {
    names = JSON.stringify(sentence).includes('{element}')
    naming.set(sentence, names)
  }
  return names ? { element: code.slice(0, code.indexOf('.')) } : undefined
}

const naming = new WeakMap<object, boolean>()
