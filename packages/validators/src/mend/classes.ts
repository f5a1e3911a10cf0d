/** Classes that are not named, or not as the place asks. */
import { isObject } from '@microcred/common/json'
import { valueAt } from '@microcred/common/pointer'
import { tablesOf } from '../conform/edc/tables.js'
import type { PatchOperation, Repair } from '../report/finding.js'
import { isPersonal } from '../report/personal.js'
import type { Placed } from '../report/report.js'
import { isTextByLanguage } from '../report/text-by-language.js'

const say = (name: string, patch: PatchOperation): Repair => ({
  kind: 'say-class',
  params: { class: name },
  patch: [patch],
  safe: false,
})

/** The classes a finding says may stand there. */
function expectedIn({ params }: Placed): readonly string[] {
  const { expected } = params ?? {}
  const names = isObject(expected) ? expected.class : undefined
  return Array.isArray(names) ? names.filter((each): each is string => typeof each === 'string') : []
}

const textsOf = (value: unknown): readonly string[] =>
  [value].flat().filter((each): each is string => typeof each === 'string')

/** The one class that may stand there, instead of those that may not. */
export function classNamed(finding: Placed, json: unknown): Repair | undefined {
  const [only, ...more] = expectedIn(finding)
  const node = valueAt(json, finding.pointer)
  if (only === undefined || more.length > 0 || !isObject(node) || textsOf(node.type).length !== 1)
    return undefined
  return say(only, { op: 'replace', path: `${finding.pointer}/type`, value: only })
}

/** A class of another vocabulary stays, and the one of the model comes beside it; what is a JSON Schema does not become shapes. */
export function classBeside(finding: Placed, json: unknown): Repair | undefined {
  const [only, ...more] = expectedIn(finding)
  if (only === undefined || more.length > 0 || finding.params?.property === 'credentialSchema')
    return undefined
  const path = finding.pointer.replace(/\/\d+$/, '')
  const types = textsOf(valueAt(json, path))
  return types.length === 0 ? undefined : say(only, { op: 'replace', path, value: [only, ...types] })
}

/** Of several classes the one that has most of the properties that stand there. */
export function ownerNamed(finding: Placed, json: unknown): Repair | undefined {
  const node = valueAt(json, finding.pointer)
  if (!isObject(node) || node.type !== undefined) return undefined
  const counts = expectedIn(finding).map((name) => {
    const has = new Set((tablesOf().shapes.generic!.get(name) ?? []).map(({ property }) => property))
    return { name, count: Object.keys(node).filter((key) => has.has(key)).length }
  })
  const most = Math.max(0, ...counts.map(({ count }) => count))
  const best = counts.filter(({ count }) => count === most && count > 0)
  // What only its id tells of is a person where the subject stands, and an organisation where the issuer does.
  const usual = { issuer: 'Organisation', credentialSubject: 'Person' }[String(finding.params?.property)]
  const name =
    best.length === 1
      ? best[0]!.name
      : counts.find((each) => each.name === usual && (most === 0 || best.includes(each)))?.name
  return name === undefined
    ? undefined
    : say(name, { op: 'add', path: `${finding.pointer}/type`, value: name })
}

const isStatus = (value: unknown): boolean =>
  isObject(value) &&
  ['statusListIndex', 'statusListCredential', 'statusPurpose'].some((key) => Object.hasOwn(value, key))

/** A property that only a narrower class has tells that the object is of that class; a status goes where a status belongs. */
export function sayClass({ pointer, params }: Placed, json: unknown): Repair | undefined {
  const at = pointer.slice(0, pointer.lastIndexOf('/'))
  const node = valueAt(json, at)
  if (!isObject(node)) return undefined
  const value = valueAt(json, pointer)
  if (at === '' && params?.property === 'status' && [value].flat().every(isStatus))
    return node.credentialStatus === undefined
      ? {
          kind: 'rename',
          params: { to: 'credentialStatus' },
          patch: [{ op: 'move', from: pointer, path: '/credentialStatus' }],
          safe: false,
        }
      : undefined
  const { classes } = (params ?? {}) as { classes?: { class?: readonly string[] } }
  const types = textsOf(node.type)
  const narrower = (classes?.class ?? []).filter((name) =>
    types.includes(tablesOf().subclassOf.get(name) ?? ''),
  )
  const [only, ...more] = narrower
  return only === undefined || more.length > 0 || types.length !== 1
    ? undefined
    : say(only, { op: 'replace', path: `${at}/type`, value: only })
}

/** The class that is meant by a name in other letters. */
export function classSuggested({ pointer, params }: Placed, json: unknown): Repair | undefined {
  const { name, suggestion } = params ?? {}
  if (typeof suggestion !== 'string') return undefined
  const said = valueAt(json, pointer)
  const at = Array.isArray(said) ? said.indexOf(name) : -1
  const path = at < 0 ? pointer : `${pointer}/${at}`
  return valueAt(json, path) === name
    ? {
        kind: 'write',
        params: { to: suggestion },
        patch: [{ op: 'replace', path, value: suggestion }],
        safe: false,
      }
    : undefined
}

/** A text by its languages where an object of one class was meant: what that is called. */
export function titled(finding: Placed, json: unknown): Repair | undefined {
  const [only, ...more] = expectedIn(finding)
  const { pointer } = finding
  const text = valueAt(json, pointer)
  if (only === undefined || more.length > 0 || !isTextByLanguage(text) || isPersonal(pointer))
    return undefined
  const has = (name: string): boolean =>
    (tablesOf().shapes.generic!.get(only) ?? []).some(({ property }) => property === name)
  return has('title')
    ? {
        kind: 'as-object',
        patch: [{ op: 'replace', path: pointer, value: { type: only, title: text } }],
        safe: false,
      }
    : undefined
}
