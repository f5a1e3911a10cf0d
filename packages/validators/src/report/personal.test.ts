import { escapeKey } from '@microcred/common/pointer'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holdsPersonal, isPersonal } from './personal.js'

const key = fc.constantFrom(
  'credentialSubject',
  'learner',
  'hasClaim',
  'type',
  'achievement',
  'recipient',
  'a/learner',
  'elm:hasClaim',
  'elm:familyName',
  'cred:credentialSubject',
  'name',
  '7',
  '',
)

const value = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom('x', 1, null),
    fc.array(tie('value'), { maxLength: 2 }),
    fc.dictionary(key, tie('value'), { maxKeys: 3 }),
  ),
})).value

/** Whether the pointer of any value is that of something personal, each looked at by itself. */
const anyPersonal = (inner: unknown, pointer: string): boolean =>
  typeof inner === 'object' && inner !== null
    ? Object.entries(inner).some(([each, held]) => anyPersonal(held, `${pointer}/${escapeKey(each)}`))
    : isPersonal(pointer)

describe('isPersonal', () => {
  it.each([
    ['/credentialSubject/elm:familyName/en', true],
    ['/credentialSubject/elm:hasClaim/0/dc:title', false],
    ['/cred:credentialSubject/familyName', true],
  ])('is not misled by the prefixes of names: %s', (pointer, personal) => {
    expect(isPersonal(pointer)).toBe(personal)
  })
})

describe('holdsPersonal', () => {
  it('says of a value what the pointers of all in it say one by one', () => {
    fc.assert(
      fc.property(value, fc.array(key, { maxLength: 4 }), (given, keys) => {
        const pointer = keys.map((each) => `/${escapeKey(each)}`).join('')
        expect(holdsPersonal(given, pointer)).toBe(anyPersonal(given, pointer))
      }),
      { numRuns: 2000 },
    )
  })
})
