import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Report, validate } from '../src/index.js'
import { AT } from './rule-cases.js'

const text = readFileSync(new URL('ten-defects.txt', import.meta.url), 'utf8')

/** Code, pointer, and the line and column where an editor shows it. */
const DEFECTS = [
  ['title.unknown-language', '/title/english', 13, 5],
  ['json.duplicate-key', '/awardingBody/0/email', 32, 7],
  ['learning-outcomes.not-an-iri', '/learningOutcomes/0/id', 38, 13],
  ['learning-outcomes.unknown-property', '/learningOutcomes/1/reuseLevl', 53, 7],
  ['notional-workload.wrong-type', '/notionalWorkload/volumes/0/value', 65, 28],
  ['assessment-type.unknown-code', '/assessmentType/1/type', 77, 15],
  ['quality-assurance.not-a-date', '/qualityAssurance/0/date', 88, 15],
  ['prerequisites.blank', '/prerequisites/description/es', 94, 28],
  ['grade.out-of-scale', '/grade/points', 99, 15],
  ['participation-form.missing', '', 123, 68],
] as const

const found = ({ findings }: Report) =>
  findings.map(({ code, pointer, line, column }) => [code, pointer, line, column])

/** Offset of a line and column, both from 1. */
const offsetOf = (line: number, column: number): number =>
  text
    .split('\n')
    .slice(0, line - 1)
    .reduce((sum, each) => sum + each.length + 1, 0) +
  column -
  1

const base64Url = (plain: string): string => Buffer.from(plain).toString('base64url')

describe('a credential with ten planted defects', () => {
  it('has exactly these ten findings, each in its place', () => {
    expect(found(validate(text, { at: AT }))).toEqual(DEFECTS.map((each) => [...each]))
  })

  it('shows at each place what is at fault', () => {
    const shown = DEFECTS.map(([, , line, column]) => text.slice(offsetOf(line, column)).split(/[\n,]/)[0])
    expect(shown).toEqual([
      '"english": "Low-emission wood finishing"',
      '"email": "secretaria@centro-madera.example"',
      '"waterborne coatings"',
      '"reuseLevl": "cross-sector"',
      '"2"',
      '"writen-examination" }',
      '"2025-02-30"',
      String.raw`"\t \u00a0" }`,
      '82',
      '',
    ])
  })

  it('has the same findings as bytes', () => {
    expect(found(validate(new TextEncoder().encode(text), { at: AT }))).toEqual(
      DEFECTS.map((each) => [...each]),
    )
  })

  it('has all but the duplicate key as an object, without lines', () => {
    const parsed = found(validate(JSON.parse(text), { at: AT }))
    expect(parsed.toSorted()).toEqual(
      DEFECTS.filter(([code]) => code !== 'json.duplicate-key')
        .map(([code, pointer]) => [code, pointer, undefined, undefined])
        .toSorted(),
    )
  })

  it('has the same findings in a delivery wrapper, at their places in the whole text', () => {
    const before = '{\n  "deliveryDetails": { "to": "x" },\n  "credential": '
    const report = validate(`${before}${text.trimEnd()}\n}\n`, { at: AT })
    expect(report.wrapper).toEqual({ type: 'delivery', pointer: '/credential' })
    expect(found(report)).toEqual(
      DEFECTS.map(([code, pointer, line, column]) => [code, pointer, line + 2, column]),
    )
  })

  it('has the same findings as the payload of a JAdES envelope, at their places in its string', () => {
    const before = '  "payload": '
    const report = validate(`{\n${before}${JSON.stringify(text)},\n  "signatures": []\n}\n`, { at: AT })
    expect(report.wrapper).toEqual({ type: 'jades', pointer: '/payload' })
    expect(found(report)).toEqual(
      DEFECTS.map(([code, pointer, line, column]) => {
        const written = JSON.stringify(text.slice(0, offsetOf(line, column))).length - 1
        return [code, pointer, 2, before.length + written + 1]
      }),
    )
  })

  it('has the same findings as encoded payload of a JAdES envelope, a JWT and its vc claim, without lines', () => {
    const header = base64Url('{"alg":"ES256"}')
    const wrapped = [
      JSON.stringify({ payload: base64Url(text), signatures: [] }),
      `${header}.${base64Url(text)}.c2ln`,
      `${header}.${base64Url(`{"vc":${text}}`)}.c2ln`,
    ]
    for (const token of wrapped)
      expect(found(validate(token, { at: AT }))).toEqual(
        DEFECTS.map(([code, pointer]) => [code, pointer, undefined, undefined]),
      )
  })
})
