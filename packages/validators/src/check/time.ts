/** Milliseconds of a day or instant; a day stands for its first or last moment (UTC). */
export function instant(text: string, edge: 'start' | 'end'): number {
  if (text.length === 10) return Date.parse(`${text}T${edge === 'start' ? '00:00:00.000' : '23:59:59.999'}Z`)
  if (USUAL.test(text)) return Date.parse(text)
  // A leap second counts as the last moment of its minute.
  return Date.parse(
    text
      .replace(/:60(?=[.Zz+-])/, ':59')
      .replace('t', 'T')
      .replace('z', 'Z'),
  )
}

/** An instant in which nothing has to be written otherwise to be parsed. */
const USUAL = /^\d{4}-\d\d-\d\dT\d\d:\d\d:[0-5]\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/

/** Milliseconds by which the same day is written differently by those who leave out the time. */
const SAME_DAY = 1.5 * 86_400_000

/** Whether two days or instants may be of one day, somewhere on Earth. */
export const mayBeSameDay = (one: string, other: string): boolean =>
  Math.abs(instant(one, 'start') - instant(other, 'start')) <= SAME_DAY
