/** Writes `packages/vectors/cases.ndjson` from the fixtures and examples, by the packages as they were built. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { elements } from '@microcred/core'
import { validate } from '@microcred/validators'
import { elementFolders, fixturesOf } from './fixtures.ts'
import { root } from './root.ts'

export const FILE = 'packages/vectors/cases.ndjson'
const AT = '2026-07-01'

interface Case {
  readonly id: string
  readonly title: string
  readonly input: unknown
  readonly at: string
  readonly expect: object
}

/** The shortest of the values an element accepts. */
const smallest = (id: string): unknown =>
  fixturesOf(id)
    .valid.map(({ data }) => data)
    .toSorted((a, b) => JSON.stringify(a).length - JSON.stringify(b).length)[0]

function caseOf(id: string, title: string, input: unknown): Case {
  const { verdict, elements: rows, findings } = validate(input, { at: AT })
  return {
    id,
    title,
    input,
    at: AT,
    expect: {
      verdict: { conformance: verdict.conformance, annexI: verdict.annexI },
      elements: Object.fromEntries(rows.map(({ id: element, status }) => [element, status])),
      findings: findings.map(({ code, pointer }) => ({ code, pointer })),
    },
  }
}

const words = (file: string): string => file.replace(/^.*\//, '').replace('.json', '').replaceAll('-', ' ')

/** Every case, in order. */
export function cases(): readonly Case[] {
  const whole = {
    ...Object.fromEntries(
      elements.filter(({ required }) => required).map(({ id, key }) => [key, smallest(id)]),
    ),
    // Of higher education, where credits are expected.
    level: { eqf: 6 },
  }
  const keys = new Map<string, string>(elements.map(({ id, key }) => [id, key]))
  const ofElements = elementFolders().flatMap((element) => {
    const key = keys.get(element)!
    const { valid, invalid } = fixturesOf(element)
    return [...valid, ...invalid].map(({ file, data }) =>
      caseOf(
        file.replace('packages/schemas/elements/', '').replace('.json', ''),
        `${element}: ${words(file)}`,
        { ...whole, [key]: data },
      ),
    )
  })
  const missing = Object.keys(whole).map((key) =>
    caseOf(`missing/${key}`, `a record without ${key}`, { ...whole, [key]: undefined }),
  )
  const documents = ['credentials', 'openbadges', 'edc', 'broken', 'specifications'].flatMap((folder) =>
    readdirSync(join(root, 'examples', folder))
      .filter((file) => file.endsWith('.json'))
      .sort()
      .map((file) =>
        caseOf(
          `examples/${folder}/${file.replace('.json', '')}`,
          `${folder}: ${words(file)}`,
          JSON.parse(readFileSync(join(root, 'examples', folder, file), 'utf8')),
        ),
      ),
  )
  const texts = ['{"title":', '[1]', '"text"', '{"title":{"en":"A","en":"B"}}', '{"a":1}'].map((text, at) =>
    caseOf(`text/${at + 1}`, `the text ${text}`, text),
  )
  return [...ofElements, ...missing, ...documents, ...texts].map((each) => JSON.parse(JSON.stringify(each)))
}

export const text = (): string =>
  cases()
    .map((each) => `${JSON.stringify(each)}\n`)
    .join('')

if (process.argv[1]?.endsWith('vectors.ts')) writeFileSync(join(root, FILE), text())
