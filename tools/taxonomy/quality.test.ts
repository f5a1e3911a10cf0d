import { describe, expect, it } from 'vitest'
import { judgedApart, labelsLeftOut } from './quality-typed.ts'
import { readTables } from './tables.ts'

describe('the search', () => {
  it('finds a label that was left out of the index, of the first two of each skill', () => {
    const { first, five, count } = labelsLeftOut(readTables(), 2)
    expect(count).toBeGreaterThan(1000)
    expect(first / count).toBeGreaterThanOrEqual(0.92)
    expect(five / count).toBeGreaterThanOrEqual(0.975)
  })

  it('answers the queries set apart, and not those off topic', () => {
    const { first, five, count, silent, offTopic } = judgedApart()
    expect([count, offTopic]).toEqual([140, 42])
    expect(first / count).toBeGreaterThanOrEqual(0.8)
    expect(five / count).toBeGreaterThanOrEqual(0.9)
    expect(silent / offTopic).toBeGreaterThanOrEqual(0.8)
  })
})
