/** What cannot be is told, in whatever profile it stands. */
import { patched } from '@microcred/common/patch'
import type { ProfileId } from '@microcred/core'
import { describe, expect, it } from 'vitest'
import { type Finding, type Report, validate } from '../src/index.js'
import type { Json } from './credential.js'
import { BASES, IMPOSSIBILITIES, impossibleDates } from './impossibilities.js'
import { placeOf } from './planted-faults.js'

const AT = { at: '2026-12-01' }

const findingsOf = ({ findings, credentials = [] }: Report): readonly Finding[] => [
  ...findings,
  ...credentials.flatMap(findingsOf),
]

const found = (json: Json): readonly Finding[] => findingsOf(validate(json, AT))

/** A document with something else at some places. */
function changed(json: Json, places: Readonly<Record<string, unknown>>): Json {
  let after: unknown = json
  for (const [path, value] of Object.entries(places)) {
    after = patched(after, [{ op: 'add', path: placeOf(after, path), value }])
    if (after === undefined) throw new Error(`there is no place ${path}`)
  }
  return after as Json
}

const profiles = Object.keys(BASES) as ProfileId[]

describe.each(profiles)('in %s', (profile) => {
  const base = BASES[profile]()
  const before = found(base).map(({ code }) => code)

  it('nothing is impossible in what nothing was planted in', () => {
    expect(validate(base, AT).profile?.id).toBe(profile)
    expect(validate(base, AT).verdict.conformance).toBe('valid')
    for (const { code } of IMPOSSIBILITIES) expect(before.filter((each) => code.test(each))).toEqual([])
  })

  const planted = IMPOSSIBILITIES.flatMap(({ name, code, planted: { [profile]: places } }) =>
    places ? [{ name, code, places }] : [],
  )
  it.each(planted)('$name is told', ({ code, places }) => {
    const codes = found(changed(base, places)).map((each) => each.code)
    expect(codes.filter((each) => code.test(each)).length, codes.join(' ')).toBeGreaterThan(0)
  })

  const dates = impossibleDates.filter((each) => each.profile === profile)
  it.runIf(dates.length > 0).each(dates)('$value at $pointer is told', ({ pointer, value }) => {
    const json = changed(base, { [pointer]: value })
    const place = placeOf(json, pointer)
    const told = found(json).filter((each) => each.pointer === place)
    expect(told.map(({ code }) => code).join()).toMatch(
      /\.(?:not-a-date|malformed|date-without-time|unreadable|wrong-datatype)\b/,
    )
  })
})
