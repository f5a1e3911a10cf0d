import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { outsideData } from '../outside-data.ts'
import { formsIn, listForms } from './forms.ts'

describe.each(['edc-samples', 'openbadges', 'vc2', 'field'])('the files of %s', (folder) => {
  const dir = outsideData(folder)
  it.skipIf(!dir)('are recognised or named', () => {
    const lines: string[] = []
    expect(
      listForms(dir!, (line) => lines.push(line)),
      lines.at(-1),
    ).toBe(true)
  })
})

describe('the list of forms', () => {
  let folder: string
  const files = {
    'fields.json':
      '{"course":"/credentialSubject/achievement/name","person":{"name":"/credentialSubject/name"}}',
    'number.json': '{"course":"Wood","places":7}',
    'told.json': '{"$schema":"urn:a","course":"Wood"}',
    'page.html': '<!doctype html><title>Log in</title>',
    'broken.json': '{',
    'record.json': '{"title":{"en":"Wood"},"learner":{},"dateOfIssuing":"2026-01-01"}',
    'notes.md': '# None',
  }
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'microcred-forms-'))
    for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('sets texts of an application apart, and counts what else has no name', () => {
    expect(Object.fromEntries(formsIn(folder).map(({ file, kind }) => [file, kind]))).toEqual({
      'broken.json': 'broken',
      'fields.json': 'apart',
      'number.json': 'unnamed',
      'page.html': 'named',
      'record.json': 'read',
      'told.json': 'unnamed',
    })
    const lines: string[] = []
    expect(listForms(folder, (line) => lines.push(line))).toBe(false)
    expect(lines.at(-1)).toBe(
      '6 files: 1 read, 1 named, 1 broken, 1 apart, 2 unnamed (40.0 %, target 2 %), below target',
    )
  })
})
