import { describe, expect, it } from 'vitest'
import { complete } from '../../test/complete-record.js'
import { recordForm } from './forms.js'
import { sound } from './sound.js'

const soundOf = (changes: Record<string, unknown>) => {
  const record = complete(changes)
  const before = JSON.stringify(record)
  const result = sound(record, recordForm.validator)
  expect(JSON.stringify(record)).toBe(before)
  return result
}

describe('sound', () => {
  it('leaves a good record as it is', () => {
    const { record, original, lost } = soundOf({})
    expect(record).toEqual(complete())
    expect(original('/level/eqf')).toBe('/level/eqf')
    expect(lost('')).toBe(false)
  })

  it('does not mind what is missing', () => {
    expect(soundOf({ level: undefined }).record).toEqual(complete({ level: undefined }))
  })

  it('takes out what is wrong and keeps what is right beside it', () => {
    const { record } = soundOf({ level: { eqf: 9, qfEhea: 'short-cycle' }, colour: 'red' })
    expect(record.level).toEqual({ qfEhea: 'short-cycle' })
    expect('colour' in record).toBe(false)
  })

  it('takes out what is empty once its content is gone', () => {
    expect('level' in soundOf({ level: { eqf: 9 } }).record).toBe(false)
    expect('assessmentType' in soundOf({ assessmentType: [{ type: 'none' }] }).record).toBe(false)
  })

  it('says where an item was before others were taken out', () => {
    const { record, original, lost } = soundOf({
      assessmentType: [
        { type: 'none' },
        { type: 'quiz' },
        5,
        { type: 'portfolio', title: { xx: 'A', en: 'B' } },
      ],
    })
    expect(record.assessmentType).toEqual([{ type: 'quiz' }, { type: 'portfolio', title: { en: 'B' } }])
    expect(original('/assessmentType/0/type')).toBe('/assessmentType/1/type')
    expect(original('/assessmentType/1')).toBe('/assessmentType/3')
    expect(lost('/assessmentType/1/title')).toBe(true)
    expect(lost('/assessmentType/0')).toBe(false)
  })

  it('ends with something the schema takes, whatever comes in', () => {
    for (const value of [null, 5, '', [], {}, [[]], [{}], { type: [] }, true])
      for (const key of Object.keys(complete())) {
        const { record } = soundOf({ [key]: value })
        const { validator } = recordForm
        if (!validator(record))
          for (const error of validator.errors!)
            expect([key, error.keyword, error.instancePath]).toEqual([key, 'required', ''])
      }
  })

  it('takes out __proto__ as any unknown member', () => {
    const { record } = soundOf(JSON.parse('{"level": {"eqf": 5, "__proto__": {"a": 1}, "constructor": 1}}'))
    expect(Object.keys(record.level!)).toEqual(['eqf'])
  })
})
