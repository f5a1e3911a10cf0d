import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Origins } from './oracle/origins.js'

const filled = (entries: readonly (readonly [string, string])[]): Origins => {
  const origins = new Origins()
  for (const [pointer, origin] of entries) origins.set(pointer, origin)
  return origins
}

describe('the origins of a record', () => {
  const origins = filled([
    ['/learner/fullName', '/credentialSubject/fullName'],
    ['/learner/identifiers/0/value', '/credentialSubject/nationalID/notation'],
    ['/learner/identifiers/0/scheme', '/credentialSubject/nationalID/schemeName'],
    ['/learner/identifiers/0', '/credentialSubject/nationalID'],
  ])

  it('of a pointer are its own, or those next below it', () => {
    expect(origins.under('/learner/fullName')).toEqual(['/credentialSubject/fullName'])
    expect(origins.under('/learner')).toEqual([
      '/credentialSubject/fullName',
      '/credentialSubject/nationalID',
    ])
    expect(origins.under('/level')).toEqual([])
  })

  it('of what has none are those of the nearest thing around it', () => {
    expect(origins.origin('/learner/identifiers/0/value/en')).toBe('/credentialSubject/nationalID/notation')
    expect(origins.origin('/learner/dateOfBirth')).toBe('/credentialSubject/fullName')
    expect(origins.origin('/level/eqf')).toBeUndefined()
  })

  it('have in common what is around all of them', () => {
    expect(origins.common('/learner/identifiers/0')).toBe('/credentialSubject/nationalID')
    expect(origins.common('/learner')).toBe('/credentialSubject')
    expect(origins.common('/learner/fullName')).toBeUndefined()
  })

  it('are forgotten with all below', () => {
    const some = filled([
      ['/a/0', '/x'],
      ['/a/0/b', '/x/b'],
      ['/a/00', '/y'],
    ])
    some.forget('/a/0')
    expect([some.under('/a/0'), some.under('/a')]).toEqual([[], ['/y']])
  })

  it('are found whatever their order', () => {
    const segment = fc.constantFrom('a', 'b', '0', '1')
    const pointer = fc.array(segment, { minLength: 1, maxLength: 4 }).map((each) => `/${each.join('/')}`)
    fc.assert(
      fc.property(fc.uniqueArray(pointer), pointer, (pointers, wanted) => {
        const all = filled(pointers.map((each) => [each, each]))
        const below = pointers.filter((each) => each.startsWith(`${wanted}/`))
        const next = below.filter((each) => !below.some((other) => each.startsWith(`${other}/`)))
        const expected = pointers.includes(wanted) ? [wanted] : next
        expect(all.under(wanted).toSorted()).toEqual(expected.toSorted())
      }),
    )
  })
})
