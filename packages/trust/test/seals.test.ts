/** Seals and time stamps of others, which are no part of this project. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { outsideData } from '../../../tools/outside-data.js'
import { verify } from '../src/node.js'

const data = outsideData('trust')
const samples = outsideData('edc-samples')
const read = (folder: string | undefined, file: string): string => readFileSync(join(folder!, file), 'utf8')

interface Row {
  readonly file: string
  readonly expected: {
    readonly integrity?: string
    readonly structure?: string
    readonly timestamp?: string
    readonly readable?: boolean
  }
}
const rows: readonly Row[] = data
  ? (JSON.parse(read(data, 'manifest.json')) as Row[]).filter(
      ({ file }) => file.startsWith('dss-jades/') && !file.endsWith('/sample.json'),
    )
  : []

/** Where this is stricter than the other implementation, or lacks an object: by which rule. */
const DIFFERENT: Readonly<Record<string, readonly [state: string, rule: string]>> = {
  'jades-t-level-with-etsiu-in-crit.json': [
    'failed',
    'RFC 7515 section 4.1.11: `crit` names what is protected',
  ],
  'jades-detached-by-uri-encoded-pars.json': ['not-checked', 'the object was not given'],
  'jades-detached-by-uri-hash-encoded-pars.json': ['not-checked', 'the object was not given'],
  'jades-flattened-BpB-detached-objectByURIHash.json': ['not-checked', 'the object was not given'],
}

/** Time stamps of 2020 over the decoded signature; ETSI TS 119 182-1 section 5.3.4 takes its text. */
const OLD_STAMPS = ['jades-t-clear-etsiu.json', 'jades-with-mixed-etsiU-type.json']

describe.skipIf(!data)('the seals of the reference implementation (needs outside data)', () => {
  const sample = data ? Buffer.from(read(data, 'dss-jades/sample.json')).toString('base64') : ''

  it.each(rows)('$file comes out as there, or differs by a rule', async ({ file, expected }) => {
    const name = file.slice('dss-jades/'.length)
    const trust = {
      made: '2026-11-30T00:00:00Z',
      sources: [],
      detached: { 'sample.json': sample, 'https://sample.example/sample.json': sample },
    }
    const { claims, verdict } = await verify(read(data, file), { trust, at: '2026-06-01' })
    const [integrity, , , time] = claims
    expect(verdict.trust).not.toBe('trusted')
    if (expected.readable === false) return expect(integrity!.state).not.toBe('verified')
    const different = DIFFERENT[name]
    if (different) return expect(integrity!.state, different[1]).toBe(different[0])
    // A header that is no JOSE header is refused as a whole (RFC 7515 section 5.2).
    if (expected.structure === 'failed') return expect(verdict.trust).toBe('untrusted')
    expect(integrity!.state).toBe(expected.integrity)
    if (expected.timestamp !== undefined)
      expect(claims[3]!.state === 'failed' || verdict.trust === 'untrusted').toBe(true)
    else if (!OLD_STAMPS.includes(name)) expect(time!.state).not.toBe('failed')
    return undefined
  })
})

describe.skipIf(!samples)('the seals of issuers (needs outside data)', () => {
  const seals: readonly { readonly file: string }[] = samples
    ? (JSON.parse(read(samples, 'manifest.json')) as { file: string; form: string }[]).filter(
        ({ form }) => form === 'jades',
      )
    : []

  it.each(seals)(
    '$file is unchanged, its time stamps hold, and it is no qualified seal',
    async ({ file }) => {
      const text = read(samples, file)
      const { claims, proofs } = await verify(text, {
        trust: { made: '2026-11-30T00:00:00Z', sources: [] },
        at: '2026-06-01',
      })
      expect(claims[0]!.state).toBe('verified')
      expect(claims[3]!.findings).toEqual(['time.stamp-not-trusted'])
      expect(proofs.map(({ seal }) => seal)).not.toContain('qualified')
      const changed = JSON.parse(text)
      const { etsiU } = changed.signatures[0].header
      const stamp = JSON.parse(Buffer.from(etsiU[0], 'base64url').toString())
      const token = Buffer.from(stamp.sigTst.tstTokens[0].val, 'base64')
      token[token.length - 5]! ^= 1
      stamp.sigTst.tstTokens[0].val = token.toString('base64')
      etsiU[0] = Buffer.from(JSON.stringify(stamp)).toString('base64url')
      const again = await verify(JSON.stringify(changed), {
        trust: { made: '2026-11-30T00:00:00Z', sources: [] },
        at: '2026-06-01',
      })
      expect(again.claims[3]!.findings).toEqual(['time.stamp-altered'])
    },
  )
})
