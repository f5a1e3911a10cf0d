/** What a caller says besides the input is looked at by every package: one typed error that names what is allowed. */
import { blank, codeOf } from '@microcred/core'
import { convert as volume } from '@microcred/core/volume'
import { write } from '@microcred/core/write'
import { compare } from '@microcred/equivalence'
import { gap, greenProfile } from '@microcred/needs'
import { stack } from '@microcred/stacking'
import { find } from '@microcred/taxonomy'
import { verify } from '@microcred/trust'
import { convert } from '@microcred/validators/convert'
import { describe, expect, it } from 'vitest'

const record = { title: { en: 'Wood finishing' } } as never
const round = { basis: 'hours', round: { mode: 'none' } } as const

const mistakes: readonly (readonly [string, () => unknown, ErrorConstructor, RegExp])[] = [
  ['the day of a stack', () => stack(record, [], { at: 'soon' }), RangeError, /^at is a Date, a day such as/],
  [
    'the day of entry of a stack',
    () => stack(record, [], { at: '2026-06-19', entered: '' }),
    RangeError,
    /^entered is/,
  ],
  ['a stack without options', () => stack(record, [], null as never), TypeError, /give at, learner/],
  ['a stack without a day', () => stack(record, [], {} as never), TypeError, /^at is a Date/],
  [
    'the day of a comparison',
    () => compare(record, record, { at: '2026-13-45' }),
    RangeError,
    /^at is a Date/,
  ],
  ['a comparison with null', () => compare(record, record, null as never), TypeError, /give purpose, policy/],
  [
    'a misspelt option of a comparison',
    () => compare(record, record, { purpos: 'exemption' } as never),
    TypeError,
    /did you mean "purpose"/,
  ],
  ['a text to be searched that is none', () => find(null as never), TypeError, /^The text is a string/],
  ['a search with null', () => find('wood', null as never), TypeError, /^Options are an object, not null/],
  [
    'a search for less than nothing',
    () => find('wood', { limit: -1 }),
    RangeError,
    /^limit is a number from 0/,
  ],
  ['a search for a number in quotes', () => find('wood', { limit: '3' as never }), RangeError, /not "3"/],
  [
    'a profile of a list',
    () => greenProfile([record] as never),
    TypeError,
    /^A record is an object, not a list/,
  ],
  ['gaps of no records', () => gap('7126.4', null as never), TypeError, /^records is a list of objects/],
  ['gaps of no job', () => gap(null as never, []), TypeError, /^An item of profile is an object, not null/],
  ['a list of codes there is none of', () => codeOf('countries' as never, 'BG'), RangeError, /"country"\?$/],
  ['a record in a language that is none', () => blank('english'), RangeError, /^language is a language tag/],
  [
    'a blank of another form',
    () => blank('en', 'offer' as never),
    RangeError,
    /microcredential, specification/,
  ],
  [
    'a volume that is no number',
    () => volume({ value: Number.NaN, unit: 'ects' }, 'hour', round),
    RangeError,
    /NaN/,
  ],
  [
    'a record to be written that is none',
    () => write(undefined as never, 'vc'),
    TypeError,
    /^A record is an object/,
  ],
  [
    'a form to convert to',
    () => convert('{}', 'elm' as never),
    RangeError,
    /vc, record, loq, schema-org, not "elm"/,
  ],
]

describe('one typed error tells', () => {
  it.each(mistakes)('%s', (_, mistake, kind, said) => {
    expect(mistake).toThrow(kind)
    expect(mistake).toThrow(said)
  })

  it.each<readonly [string, unknown, RegExp]>([
    ['null', null, /^Options are an object, not null; leave them out or give trust, at/],
    ['a day that is none', { at: 'soon' }, /^at is a Date/],
    ['a policy there is none of', { policy: 'eu-seals' }, /did you mean "eu-seal"\?$/],
  ])('what a verification is asked with: %s', async (_, options, said) => {
    await expect(verify('{}', options as never)).rejects.toThrow(said)
  })
})

it('what is right goes on working', () => {
  expect(blank('pt-BR').language).toBe('pt')
  expect(codeOf('country', 'no country')).toBeUndefined()
  expect(find('sort wood waste', { limit: 0 })).toEqual([])
  expect(find('sort wood waste', { limit: Number.POSITIVE_INFINITY }).length).toBeGreaterThan(0)
  expect(volume({ value: 0, unit: 'ects' }, 'hour', round)).toEqual({ least: 0, most: 0 })
})
