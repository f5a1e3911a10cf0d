/** A row that was not checked names what to inject, or there is nothing that could be. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readCsv } from '../../../tools/model/load.js'
import type { Claim } from '../src/index.js'
import { verify } from '../src/node.js'
import { contentOf, optionsOf, vectors } from './vectors.js'

/** What may be injected for each reason; nothing where nothing could help. */
const register = new Map(
  readCsv('packages/schemas/trust/injections.csv', ['code', 'inject']).map(({ code, inject }) => [
    code!,
    inject === '' ? ['nothing'] : inject!.split(' '),
  ]),
)

const sources = readdirSync(new URL('../src/', import.meta.url), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.includes('generated'))
  .map((file) => readFileSync(new URL(`../src/${file}`, import.meta.url), 'utf8'))
  .join('\n')

/** What is wrong with what a row says of what to inject. */
function fault({ id, state, findings, inject }: Claim): string | undefined {
  if (state !== 'not-checked') return undefined
  if (!inject) return `${id} does not say what to inject`
  const codes = findings.filter((code) => register.has(code))
  if (codes.length === 0) return `${id} gives no reason of the register: ${findings.join(' ')}`
  const kinds = codes.flatMap((code) => register.get(code)!)
  if (inject.length === 0 && !kinds.includes('nothing')) return `${id} names nothing for ${codes.join(' ')}`
  const unnamed = inject.find(({ kind, id: name }) => name === '' && !NAMELESS.has(kind))
  if (unnamed) return `${id} wants a ${unnamed.kind} without a name`
  const foreign = inject.find(({ kind }) => !kinds.includes(kind))
  return foreign && `${id} wants a ${foreign.kind} for ${codes.join(' ')}`
}

/** What is asked for as such, not by a name. */
const NAMELESS: ReadonlySet<string> = new Set(['nonce', 'accreditation-register'])

const options = vectors.map((row) => ({ row, given: optionsOf(row) }))

describe('a row that was not checked', () => {
  it.each(options)('of $row.file names what to inject, whatever was', async ({ row, given }) => {
    const { at, trust, holder } = given
    const faults: (string | undefined)[] = []
    for (const each of [
      {},
      { at: at!, trust: trust! },
      { at: at!, trust: { ...trust!, dids: {} } },
      { at: at!, trust: { ...trust!, certificates: [] } },
      { at: at!, trust: { ...trust!, statusLists: {} } },
      { at: '2039-01-01', trust: trust! },
      { at: at!, trust: trust!, holder: { nonce: 'another' }, ...(holder && {}) },
      {
        at: at!,
        trust: trust!,
        policy: {
          id: 'urn:x',
          title: { en: 'x' },
          rows: [],
          algorithms: ['ES512'],
          freshRevocation: true,
          listMaxAge: 1,
        },
      },
    ] as const)
      for (const claim of (await verify(contentOf(row.file), each as object)).claims)
        faults.push(fault(claim))
    expect(faults.filter((each) => each !== undefined)).toEqual([])
  })

  it('has a reason that stands in the register', () => {
    const named = [...sources.matchAll(/\b(?:unchecked|unread|noList)\(\s*'([a-z0-9.-]+)'/g)].map(
      ([, code]) => code!,
    )
    expect(named.length).toBeGreaterThan(40)
    expect(named.filter((code) => !register.has(code))).toEqual([])
  })

  it('has no reason in the register that no source names', () => {
    expect([...register.keys()].filter((code) => !sources.includes(`'${code}'`))).toEqual([])
  })
})
