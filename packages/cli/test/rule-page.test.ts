/** `microcred stack show`, `--format html`, `stack diff` and `stack verify` as processes. */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const rule = 'examples/stacking/circular-furniture.json'
const repair = 'examples/stacking/lucia-ortega/circular-furniture-repair.json'
const finishing = 'examples/credentials/yecla-low-emission-wood-finishing.json'
const AT = ['--at', '2026-10-01']

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'microcred-rule-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function written(name: string, value: unknown): string {
  const path = join(folder, name)
  writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value))
  return path
}

const microcred = (...args: string[]): SpawnSyncReturns<string> =>
  spawnSync(process.execPath, [join(root, 'packages/cli/bin/microcred.js'), 'stack', ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', LC_ALL: 'C' },
  })

/** Tags that open and close, in order; whatever is left open or closed wrongly is at fault. */
function unbalanced(html: string): readonly string[] {
  const open: string[] = []
  const faults: string[] = []
  for (const [, slash, name] of html
    .replace(/<style>.*?<\/style>/s, '')
    .matchAll(/<(\/?)([a-z]\w*)[^>]*>/g)) {
    if (['meta', 'br'].includes(name!)) continue
    if (!slash) open.push(name!)
    else if (open.pop() !== name) faults.push(name!)
  }
  return [...faults, ...open]
}

describe('a rule in words', () => {
  it('is said in the language that is asked for', () => {
    const { status, stdout } = microcred('show', rule, '--language', 'de')
    expect(status).toBe(0)
    expect(stdout).toContain('Mindestens 6 ECTS auf EQR-Niveau 5 oder höher, aus dem, was anderswo zählt.')
    expect(microcred('show', rule, '--language', 'xx').status).toBe(2)
  })
})

