import { describe, expect, it } from 'vitest'
import { eqfIn } from './in-words.js'

describe('a level of the framework in words', () => {
  it.each([
    ['5', 5],
    [' 5 ', 5],
    ['EQF 5', 5],
    ['EQF level 5', 5],
    ['the EQF: level 5', 5],
    ['EQF–5', 5],
    ['Niveau 4', 4],
    ['EQR-Stufe 6', 6],
    ['level 7 (EQF)', 7],
    ['European  Qualifications\tFramework level 3', 3],
  ])('%s is %i', (text, level) => expect(eqfIn(text)).toBe(level))

  it.each(['', '9', '0', '55', 'EQF', 'level five', '5 -', 'NQF 5', '5 ECTS', '-'])('%j is none', (text) =>
    expect(eqfIn(text)).toBeUndefined(),
  )
})
