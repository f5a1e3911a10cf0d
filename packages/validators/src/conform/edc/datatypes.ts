/** Lexical forms of the XML Schema datatypes an EDC uses (XML Schema 1.1 Part 2). */
import { isDateTime } from '@microcred/core/formats'
import type { Term } from '@microcred/core/messages'
import { XSD } from './tables.js'

const ZONE = '(?:[+-]\\d{2}:\\d{2}|Z)?'
const TIME = '\\d{2}:\\d{2}:\\d{2}(?:\\.\\d+)?'
const CLOCK = '(?:\\d+H(?:\\d+M)?(?:\\d+(?:\\.\\d+)?S)?|\\d+M(?:\\d+(?:\\.\\d+)?S)?|\\d+(?:\\.\\d+)?S)'
const INTEGER = /^[+-]?\d+$/
const DATE_TIME = new RegExp(`^-?(?:[1-9]\\d{3,}|0\\d{3})-\\d{2}-\\d{2}T${TIME}${ZONE}$`)
const DURATION = new RegExp(
  `^-?P(?:(?:\\d+Y(?:\\d+M)?|\\d+M)(?:\\d+D(?:T${CLOCK})?|T${CLOCK})?|\\d+D(?:T${CLOCK})?|T${CLOCK})$`,
)

const FORMS: ReadonlyMap<string, (text: string) => boolean> = new Map(
  Object.entries({
    anyURI: (text: string) => !/[\uFFFE\uFFFF]/.test(text),
    boolean: (text: string) => /^(?:true|false|1|0)$/.test(text),
    dateTime: (text: string) => DATE_TIME.test(text),
    decimal: (text: string) => /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(text),
    duration: (text: string) => DURATION.test(text),
    integer: (text: string) => INTEGER.test(text),
    positiveInteger: (text: string) => INTEGER.test(text) && BigInt(text.replace('+', '')) > 0n,
  }).map(([name, is]) => [XSD + name, is]),
)

/** Whether a text has the form of a datatype; datatypes of free form take any. */
export function hasForm(datatype: string, text: string): boolean {
  return FORMS.get(datatype)?.(text) ?? true
}

/**
 * Whether the day, the time and the offset of a well-formed dateTime exist: the official shapes look only at its
 * form. XML Schema takes 24:00:00 as the end of a day, and offsets up to 14 hours.
 */
export function existsInstant(text: string): boolean {
  const [, day, time, zone = 'Z'] = /^-?(\d{4,}-\d{2}-\d{2})T([\d:.]+)(Z|[+-]\d{2}:\d{2})?$/.exec(text) ?? []
  if (day === undefined) return true
  const clock = /^24:00:00(?:\.0+)?$/.test(time!) ? '00:00:00' : time
  const offset = zone === 'Z' || Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6)) <= 14 * 60
  return offset && isDateTime(`${day.slice(-10)}T${clock}${zone}`)
}

/** How messages name the datatypes. */
const TERMS: Readonly<Record<string, Term>> = {
  anyURI: { format: 'address' },
  boolean: { type: 'boolean' },
  dateTime: { format: 'day-with-time' },
  decimal: { type: 'number' },
  duration: { format: 'duration' },
  integer: { type: 'integer' },
  positiveInteger: { format: 'positive' },
  string: { format: 'plain-text' },
}

/** A datatype as messages name it. */
export function termOf(datatype: string): Term {
  if (datatype === 'text') return { format: 'text-with-language' }
  return TERMS[datatype.slice(XSD.length)] ?? { format: 'of-datatype', datatype }
}
