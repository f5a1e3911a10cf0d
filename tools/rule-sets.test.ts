import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readCsv } from './model/load.ts'
import { root } from './root.ts'
import { ruleSets } from './rule-sets.ts'

const base = mkdtempSync(join(tmpdir(), 'microcred-rule-sets-'))
afterAll(() => rmSync(base, { recursive: true, force: true }))

const packs = 'packages/schemas/stacking/packs'
mkdirSync(join(base, packs), { recursive: true })
cpSync(join(root, packs, 'eu-base.json'), join(base, packs, 'eu-base.json'))
const pack = JSON.parse(readFileSync(join(root, packs, 'eu-base.json'), 'utf8'))

/** What is said while one more file stands beside the pack. */
function saidOf(name: string, text: string): string[] {
  const path = join(base, packs, name)
  writeFileSync(path, text)
  const said = [...ruleSets(undefined, base)]
  rmSync(path)
  return said
}

describe('packs and policies', () => {
  it('that are shipped have no fault', () => {
    expect([...ruleSets(undefined)]).toEqual([])
  })

  it('have an id of their own', () => {
    expect(saidOf('zz.json', JSON.stringify(pack))).toEqual([
      `${packs}/zz.json has the id of ${packs}/eu-base.json; give it one of its own.`,
      `${packs}/zz.json has the id ${pack.id}, which ends otherwise than its name; rename one of them.`,
    ])
  })

  it('are sound', () => {
    const { root: _, ...without } = pack
    const [said, ...more] = saidOf('zz.json', JSON.stringify({ ...without, id: 'https://example.org/zz' }))
    expect(said).toMatch(/zz\.json has a fault: stacking-rule\.\S+\. Run: npx microcred explain /)
    expect(more).toEqual([])
  })

  it('are JSON', () => {
    expect(saidOf('zz.json', '{')).toEqual([expect.stringMatching(/zz\.json is not JSON: /)])
  })
})

describe('a table', () => {
  const said = (text: string): string => {
    writeFileSync(join(base, 'table.csv'), text)
    try {
      readCsv('table.csv', ['code', 'label'], base)
      return ''
    } catch (error) {
      return (error as Error).message
    }
  }

  it('with a byte order mark is told so', () => {
    expect(said('\uFEFFcode,label\na,A\n')).toBe(
      'table.csv begins with a byte order mark; save it as UTF-8 without one.',
    )
  })

  it('with an unquoted comma is told where', () => {
    expect(said('code,label\na,A\nb,B, and more\n')).toBe(
      'table.csv, line 3, has 3 cells instead of 2; a cell with a comma stands between double quotes.',
    )
  })

  it('that is sound is read', () => {
    expect(said('code,label\na,"A, and more"\n')).toBe('')
  })
})
