import { describe, expect, it } from 'vitest'
import { decisionFindings, isDecision, standing } from './decisions.js'

const grant = { requirement: 'a', kind: 'grant', by: 'Board', date: '2026-06-01' } as const
const refuse = { ...grant, kind: 'refuse' } as const
const owner = { id: 'urn:owner', name: { en: 'The owner', ga: 'An t-úinéir' } }

describe('a decision about a requirement', () => {
  it('has a requirement, a kind that is known, who decided, and a day', () => {
    expect(isDecision(grant)).toBe(true)
    expect(isDecision({ ...grant, kind: 'substitute', credential: 'urn:c' })).toBe(true)
    for (const broken of [
      null,
      undefined,
      'grant',
      { ...grant, requirement: 5 },
      { ...grant, kind: 'allow' },
      { ...grant, by: undefined },
      { ...grant, date: undefined },
      { ...grant, date: 'in June 2026' },
      { ...grant, date: '1.6.2026-06-01' },
      { ...grant, kind: 'substitute' },
    ])
      expect([broken, isDecision(broken)]).toEqual([broken, false])
  })

  it('stands from its day to the last one, the later before the earlier, the owner and a refusal before others', () => {
    const last = (...all: (typeof grant | typeof refuse | object)[]) =>
      standing(all as never, '2026-06-19', owner as never)
        .get('a')
        ?.at(-1)
    const byOwner = { ...grant, by: 'urn:owner' }
    const byName = { ...grant, by: 'An t-úinéir' }
    expect(last(grant)).toEqual(grant)
    expect(last({ ...grant, date: '2026-06-20' })).toBeUndefined()
    expect(last({ ...grant, date: '2026-06-19' })).toBeDefined()
    expect(last({ ...grant, until: '2026-06-18' })).toBeUndefined()
    expect(last({ ...grant, until: '2026-06-19' })).toBeDefined()
    for (const order of [(all: object[]) => all, (all: object[]) => all.toReversed()]) {
      expect(last(...order([refuse, { ...grant, date: '2026-06-02' }]))).toMatchObject({ kind: 'grant' })
      expect(last(...order([refuse, byOwner]))).toEqual(byOwner)
      expect(last(...order([refuse, byName]))).toEqual(byName)
      expect(last(...order([refuse, grant]))).toEqual(refuse)
    }
  })

  it('is told where it is none, is about nothing, or says the opposite of one before it', () => {
    const told = (...all: unknown[]) =>
      decisionFindings(all as never, '2026-06-19', new Set(['a', 'b'])).map(({ code, pointer, params }) => [
        code.slice('stacking-decision.'.length),
        pointer,
        params?.name,
      ])
    expect(told(grant, grant, { ...refuse, requirement: 'b' })).toEqual([])
    expect(told(5, grant, refuse)).toEqual([
      ['unreadable', '/decisions/0', undefined],
      ['contradiction', '/decisions/2', 'a'],
    ])
    expect(told(refuse, { ...grant, kind: 'waive' })).toEqual([['contradiction', '/decisions/1', 'a']])
    expect(told({ ...grant, requirement: 'c' })).toEqual([['unknown-requirement', '/decisions/0', 'c']])
    expect(told(refuse, { ...grant, kind: 'substitute', credential: 'urn:c' })).toEqual([])
    expect(told(refuse, { ...grant, date: '2026-07-01' }, { ...grant, until: '2026-06-02' })).toEqual([])
  })
})
