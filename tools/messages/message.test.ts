import { describe, expect, it } from 'vitest'
import { approved, bilingual, type Kept } from './exchange.ts'
import { faultOf, hasWords, readMessage } from './message.ts'

describe('what a translation gets wrong', () => {
  const english = '{count, plural, one {# error} other {# errors}} in `{file}`'

  it.each([
    ['{count, plural, one {# грешка} other {# грешки}} в `{file}`', 'bg', undefined],
    ['{count, plural, one {# chyba} other {# chyb}} v `{file}`', 'cs', 'has no plural form for few, many'],
    [
      '{count, plural, one {#} two {#} other {#}} в `{file}`',
      'bg',
      'has the plural form “two”, which bg has not',
    ],
    ['{count, plural, one {# грешка}} в `{file}`', 'bg', 'has no form “other” of {count}'],
    ['{count, plural, one {#} one {#} other {#}} в `{file}`', 'bg', 'has the form “one” twice'],
    [
      '{count, plural, one {#} other {#}} в `{file}` {reason}',
      'bg',
      'has {reason}, which the English has not',
    ],
    ['{count, plural, one {#} other {#}}', 'bg', 'leaves out {file}'],
    ['{count, plural, one {#} other {#}} в {file}', 'bg', 'leaves out the code `{file}`'],
    ['{count, plural, one {#} other {#}} в `{file}', 'bg', 'has a backtick that does not close'],
    ['{count, plural, one {#} other {#}} в `{file}` }', 'bg', 'has a brace that belongs to no parameter'],
    ['{count, plural, one {#} other {#}} в `{file, time}`', 'bg', 'has the format “time”'],
  ])('%s in %s', (text, tag, fault) => {
    const said = faultOf(english, text, tag)
    if (fault === undefined) expect(said).toBeUndefined()
    else expect(said).toContain(fault)
  })

  it('is told where a message breaks off', () => {
    for (const text of ['{count, plural, one {# грешка', '{file'])
      expect(faultOf(english, text, 'bg')).toMatch(
        /^is no message of ICU MessageFormat: .* at line 1 col \d+$/,
      )
  })
})

it('takes a quoted brace for a letter, and no abbreviation for words', () => {
  expect([...readMessage("'{'a'}' {b}").shown]).toEqual(['b'])
  expect(hasWords('JSON')).toBe(false)
  expect(hasWords('`code` {value}')).toBe(false)
  expect(hasWords('not read')).toBe(true)
})

describe('the table for translation services', () => {
  const english = new Map([
    ['report/errors', 'Errors, {count}'],
    ['report/fix', 'fix:'],
    ['report/at', 'at "{place}"'],
    ['report/none', 'none'],
  ])
  const kept: Record<string, Kept> = {
    'report/errors': { text: 'Fehler, {count}', state: 'machine', isFresh: true },
    'report/fix': { text: 'Reparatur:', state: 'reviewed', isFresh: true },
    'report/at': { text: 'bei "{place}"', state: 'reviewed', isFresh: false },
  }
  const csv = bilingual(english, (key) => kept[key])

  it('has the columns Weblate reads, and tells what no person has read of the English of today', () => {
    expect(csv.split('\n')).toEqual([
      'context,source,target,fuzzy',
      'report/errors,"Errors, {count}","Fehler, {count}",True',
      'report/fix,fix:,Reparatur:,',
      'report/at,"at ""{place}""","bei ""{place}""",True',
      'report/none,none,,',
      '',
    ])
  })

  it('brings back what a person has written or approved, and nothing else', () => {
    expect(approved(csv)).toEqual([['report/fix', 'Reparatur:']])
    expect(approved(csv.replace('"Fehler, {count}",True', '"Fehler: {count}",False'))).toEqual([
      ['report/errors', 'Fehler: {count}'],
      ['report/fix', 'Reparatur:'],
    ])
  })
})