describe('a page', () => {
  it('of a rule holds each of its sentences, loads nothing and runs nothing', () => {
    const { status, stdout } = microcred('show', rule, '--format', 'html')
    expect(status).toBe(0)
    expect(unbalanced(stdout)).toEqual([])
    expect(stdout).toMatch(/^<!doctype html>\n<html lang="en">/)
    expect(stdout).not.toMatch(/<script|<link|<img|@import|url\(|\son\w+=/)
    const { sentences } = JSON.parse(microcred('show', rule, '--format', 'json').stdout)
    for (const { sentence } of sentences)
      expect(stdout).toContain(sentence.replaceAll('"', '&quot;').replaceAll("'", '&#39;'))
    expect(stdout).toContain('<b>A finish that pollutes less</b> One credential')
  })

  it('of an answer says the verdict, what counts where, what is missing and who decides', () => {
    const { status, stdout } = microcred(rule, repair, ...AT, '--format', 'html')
    expect(status).toBe(1)
    expect(unbalanced(stdout)).toEqual([])
    expect(stdout).toContain('<p class="verdict">incomplete</p>')
    expect(stdout).toContain('<th scope="row">Circular furniture: repair and reuse</th>')
    expect(stdout).toContain('<h2>Missing</h2>')
    expect(stdout).toMatch(/This is advice: .* decides\./)
    expect(stdout).not.toMatch(/Lucía|Ortega|\{\w+\}|undefined/)
  })

  it('shows what strangers wrote as text', () => {
    const strange = JSON.parse(readFileSync(join(root, rule), 'utf8'))
    strange.title = { en: '<script>alert(1)</script>' }
    strange.authority = { document: '"><img src=x>', verified: false }
    const { stdout } = microcred('show', written('strange.json', strange), '--format', 'html')
    expect(stdout).not.toMatch(/<script|<img/)
    expect(stdout).toContain('&lt;script&gt;')
  })

  it('is in the language that is asked for', () => {
    const { stdout } = microcred(rule, repair, ...AT, '--format', 'html', '--language', 'es')
    expect(stdout).toContain('<html lang="es">')
    expect(stdout).toContain('Todo lo siguiente.')
    // What the rule calls in another language alone is read out in that one.
    const strange = JSON.parse(readFileSync(join(root, rule), 'utf8'))
    strange.root.of[0].title = { es: 'Un acabado', en: 'A finish' }
    strange.root.of[1].title = { en: 'Repair' }
    const own = microcred('show', written('own.json', strange), '--format', 'html', '--language', 'es').stdout
    expect(own).toContain('<b>Un acabado</b>')
    expect(own).toContain('<b><span lang="en">Repair</span></b>')
  })
})

describe('a new version of a rule', () => {
  const ects = (value: number) => ({ value, unit: 'ects' })
  const edition = (min: number, more: object = {}) => ({
    id: 'https://example.eu/rule',
    version: `${min}`,
    title: { en: 'Rule' },
    owner: { name: { en: 'Owner' } },
    validFrom: '2020-01-01',
    profile: { title: { en: 'Target' }, outcomes: [{ id: 'urn:o', title: { en: 'Outcome' } }] },
    conversion: { basis: 'hours', round: { mode: 'none' } },
    allocation: { scope: 'global' },
    root: { op: 'volume', id: 'credits', min: ects(min), from: {} },
    ...more,
  })
  const learner = (id: string, credits: number) =>
    JSON.stringify({
      id,
      credentials: [{ record: { id: `urn:${id}`, notionalWorkload: { volumes: [ects(credits)] } } }],
    })
  const both = () => [
    written('old.json', edition(12)),
    written(
      'new.json',
      edition(15, { constraints: [{ op: 'floor', id: 'two', select: {}, min: { count: 1 } }] }),
    ),
  ]

  it('says what changes', () => {
    const { status, stdout } = microcred('diff', ...both())
    expect(status).toBe(0)
    expect(stdout).toBe(
      'credits\n  - At least 12 ECTS.\n  + At least 15 ECTS.\ntwo\n  + Of what counts at least 1 credential is of any kind.\n',
    )
    const same = written('same.json', edition(12))
    expect(microcred('diff', same, same).stdout).toBe('No requirement and no constraint changes.\n')
  })

  it('says who gains and who loses, either way', () => {
    const cohort = written('cohort.ndjson', [learner('a', 10), learner('b', 13), learner('c', 20)].join('\n'))
    const [old, now] = both() as [string, string]
    const { status, stdout } = microcred('diff', old, now, '--cohort', cohort, ...AT)
    expect(status).toBe(0)
    expect(stdout).toContain('Of 3 learners 0 gain, 1 lose, and 0 have another verdict without either.')
    expect(stdout).toContain('  b: satisfied → incomplete (loses)\n')
    const back = JSON.parse(microcred('diff', now, old, '--cohort', cohort, ...AT, '--format', 'json').stdout)
    expect(back.summary).toEqual({ learners: 3, gain: 1, lose: 0, other: 0 })
    expect(back.learners).toEqual([{ id: 'b', before: 'incomplete', after: 'satisfied', change: 'gains' }])
  })

  it('is two rules, and sound ones', () => {
    expect(microcred('diff', both()[0]!).status).toBe(2)
    expect(microcred('diff', both()[0]!, written('none.json', {})).status).toBe(2)
  })
})

describe('a stored answer', () => {
  const stored = () => JSON.parse(microcred(rule, repair, finishing, ...AT, '--format', 'json').stdout)
  const verified = (value: unknown) => microcred('verify', written('result.json', value))

  it('holds as it was written', () => {
    const { status, stdout } = verified(stored())
    expect([status, stdout.endsWith('holds\n')]).toEqual([0, true])
  })

  // biome-ignore lint/suspicious/noExplicitAny: what JSON holds
  it.each<[string, (value: any) => void, string]>([
    [
      'verdict',
      ({ protocol, result }) =>
        [protocol, result].map((each) => Object.assign(each, { verdict: 'incomplete' })),
      'verdict',
    ],
    [
      'allocation',
      ({ protocol, result }) => [protocol.allocation, result.counted].map((each) => each.pop()),
      'verdict',
    ],
    ['day', ({ protocol }) => Object.assign(protocol, { at: '2025-01-01' }), 'at'],
    ['digest', ({ protocol }) => Object.assign(protocol.rule, { digest: 'sha256:0' }), 'digest'],
    ['rule', ({ input }) => Object.assign(input.rule.root, { note: { en: 'Other' } }), 'digest'],
  ])('with another %s ends with 1 and says what does not hold', (_, change, code) => {
    const value = stored()
    change(value)
    const { status, stdout } = verified(value)
    expect(status).toBe(1)
    expect(stdout).toContain(`stacking-result.${code}`)
  })

  it('that is none is no answer that holds', () => {
    expect(verified({}).status).toBe(1)
    expect(microcred('verify').status).toBe(2)
  })
})

describe('the learner', () => {
  const record = (id: string, learner: object) => ({
    ...JSON.parse(readFileSync(join(root, finishing), 'utf8')),
    id: `urn:uuid:00000000-0000-4000-8000-00000000000${id}`,
    learner,
  })
  const person = (id: string, family: string) => ({
    id,
    givenName: { en: 'Ana' },
    familyName: { en: family },
    dateOfBirth: family === 'One' ? '2000-01-01' : '1990-01-01',
  })

  it('is named by a file or an identifier, and nobody else’s credentials count', () => {
    const mine = written('mine.json', record('1', person('did:example:one', 'One')))
    const theirs = written('theirs.json', record('2', person('did:example:two', 'Two')))
    const counted = (...more: string[]) =>
      JSON.parse(
        microcred(rule, mine, theirs, repair, ...AT, '--format', 'json', ...more).stdout,
      ).result.counted.map(({ id }: { id: string }) => id.slice(-1))
    const file = written('learner.json', [person('did:example:two', 'Two')])
    expect(new Set(counted('--learner', 'did:example:one'))).toContain('1')
    expect(counted('--learner', 'did:example:one')).not.toContain('2')
    expect(new Set(counted('--learner', file))).toContain('2')
    expect(counted('--learner', file)).not.toContain('1')
  })
})
