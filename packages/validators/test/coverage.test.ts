import { describe, expect, it } from 'vitest'
import { constraintsOf, gaps, gapsOf } from '../../../tools/coverage.ts'
import { fixturesOf } from '../../../tools/fixtures.ts'
import { load } from '../../../tools/model/load.ts'

const model = load()
const level = model.elements.find((element) => element.id === 'level')!
const fixtures = fixturesOf('level')
const without = (code: string, pointer: string) =>
  fixtures.invalid.filter(({ because }) => because.code !== code || because.pointer !== pointer)

it('shows every property and breaks every constraint of every element', () => {
  expect(gaps(model)).toEqual([])
})

describe('a gap in the fixtures', () => {
  it('is named by element, constraint and remedy when the only fixture that breaks it goes', () => {
    expect(
      gapsOf(level, { ...fixtures, invalid: without('level.incomplete', '/national/0') }, model),
    ).toEqual([
      'packages/schemas/elements/level/invalid/: no fixture breaks required "level" of NationalLevel; add one that leaves it out',
    ])
    expect(
      gapsOf(level, { ...fixtures, invalid: without('level.blank', '/notApplicable/because/en') }, model),
    ).toEqual([
      'packages/schemas/elements/level/invalid/: no fixture breaks the pattern \\S of values of Text; add one that does not match it',
    ])
  })

  it('does not hang on what a fixture is called', () => {
    const renamed = fixtures.invalid.map((each) => ({ ...each, file: 'renamed.json' }))
    expect(gapsOf(level, { ...fixtures, invalid: renamed }, model)).toEqual([])
    expect(gapsOf(level, { ...fixtures, invalid: [] }, model)).toHaveLength(
      constraintsOf(level, model).length,
    )
  })

  it('is named when a property is shown nowhere or a valid fixture is missing', () => {
    const valid = fixtures.valid.filter(({ data }) => !Object.hasOwn(data as object, 'qfEhea'))
    expect(gapsOf(level, { ...fixtures, valid }, model)).toContain(
      'packages/schemas/elements/level/valid/: no fixture shows "qfEhea" of Level; add it to one',
    )
    expect(gapsOf(level, { ...fixtures, valid: fixtures.valid.slice(0, 1) }, model)).toContain(
      'packages/schemas/elements/level/valid/: 1 of at least 2 fixtures is there; add 1 more',
    )
  })
})

it('counts a constraint of a shared shape once for each element that uses it', () => {
  const texts = model.elements.filter((element) =>
    constraintsOf(element, model).some(({ id }) => id === 'Text minProperties'),
  )
  expect(texts.map((element) => element.id)).toEqual(
    model.elements.map((element) => element.id).filter((id) => id !== 'date-of-issuing'),
  )
})
