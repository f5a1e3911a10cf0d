import { readFileSync } from 'node:fs'
import type { Microcredential, Specification } from '@microcred/core'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { type Check, validate } from '../src/index.js'
import { validateLinkedData } from '../src/linked-data.js'
import { validate as validateRecord } from '../src/record.js'
import { badge } from './badge.js'
import { complete } from './complete-record.js'

class Thenable {
  // biome-ignore lint/suspicious/noThenProperty: this is what a promise of another library is
  then(): void {}
}

const at = '2026-06-19'
const sound = complete()
const { learner: _, dateOfIssuing: __, grade: ___, ...held } = complete()
const specification = {
  ...held,
  $schema: 'https://w3id.org/microcred/0.1.0/specification.schema.json',
  specification: undefined,
  status: undefined,
}
const offered = JSON.parse(JSON.stringify(specification))
const ended = complete({ validUntil: '2020-01-01' })

describe('ok', () => {
  it('is said of a record without errors of which every check ran, and the record is whole', () => {
    const report = validate(sound, { at })
    expect(report).toMatchObject({ kind: 'credential', ok: true, verdict: { annexI: 'complete' } })
    expect(report.record).toEqual(sound)
    if (report.ok && report.kind === 'credential')
      expectTypeOf(report.record).toEqualTypeOf<Readonly<Microcredential>>()
    if (report.ok && !report.credentials && report.kind === 'specification')
      expectTypeOf(report.record).toExtend<Readonly<Specification>>()
    if (report.kind === 'container') expectTypeOf(report.credentials).not.toBeNullable()
  })

  it('is one flag where only records are read', () => {
    const report = validateRecord(sound, { at })
    if (!report.ok) throw new Error('the example is not sound')
    expectTypeOf(report.record).toEqualTypeOf<Readonly<Microcredential>>()
    expect(report.record.learner).toEqual(sound.learner)
  })

  it('is said of a specification likewise', () => {
    const report = validate(offered, { at })
    expect([report.kind, report.ok, report.record]).toEqual(['specification', true, offered])
    const { title: ____, ...untitled } = offered
    expect(validate(untitled, { at })).toMatchObject({ kind: 'specification', ok: false })
  })

  it.each<[string, object]>([
    ['an error of a rule', ended],
    ['an error of structure', complete({ level: { eqf: 9 } })],
    ['a missing element', complete({ title: undefined })],
    ['nothing of a credential', {}],
    ['what cannot be read', ['x']],
    ['a credential that misses elements and conforms to its standard', badge()],
  ])('is not said of %s', (____, input) => {
    const report = validate(input, { at })
    expect(report.ok).toBe(false)
    if (report.findings.some(({ severity }) => severity === 'error'))
      expect(report.verdict.annexI === 'complete' && report.verdict.conformance === 'valid').toBe(
        input === ended,
      )
  })

  it.each<[readonly Check[]]>([
    [['conformance', 'annexI']],
    [['conformance', 'rules']],
    [['annexI', 'rules']],
    [[]],
  ])('is not said where only %j were checked', (checks) => {
    expect(validate(sound, { at, checks }).ok).toBe(false)
    expect(validate(sound, { at, checks: [...checks, 'conformance', 'annexI', 'rules'] }).ok).toBe(true)
  })

  it('is not said of a draft that lacks what sealing adds', () => {
    const draft = complete({ dateOfIssuing: undefined })
    expect(validate(draft, { at, draft: true })).toMatchObject({ ok: false, verdict: { annexI: 'complete' } })
    expect(validate(sound, { at, draft: true }).ok).toBe(true)
  })

  it('is the worst of all in a container, which has no record', () => {
    const all = validate([sound, sound], { at })
    expect([all.kind, all.ok, all.record]).toEqual(['container', true, undefined])
    expect(validate([sound, ended], { at }).ok).toBe(false)
    expect(validate([[sound, ended]], { at }).ok).toBe(false)
    expect(validate([sound, badge()], { at }).ok).toBe(false)
    expect(validate([], { at }).ok).toBe(false)
  })

  it('is taken back by what linked data refuses', async () => {
    const file = new URL('../../../examples/openbadges/beja-efficient-irrigation.json', import.meta.url)
    const whole = JSON.parse(readFileSync(file, 'utf8'))
    const foreign = { ...whole, '@context': [...whole['@context'], 'https://elsewhere.example/context'] }
    expect(validate(foreign, { at }).ok).toBe(true)
    expect((await validateLinkedData(foreign, { at })).ok).toBe(false)
    expect((await validateLinkedData(whole, { at })).ok).toBe(true)
  })
})

describe('what is no text, no bytes and no JSON', () => {
  it.each<[string, unknown, string, string]>([
    ['a buffer', new ArrayBuffer(4), 'ArrayBuffer', 'new Uint8Array(input)'],
    ['a shared buffer', new SharedArrayBuffer(4), 'SharedArrayBuffer', 'new Uint8Array(input)'],
    ['a file', new Blob(['{}']), 'Blob', 'await input.text()'],
    ['an answer', new Response('{}'), 'Response', 'await input.text()'],
    ['a stream', new Response('{}').body, 'ReadableStream', 'await new Response(input).text()'],
    ['a promise', Promise.resolve('{}'), 'Promise', 'await input'],
    ['a promise of another library', new Thenable(), 'Promise', 'await input'],
    ['a map', new Map(), 'Map', 'Object.fromEntries(input)'],
    [
      'another view of bytes',
      new DataView(new ArrayBuffer(4)),
      'DataView',
      'new Uint8Array(input.buffer, input.byteOffset, input.byteLength)',
    ],
  ])('is told what to hand in instead: %s', (_, input, name, instead) => {
    for (const report of [validate(input, { at }), validateRecord(input, { at })]) {
      expect(report.findings.map(({ code, params }) => [code, params])).toEqual([
        ['json.not-text', expect.objectContaining({ class: name, instead })],
      ])
      expect(report.findings[0]!.message).toContain(`Hand in \`${instead}\`.`)
      expect(report.verdict.conformance).toBe('unreadable')
    }
  })

  it.each([undefined, null, 5, Number.NaN, true, () => 1, Symbol('x'), 10n])(
    '(%o) has one finding',
    (input) => {
      expect(validate(input).findings).toHaveLength(1)
      expect(validateRecord(input).findings).toHaveLength(1)
    },
  )
})
