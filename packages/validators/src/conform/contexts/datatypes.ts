/** Values of the XML Schema datatypes that contexts name. */
import { isDate, isDateTime } from '@microcred/core/formats'

const NUMBER = /^(?:[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?|NaN|-?INF)$/
const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/
const INTEGER = /^[+-]?\d+$/
const DURATION = /^-?P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/
const LOCAL_DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?$/

const isNumber = (form: RegExp) => (value: unknown) =>
  typeof value === 'number' || (typeof value === 'string' && form.test(value))

const isText = (test: (text: string) => boolean) => (value: unknown) =>
  typeof value === 'string' && test(value)

/** Datatypes whose values are checked; those of any other datatype pass. */
const DATATYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  boolean: (value) =>
    typeof value === 'boolean' || value === 'true' || value === 'false' || value === '0' || value === '1',
  float: isNumber(NUMBER),
  double: isNumber(NUMBER),
  decimal: isNumber(DECIMAL),
  integer: (value) =>
    typeof value === 'number' ? Number.isInteger(value) : isText((text) => INTEGER.test(text))(value),
  nonNegativeInteger: (value) =>
    typeof value === 'number'
      ? Number.isInteger(value) && value >= 0
      : isText((text) => /^\+?\d+$/.test(text))(value),
  date: isText((text) => isDate(text.replace(/(?:Z|[+-]\d\d:\d\d)$/, ''))),
  dateTime: isText((text) => isDateTime(text) || (LOCAL_DATE_TIME.test(text) && isDateTime(`${text}Z`))),
  duration: isText((text) => DURATION.test(text)),
}

/** How values of a datatype are told, where they are checked; `xsd:` need not be declared, as some contexts forget to. */
export function datatypeOf(datatype: string): ((value: unknown) => boolean) | undefined {
  const name = /^(?:xsd:|http:\/\/www\.w3\.org\/2001\/XMLSchema#)(\w+)$/.exec(datatype)?.[1]
  return name !== undefined && Object.hasOwn(DATATYPES, name) ? DATATYPES[name] : undefined
}
