import { describe, expect, it } from 'vitest'
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
