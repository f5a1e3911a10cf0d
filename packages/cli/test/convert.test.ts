/** `microcred convert` as a process. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const bin = fileURLToPath(new URL('../bin/microcred.js', import.meta.url))
const root = fileURLToPath(new URL('../../../', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'microcred-convert-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const convert = (...args: string[]) =>
  spawnSync(process.execPath, [bin, 'convert', ...args], { cwd: root, encoding: 'utf8' })

function file(name: string, content: unknown): string {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

const yecla = join(root, 'examples/credentials/yecla-low-emission-wood-finishing.json')
const record = JSON.parse(readFileSync(yecla, 'utf8')) as Record<string, unknown>

describe('convert', () => {
  it('says of a record that a form of offers is none of its own', () => {
    const { status, stdout, stderr } = convert(yecla, '--to', 'loq')
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/^The profile to write is one of .*, not "loq"\./)
  })

  it('writes what is lost and what is lacking to the file named', () => {
    const { issuerCountry: _, ...unknown } = record
    const bodies = [{ id: 'https://school.example/', legalName: { en: 'School' } }]
    const loss = join(folder, 'loss.json')
    const input = file('unknown.json', { ...unknown, awardingBody: bodies })
    const { stdout, status } = convert(input, '--to', 'edc', '--loss', loss)
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ credentialSubject: { type: 'Person' } })
    const said = JSON.parse(readFileSync(loss, 'utf8'))
    expect(Object.keys(said)).toEqual(['loss', 'lacks', 'unread'])
    expect(said.lacks.map((each: { pointer: string }) => each.pointer)).toContain('/issuer/location')
    expect(convert(input, '--to', 'edc').stderr).toContain('lacking: /issuer/location.')
  })

  it('says why an endorsement, a presentation and a broken token cannot be converted', () => {
    const context = ['https://www.w3.org/ns/credentials/v2']
    const presentation = file('presentation.json', {
      '@context': context,
      type: ['VerifiablePresentation'],
      holder: 'urn:h',
    })
    for (const [input, why] of [
      [presentation, 'it awards no micro-credential.'],
      [file('four.jwt', 'eyJhbGciOiJub25lIn0.e30.a.b'), 'this has 4.'],
      [file('one.jwt', 'eyJhbGciOiJub25lIn0'), 'this has 1.'],
    ] as const) {
      const { stderr, stdout, status } = convert(input, '--to', 'edc')
      expect([status, stdout]).toEqual([1, ''])
      expect(stderr).toContain(why)
    }
  })
})
