/** `microcred compare` as a process, over the examples of the project. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const bin = fileURLToPath(new URL('../bin/microcred.js', import.meta.url))
const root = fileURLToPath(new URL('../../../', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'microcred-compare-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const qualification = (name: string) => join(root, `packages/taxonomy/qualifications/${name}.json`)
const building = qualification('construction-circular-building-site')
const furniture = qualification('wood-furniture-circular-furniture-repair')
const day = ['--at', '2026-06-19']

function compare(...args: string[]) {
  const { NO_COLOR: _, FORCE_COLOR: __, ...env } = process.env
  return spawnSync(process.execPath, [bin, 'compare', ...args], { cwd: root, encoding: 'utf8', env })
}

const json = (...args: string[]) => JSON.parse(compare(...args, '--format', 'json').stdout)

/** A file in the folder of the test. */
function file(name: string, content: unknown): string {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

const example = (path: string) => JSON.parse(readFileSync(join(root, 'examples', path), 'utf8'))
const list = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value])

describe('compare', () => {
  it('prints what is held beside what is asked for, with reasons, and ends with 1 where something is lacking', () => {
    const { stdout, stderr, status } = compare(building, furniture, ...day)
    expect(stdout).toContain('The circular building site              Circular furniture: repair and reuse')
    expect(stdout).toMatch(/^> .+ {2,}\S/m)
    expect(stdout).toContain('25 % of the outcomes are covered; 80 % are asked for.')
    expect(stdout).toContain('policies/lisbon 1.0.0, as of 2026-06-19. The receiving organisation decides.')
    expect([stderr, status]).toEqual(['', 1])
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(110)
  })

  it('ends with 0 where nothing substantial differs, whatever form the credential has', () => {
    for (const path of ['credentials', 'edc', 'openbadges']) {
      const held = `examples/${path}/yecla-low-emission-wood-finishing.json`
      const asked = 'examples/specifications/yecla-low-emission-wood-finishing.json'
      const { stdout, status } = compare(held, asked, ...day)
      expect([path, stdout.split(';')[0], status]).toEqual([path, 'exact', 0])
    }
  })

  it('prints the same as JSON, with every reason in words', () => {
    const result = json(building, furniture, '--purpose', 'admission', ...day)
    expect(Object.keys(result)).toEqual(
      expect.arrayContaining(['microcred', 'grade', 'elements', 'outcomes', 'policy', 'purpose']),
    )
    expect(Object.keys(result.outcomes)).toEqual(['covered', 'missing', 'surplus'])
    expect(result.policy.id).toMatch(/admission$/)
    for (const { message } of result.elements) expect(message).toMatch(/\.$/)
  })

  it('takes a policy from a file, and says what is wrong with one', () => {
    const policy = JSON.parse(
      readFileSync(join(root, 'packages/schemas/equivalence/valid/policy-of-a-faculty.json'), 'utf8'),
    )
    expect(json(building, building, '--policy', file('policy.json', policy)).policy.id).toBe(policy.id)
    const { stderr, status } = compare(
      building,
      building,
      '--policy',
      file('bad.json', { ...policy, level: 5 }),
    )
    expect(stderr).toMatch(/bad\.json\/level comparison-policy\.malformed: .+\./)
    expect(status).toBe(2)
  })

  it('lets recorded decisions outrank what is computed, and shows both', () => {
    const decision = {
      source: { id: JSON.parse(readFileSync(building, 'utf8')).id },
      target: { id: JSON.parse(readFileSync(furniture, 'utf8')).id },
      grade: 'exact',
      purposes: ['recognition'],
      evaluator: { name: { en: 'Illustrative Office' } },
      decided: '2026-01-01',
      granted: { value: 2, unit: 'ects' },
      conditions: { en: 'A safety briefing on site.' },
    }
    const decisions = file('decisions.json', { decisions: [decision] })
    const { stdout, status } = compare(building, furniture, '--decisions', decisions, ...day)
    expect(stdout).toMatch(/^exact; /)
    expect(stdout.split('\n').slice(1, 5)).toEqual([
      'Decided by Illustrative Office on 2026-01-01.',
      'Granted: 2 ECTS.',
      'Condition: A safety briefing on site.',
      'Computed: partial, a substantial difference.',
    ])
    expect(status).toBe(0)
    const both = file('both.json', { decisions: [decision, { ...decision, grade: 'none' }] })
    const contradictory = compare(building, furniture, '--decisions', both, ...day)
    expect(contradictory.stderr).toContain('recognition-decision.contradictory')
    expect(contradictory.status).toBe(1)
  })

  describe('of a transcript', () => {
    const one = example('edc/yecla-low-emission-wood-finishing.json')
    const claim = list(one.credentialSubject.hasClaim)[0]
    const hasClaim = Array.from({ length: 40 }, (_, at) => ({
      ...(at === 6 ? claim : list(example('edc/loimaa-soil-health.json').credentialSubject.hasClaim)[0]),
      id: `urn:epass:learningAchievement:${at + 1}`,
    }))
    const transcript = file('transcript.json', {
      ...one,
      credentialSubject: { ...one.credentialSubject, hasClaim },
    })
    const asked = 'examples/specifications/yecla-low-emission-wood-finishing.json'

    it('reports each achievement in a line, and one that does is enough', () => {
      const { stdout, status } = compare(transcript, asked, ...day)
      expect(stdout).toContain('40 achievements')
      expect(stdout.match(/^[✓~✗?] +\d+ {2}/gm)).toHaveLength(40)
      expect(stdout).toMatch(/^✓ +7 {2}Low-emission wood finishing +exact, 100 % covered/m)
      expect(status).toBe(0)
      expect(json(transcript, asked, ...day).claims).toHaveLength(40)
    })

    it('shows the one that is chosen, by number or by pointer', () => {
      expect(compare(transcript, asked, '--claim', '7', ...day).stdout).toMatch(/^exact; /)
      expect(json(transcript, asked, '--claim', '/credentialSubject/hasClaim/6', ...day)).toMatchObject({
        claim: '/credentialSubject/hasClaim/6',
        grade: 'exact',
      })
      const { stderr, status } = compare(transcript, asked, '--claim', '41')
      expect(stderr).toContain('has no achievement 41; it has 1 to 40.')
      expect(status).toBe(2)
    })

    it('asks which one is meant where it is the target', () => {
      const { stderr, status } = compare(asked, transcript)
      expect(stderr).toContain('holds 40 achievements; say which is asked for: --target-claim 1 to 40.')
      expect(status).toBe(2)
      expect(compare(asked, transcript, '--target-claim', '7', ...day).status).toBe(0)
    })
  })

  for (const [fact, args, sentence] of [
    ['one credential is too few', [building], 'Name two credentials'],
    ['a policy that does not exist', [building, furniture, '--policy', 'lisbo'], 'did you mean lisbon?'],
    [
      'a purpose that does not exist',
      [building, furniture, '--purpose', 'admision'],
      'did you mean admission?',
    ],
    ['a day that does not exist', [building, furniture, '--at', '2026-02-30'], '--at takes a day'],
    ['a file that does not exist', [building, 'nowhere.json'], 'There is no file or folder nowhere.json.'],
    ['what is no credential', [building, 'package.json'], 'package.json cannot be compared: '],
    ['what is no JSON', [building, 'README.md'], 'README.md cannot be compared: '],
    [
      'decisions that are no JSON',
      [building, furniture, '--decisions', 'README.md'],
      'README.md is not JSON',
    ],
  ] as const)
    it(`ends with 2 and one sentence for ${fact}`, () => {
      const { stdout, stderr, status } = compare(...args)
      expect(stderr).toContain(sentence)
      expect(stderr.trim().split('\n')).toHaveLength(1)
      expect([stdout, status]).toEqual(['', 2])
    })
})
