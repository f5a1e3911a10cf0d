import { describe, expect, it } from 'vitest'
import { allCodes, explanationOf, fullCodes } from './explanations.js'

describe('the explanation of a code', () => {
  it('exists for each code of a profile, also where the words are those of all profiles or of the record', () => {
    expect(explanationOf('openbadges.expired')).toMatchObject({ severity: 'error', part: 'conformance' })
    expect(explanationOf('clr.unidentified-subject')?.source.document).toMatch(
      /^Comprehensive Learner Record/,
    )
    expect(explanationOf('vc.incomplete')?.sentence).toBe('`{property}` is missing here.')
    expect(explanationOf('edc.missing-property')?.explanation).not.toBe('')
  })

  it('exists for elements, rules and what precedes them', () => {
    for (const code of [
      'level.missing',
      'title.placeholder',
      'json.syntax',
      'notional-workload.no-ects',
      ...allCodes,
    ])
      expect(explanationOf(code)?.code).toBe(code)
  })

  it('does not exist for what no check says', () => {
    for (const code of [
      '',
      'level',
      'level.mising',
      'learner.expired',
      'openbadges.placeholder',
      'nothing.missing',
      'constructor.x',
    ])
      expect(explanationOf(code)).toBeUndefined()
  })

  it('is there for every code in full', () => {
    expect(fullCodes()).toContain('openbadges.expired')
    expect(fullCodes().filter((code) => code.startsWith('*'))).toEqual([])
  })
})
