/** A skeleton of an element, with what the classes of its place ask for besides. */

import { isObject } from '@microcred/common/json'
import { keysOf } from '@microcred/common/pointer'
import type { PatchOperation, Repair } from '../../report/finding.js'
import type { Class, Classes } from './table.js'

/** The class of what stands under a property of an object of a class. */
function classUnder(of: Class | undefined, property: string, classes: Classes): Class | undefined {
  for (const kind of of?.properties.get(property)?.kinds ?? []) {
    const found = classes.get(kind)
    if (found) return found
  }
  return undefined
}

/** Writes what is put into a credential whose root, or what stands at a place in it, is of a class in the form that its classes ask for. */
export function inForm(fix: Repair, root: string, classes: Classes, place = ''): Repair {
  const patch = fix.patch.map((operation): PatchOperation => {
    if (operation.op !== 'add' && operation.op !== 'replace') return operation
    const keys = keysOf(operation.path.slice(place.length)).filter((key) => !/^(?:\d+|-)$/.test(key))
    const property = keys.at(-1)
    if (property === undefined) return operation
    let owner = classes.get(root)
    for (const key of keys.slice(0, -1)) owner = classUnder(owner, key, classes)
    return { ...operation, value: formed(classUnder(owner, property, classes), operation.value, classes) }
  })
  return { ...fix, patch }
}

function formed(of: Class | undefined, value: unknown, classes: Classes): unknown {
  if (Array.isArray(value)) return value.map((each) => formed(of, each, classes))
  if (of === undefined || !isObject(value)) return value
  const asked = of.required
    .filter(({ name }) => !Object.hasOwn(value, name))
    .flatMap(({ name, many, types, classes: [set] }): [string, unknown][] => {
      if (set) return [[name, many ? [set[0]] : set[0]]]
      if (types.includes('string')) return [[name, `<${name}>`]]
      return types.includes('object') ? [[name, formed(classUnder(of, name, classes), {}, classes)]] : []
    })
  const given = Object.entries(value).map(([name, inner]): [string, unknown] => [
    name,
    formed(classUnder(of, name, classes), inner, classes),
  ])
  return Object.fromEntries([...asked.filter(([name]) => name === 'type'), ...given, ...asked])
}
