import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Microcredential } from '@microcred/core'
import { write } from '@microcred/core/write'
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

/** Another skill. */
const OTHER = 'http://data.europa.eu/esco/skill/1ead478f-4e9d-4aa7-a728-823fc1e894f5'

/** A rule without what it asks for. */
const {
  root: _,
  constraints: __,
  profile,
  ...RULE
} = JSON.parse(readFileSync(join(root, 'examples/stacking/circular-furniture.json'), 'utf8')) as Json & {
  readonly profile: Json
}

/** An outcome that nothing but its skill says to be alike. */
const ASKED = { title: { en: 'Weighs what a product does to its surroundings' } }

/** The record with nothing but one skill, written so. */
function recordWith(uri: string, outcome: object = record.learningOutcomes[0]!): Microcredential {
  const skills = [{ uri, match: 'exact' }]
  return { ...record, learningOutcomes: [{ ...outcome, skills }] } as unknown as Microcredential
}

/** The same in a file. */
function fileWith(name: string, uri: string, outcome?: object): string {
  const file = join(folder, `${name.replaceAll(' ', '-')}.json`)
  writeFileSync(file, JSON.stringify(recordWith(uri, outcome)))
  return file
}

function microcred(...args: string[]): string {
  try {
    return execFileSync(process.execPath, [join(root, 'packages/cli/bin/microcred.js'), ...args], {
      encoding: 'utf8',
      cwd: folder,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  } catch (error) {
    return (error as { stdout: string }).stdout
  }
}

const right = fileWith('right', RIGHT)
const rightAsked = fileWith('right asked', RIGHT, ASKED)
const otherAsked = fileWith('other asked', OTHER, ASKED)

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

  it.each(['edc', 'openbadges'])('by skills profile where it stands in the words of %s', (target) => {
    const [outright, otherwise] = [RIGHT, uri].map((written) => {
      const { credential } = write(recordWith(RIGHT), target as 'edc')
      const path = join(folder, `${target}-${name.replaceAll(' ', '-')}.json`)
      writeFileSync(path, JSON.stringify(credential).replaceAll(`"${RIGHT}"`, JSON.stringify(written)))
      return JSON.parse(microcred('skills', 'profile', path, '--format', 'json'))
    })
    expect(JSON.stringify(outright)).toContain(RIGHT)
    expect(otherwise).toEqual(outright)
  })

  it('by stack, of a rule that asks for it', () => {
    const ask = (uris: readonly string[]): string => {
      const asked = { title: profile.title, outcomes: profile.outcomes }
      const rule = {
        ...RULE,
        profile: asked,
        root: { op: 'item', id: 'one', from: { skill: { uris, match: 'exact' } } },
      }
      const path = join(folder, 'rule.json')
      writeFileSync(path, JSON.stringify(rule))
      return path
    }
    const stacked = (rule: string, held: string) => {
      const said = microcred('stack', rule, held, '--format', 'json', '--at', '2026-12-01')
      return JSON.parse(said).protocol as { verdict: string }
    }
    const met = stacked(ask([RIGHT]), right)
    expect(met.verdict).toBe('satisfied')
    expect(stacked(ask([RIGHT]), file)).toEqual(met)
    expect(stacked(ask([OTHER]), file).verdict).not.toBe('satisfied')
  })

  it('by compare, held and asked for', () => {
    const [held, asked] = [file, fileWith(`${name} asked`, uri, ASKED)]
    const said = (one: string, other: string) =>
      JSON.parse(microcred('compare', one, other, '--format', 'json'))
    const { outcomes } = said(right, rightAsked)
    expect(outcomes.covered).toHaveLength(1)
    expect(said(held, rightAsked).outcomes).toEqual(outcomes)
    expect(said(right, asked).outcomes).toEqual(outcomes)
    expect(said(held, otherAsked).outcomes.covered).toEqual([])
  })
})
