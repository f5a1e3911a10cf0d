/** Cards through the built command. */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'microcred-card-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const microcred = (...args: readonly string[]): SpawnSyncReturns<string> =>
  spawnSync(process.execPath, [join(root, 'packages/cli/bin/microcred.js'), 'card', ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  })

const file = (name: string): string => join(root, 'examples', name)

describe('microcred card', () => {
  it('prints a page in the language and for the reader asked for', () => {
    const { stdout, status } = microcred(
      file('credentials/sofia-bio-based-insulation.json'),
      '--language',
      'bg',
      '--for',
      'employer',
    )
    expect(status).toBe(0)
    expect(stdout).toMatch(/^<!doctype html>\n<html lang="bg"/)
    expect(stdout).toContain('Може да <bdi>монтира изолационни плоскости')
    expect(stdout).toContain('<body class="employer">')
    expect(stdout).toContain('преведени машинно')
  })

  it('says the same of a credential in whichever form it is', () => {
    const name = 'chemnitz-energy-efficient-machining.json'
    const [record, edc, badge] = ['credentials', 'edc', 'openbadges'].map((form) => {
      const { stdout, status } = microcred(file(`${form}/${name}`), '--language', 'de')
      expect(status).toBe(0)
      return /<section aria-labelledby="can".*?<\/section>/s.exec(stdout)![0]
    })
    expect(record).toContain('Das kann <bdi>Jonas Beispiel</bdi>')
    expect(record).toContain('>Energieverbrauch analysieren</bdi>')
    for (const other of [edc, badge])
      for (const outcome of ['Misst das Lastprofil', 'Entwickelt eigenverantwortlich'])
        expect(other).toContain(outcome)
  })

  it('takes the learner’s story from a file and the page to another', () => {
    writeFileSync(join(folder, 'story.txt'), 'I built <it> myself.\n')
    const { stdout, status } = microcred(
      file('credentials/cork-airtight-home-retrofit.json'),
      '--story',
      'story.txt',
      '--output',
      'card.html',
    )
    expect([status, stdout]).toEqual([0, ''])
    expect(readFileSync(join(folder, 'card.html'), 'utf8')).toContain('I built &lt;it&gt; myself.')
  })

  it.each([
    [['--language', 'tlh'], 2, 'There are no messages in tlh'],
    [['--for', 'nobody'], 2, '--for takes learner, employer or admissions'],
    [['--story', 'none.txt'], 2, 'there is no such file'],
  ])('ends with a sentence for %j', (args, code, said) => {
    const { status, stderr, stdout } = microcred(file('credentials/loimaa-soil-health.json'), ...args)
    expect([status, stdout]).toEqual([code, ''])
    expect(stderr).toContain(said)
  })

  it('ends with 1 where there is no micro-credential, and asks for one of several', () => {
    writeFileSync(join(folder, 'none.json'), '{"hello": 1}')
    expect(microcred('none.json').status).toBe(1)
    const held = ['loimaa-soil-health', 'cork-airtight-home-retrofit'].map((name) =>
      JSON.parse(readFileSync(file(`openbadges/${name}.json`), 'utf8')),
    )
    const all = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: ['VerifiablePresentation'],
      verifiableCredential: held,
    }
    writeFileSync(join(folder, 'several.json'), JSON.stringify(all))
    const { status, stderr } = microcred('several.json')
    expect([status, stderr]).toEqual([2, expect.stringContaining('holds 2 micro-credentials')])
  })
})
