import { deprecatedCodes, elements } from '@microcred/core'
import { expect, it } from 'vitest'
import { rule as deprecated } from '../src/check/rules/any.deprecated-code.js'
import { rule as other } from '../src/check/rules/any.other-undescribed.js'
import { rule as unlisted } from '../src/check/rules/any.unlisted-code.js'
import { type CodedPlace, coded } from '../src/generated/coded.js'

/** The elements in which codes stand of which something holds, in the order of Annex I. */
const elementsWith = (holds: (place: CodedPlace) => boolean): string[] => {
  const keys = new Set(coded.filter(holds).map(({ path }) => path[0]))
  return elements.filter(({ key }) => keys.has(key)).map(({ id }) => id)
}

const isDeprecatedIn = (list: string): boolean =>
  Object.keys(deprecatedCodes).some((code) => code.startsWith(`${list}/`))

it.each([
  ['codes near to those of an open list', unlisted, elementsWith(({ open }) => open !== undefined)],
  ['deprecated codes', deprecated, elementsWith(({ list }) => isDeprecatedIn(list))],
  [
    'kinds that are none of the listed',
    other,
    elementsWith(({ open, path }) => !open && path.at(-1) === 'type'),
  ],
])('a rule about %s is carried by each element that may hold one', (_, { within }, expected) => {
  expect([...within!].sort()).toEqual([...expected].sort())
  expect(expected.length).toBeGreaterThan(0)
})
