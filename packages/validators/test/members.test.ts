import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { validate } from '../src/index.js'
import { completeSpecification } from './complete-record.js'
import { AT } from './rule-cases.js'

const folder = new URL('../../schemas/members/', import.meta.url)
const members = readdirSync(folder)
const keyOf = (name: string): string => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())

const fixtures = (member: string, kind: 'valid' | 'invalid') => {
  const files = new URL(`${member}/${kind}/`, folder)
  return existsSync(files)
    ? readdirSync(files).map((file) => ({
        file,
        json: JSON.parse(readFileSync(new URL(file, files), 'utf8')) as {
          because: { code: string; pointer: string }
          data: unknown
        },
      }))
    : []
}

/** A specification with one member, beside the outcomes and the volume that the fixtures speak of. */
const withMember = (member: string, data: unknown) =>
  completeSpecification({
    learningOutcomes: [{ id: 'https://school.example/o/1', title: { es: 'Aplica barnices al agua' } }],
    notionalWorkload: { volumes: [{ value: 2, unit: 'ects' }] },
    [keyOf(member)]: data,
  })

describe.each(members)('%s of a specification', (member) => {
  const key = `/${keyOf(member)}`

  it.each(fixtures(member, 'valid'))('accepts $file without a finding', ({ json }) => {
    expect(validate(withMember(member, json), { at: AT }).findings).toEqual([])
  })

  it.each(fixtures(member, 'invalid'))('finds in $file exactly what its because says', ({ json }) => {
    const { findings } = validate(withMember(member, json.data), { at: AT })
    expect(findings.map(({ code, pointer }) => ({ code, pointer }))).toEqual([
      { code: json.because.code, pointer: key + json.because.pointer },
    ])
  })
})

it('has fixtures of every member a specification has and a record has not', () => {
  const schema = (name: string) =>
    JSON.parse(readFileSync(new URL(`../${name}.schema.json`, folder), 'utf8')) as {
      properties: Record<string, unknown>
    }
  const own = Object.keys(schema('specification').properties).filter(
    (key) => !(key in schema('microcredential').properties),
  )
  expect(members.map(keyOf).sort()).toEqual(own.sort())
})
