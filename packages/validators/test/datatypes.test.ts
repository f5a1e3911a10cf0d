/** Lexical forms of the datatypes of XML Schema 1.1, as linked data and European credentials are judged by them. */
import { describe, expect, it } from 'vitest'
import { datatypeOf } from '../src/conform/contexts/datatypes.js'
import { existsInstant, hasForm } from '../src/conform/edc/datatypes.js'

const XSD = 'http://www.w3.org/2001/XMLSchema#'

/** Texts that are of a datatype, and texts that are not. */
const TEXTS: Readonly<Record<string, readonly [is: readonly string[], isNot: readonly string[]]>> = {
  boolean: [
    ['true', 'false', '1', '0'],
    ['True', 'yes', '', 'true ', '10', 'xtrue'],
  ],
  decimal: [
    ['0', '7', '-7', '+7', '7.5', '7.', '.5', '-.55', '0012', '10.250'],
    ['', '.', '7,5', '1e3', 'NaN', 'INF', '-INF', '7.5.1', ' 7', '7 ', 'x7', '7x', '--7', '.x', 'x.5'],
  ],
  integer: [
    ['0', '7', '-7', '+7', '0012', '123456789012345678901234567890'],
    ['', '7.0', '1e3', '-', '+', '7 ', ' 7', 'x7', '7x', '--7', 'VII'],
  ],
  duration: [
    [
      'P1Y',
      'P1Y2M',
      'P2M',
      'P3D',
      'P1Y3D',
      'P1Y2M3D',
      'PT5H',
      'PT5M',
      'PT5S',
      'PT5.25S',
      'PT1H2M3.5S',
      'PT1H3S',
      'P1DT5H',
      'P1YT5M',
      '-P1D',
      'P10Y10M10DT10H10M10.10S',
      'PT10M10S',
      'P1MT1H',
    ],
    [
      '',
      'P',
      'PT',
      'P1',
      '5H',
      'P5H',
      'PT5D',
      'P1S',
      'PT5',
      'P1DT',
      'PT.5S',
      'PT5.S',
      'P1.5D',
      '+P1D',
      'P1M1Y',
      'P-1D',
      'xP1D',
      'P1Dx',
      'PT5Hx',
      'PT1S1H',
      '--P1D',
      'p1d',
    ],
  ],
  dateTime: [
    [
      '2026-06-19T10:00:00Z',
      '2026-06-19T10:00:00+02:00',
      '2026-06-19T10:00:00.125-11:30',
      '2026-06-19T10:00:00',
    ],
    [
      '',
      '2026-06-19',
      '2026-06-19T10:00',
      '2026-6-19T10:00:00Z',
      '2026-06-19 10:00:00Z',
      '26-06-19T10:00:00Z',
      '2026-06-19T10:00:00+2',
      '2026-06-19T10:00:00ZZ',
      'x2026-06-19T10:00:00Z',
      '2026-06-19T10:00:00.Z',
      '10:00:00Z',
    ],
  ],
}

describe.each(Object.entries(TEXTS))('%s', (datatype, [is, isNot]) => {
  it.each(is)('is what linked data and European credentials take %j for', (text) => {
    expect([datatypeOf(XSD + datatype)!(text), hasForm(XSD + datatype, text)]).toEqual([true, true])
  })
  it.each(isNot)('is nothing that says %j', (text) => {
    expect([datatypeOf(XSD + datatype)!(text), hasForm(XSD + datatype, text)]).toEqual([false, false])
  })
})

/** Values of JSON, by datatype, with whether they are of it. */
const VALUES: readonly (readonly [datatype: string, value: unknown, is: boolean])[] = [
  ['boolean', true, true],
  ['boolean', false, true],
  ['boolean', 1, false],
  ['boolean', null, false],
  ['float', 1.5, true],
  ['float', '1.5e-3', true],
  ['float', '1E+3', true],
  ['float', 'NaN', true],
  ['float', '-INF', true],
  ['float', 'INFx', false],
  ['float', '1e', false],
  ['float', true, false],
  ['double', '-INF', true],
  ['double', '.', false],
  ['double', '1e3', true],
  ['decimal', 1.5, true],
  ['decimal', [], false],
  ['integer', 7, true],
  ['integer', -7, true],
  ['integer', 7.5, false],
  ['integer', {}, false],
  ['nonNegativeInteger', 0, true],
  ['nonNegativeInteger', 7, true],
  ['nonNegativeInteger', -1, false],
  ['nonNegativeInteger', 0.5, false],
  ['nonNegativeInteger', '+7', true],
  ['nonNegativeInteger', '70', true],
  ['nonNegativeInteger', '-7', false],
  ['nonNegativeInteger', 'x7', false],
  ['nonNegativeInteger', '7x', false],
  ['date', '2026-06-19', true],
  ['date', '2026-06-19Z', true],
  ['date', '2026-06-19+02:00', true],
  ['date', '2026-02-30', false],
  ['date', '2026-06-19T10:00:00Z', false],
  ['date', '2026-06-19+2', false],
  ['date', 20260619, false],
  ['dateTime', '2026-02-30T10:00:00Z', false],
  ['dateTime', '2026-02-30T10:00:00', false],
  ['dateTime', '2026-06-19T25:00:00', false],
  ['dateTime', 7, false],
]

it.each(VALUES)('linked data judges of %s %j that it is of it: %s', (datatype, value, is) => {
  expect(datatypeOf(XSD + datatype)!(value)).toBe(is)
  expect(datatypeOf(`xsd:${datatype}`)!(value)).toBe(is)
})

it.each(['string', 'anyURI', 'constructor', ''])('linked data says nothing of a value of %s', (datatype) => {
  expect(datatypeOf(XSD + datatype)).toBeUndefined()
})

it.each([`x${XSD}date`, `${XSD}date#`, 'https://a.example/date', 'date', 'xxsd:date', 'xsd:date '])(
  'linked data knows no datatype %s',
  (datatype) => {
    expect(datatypeOf(datatype)).toBeUndefined()
  },
)

it.each([
  ['positiveInteger', '1', true],
  ['positiveInteger', '+12', true],
  ['positiveInteger', '0', false],
  ['positiveInteger', '-1', false],
  ['positiveInteger', '1.5', false],
  ['anyURI', 'any text', true],
  ['anyURI', '\uFFFE', false],
  ['anyURI', 'a\uFFFF', false],
  ['string', '', true],
])('a European credential has as %s %j: %s', (datatype, text, is) => {
  expect(hasForm(XSD + datatype, text)).toBe(is)
})

it.each([
  ['2026-06-19T10:00:00Z', true],
  ['2026-06-19T10:00:00', true],
  ['2026-02-30T10:00:00Z', false],
  ['2026-06-19T25:00:00Z', false],
  ['2026-06-19T24:00:00Z', true],
  ['2026-06-19T24:00:00.00', true],
  ['2026-06-19T24:00:01Z', false],
  ['2026-06-19T24:00:00.5Z', false],
  ['2026-06-19T10:00:00+14:00', true],
  ['2026-06-19T10:00:00-14:00', true],
  ['2026-06-19T10:00:00+14:01', false],
  ['2026-06-19T10:00:00+15:00', false],
  ['2028-02-29T10:00:00Z', true],
  ['2026-02-29T10:00:00Z', false],
  ['12026-06-19T10:00:00Z', true],
  ['12026-06-31T10:00:00Z', false],
  ['no date', true],
])('the instant %s exists: %s', (text, is) => {
  expect(existsInstant(text)).toBe(is)
})
