import { elements } from '@microcred/core'
import { type ElementKey, elementValidators } from '@microcred/validators/elements'
import { describe, expect, it } from 'vitest'
import { elementFolders, fixturesOf } from '../../../tools/fixtures.ts'

const nameOf = (file: string): string => file.slice(file.lastIndexOf('/') + 1)

it('has a folder for every element of Annex I and for nothing else', () => {
  expect(elementFolders()).toEqual(elements.map((element) => element.id).sort())
})

describe.each(elements.map(({ id, key }) => ({ id, key: key as ElementKey })))('$id', ({ id, key }) => {
  const { valid, invalid } = fixturesOf(id)
  const validator = elementValidators[key]

  it(`names each fixture of ${id} once, in kebab-case`, () => {
    const names = [...valid, ...invalid].map(({ file }) => nameOf(file))
    for (const name of names) expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*\.json$/)
    expect(new Set(names).size).toBe(names.length)
  })

  it.each(valid)('accepts $file without a finding', ({ data }) => {
    expect(validator.check(data)).toEqual([])
    expect(validator.is(data)).toBe(true)
  })

  it.each(invalid)('finds in $file exactly what its because says', (fixture) => {
    expect(Object.keys(fixture)).toEqual(['file', 'because', 'data'])
    expect(validator.check(fixture.data).map(({ code, pointer }) => ({ code, pointer }))).toEqual([
      fixture.because,
    ])
  })
})
