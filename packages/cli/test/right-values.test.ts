import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'microcred-right-values-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const RIGHT = 'http://data.europa.eu/esco/skill/e541c69c-ea80-4b17-87cb-4001d0b9d303'

/** Ways in which the URI of one skill is written wrong, all of which the validator corrects. */
const WRITTEN = {
  'with https': RIGHT.replace('http:', 'https:'),
  'in capital letters': RIGHT.replace('e541c69c-ea80', 'E541C69C-EA80'),
  'as the address of the portal': `https://esco.ec.europa.eu/en/classification/skill?uri=${encodeURIComponent(RIGHT)}`,
}

type Json = Record<string, unknown> & { learningOutcomes: { skills?: { uri: string }[] }[] }

const record = JSON.parse(
  readFileSync(join(root, 'examples/credentials/yecla-low-emission-wood-finishing.json'), 'utf8'),
) as Json

/** The record with nothing but one skill, written so, in a file. */
function fileWith(name: string, uri: string): string {
  const [outcome] = record.learningOutcomes
  const skill = { uri, match: 'exact' }
  const file = join(folder, `${name.replaceAll(' ', '-')}.json`)
  writeFileSync(file, JSON.stringify({ ...record, learningOutcomes: [{ ...outcome, skills: [skill] }] }))
  return file
}

function microcred(...args: string[]): string {
  try {
    return execFileSync(process.execPath, [join(root, 'packages/cli/bin/microcred.js'), ...args], {
      encoding: 'utf8',
      cwd: folder,
    })
  } catch (error) {
    return (error as { stdout: string }).stdout
  }
}

const right = fileWith('right', RIGHT)

describe.each(Object.entries(WRITTEN))('a skill written %s is read as that skill', (name, uri) => {
  const file = fileWith(name, uri)
  const alike = (...args: string[]): void => {
    const said = microcred(...args.map((each) => (each === '%' ? file : each)))
    const wanted = microcred(...args.map((each) => (each === '%' ? right : each)))
    expect(wanted.length).toBeGreaterThan(20)
    expect(said.replaceAll(file, '%')).toBe(wanted.replaceAll(right, '%'))
  }

  it('by skills profile', () => alike('skills', 'profile', '%', '--format', 'json'))

  it.each(['edc', 'openbadges', 'vc'])('by convert to %s', (target) => {
    const written = microcred('convert', file, '--to', target)
    expect(written).toContain(RIGHT)
    expect(written).not.toContain(uri)
  })

  it('by compare', () => {
    const said = microcred('compare', file, right, '--format', 'json')
    expect(said).toBe(microcred('compare', right, right, '--format', 'json').replaceAll(right, right))
  })
})
