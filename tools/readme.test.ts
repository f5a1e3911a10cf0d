import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from './root.ts'

const readme = readFileSync(join(root, 'README.md'), 'utf8')

const blocks = (language: string): string[] =>
  [...readme.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs'))].map(([, text]) => text!)

const run = (...args: string[]): string =>
  spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } })
    .stdout

describe('what the README shows', () => {
  test('its first program is the one in the examples', () => {
    expect(blocks('js')[0]).toBe(readFileSync(join(root, 'examples/programs/validate.mjs'), 'utf8'))
  })

  test('prints what stands below it', () => {
    expect(run('examples/programs/validate.mjs')).toBe(blocks('text')[0])
  })

  test('of the command is what the command prints, line by line', () => {
    const printed = run(
      'packages/cli/bin/microcred.js',
      'validate',
      'examples/broken/plovdiv-ten-mistakes.json',
    ).split('\n')
    for (const line of blocks('text')[1]!.trimEnd().split('\n'))
      if (line.trim() !== '…') expect(printed).toContain(line)
  })

  test('of stacking is what the command prints, line by line', () => {
    const printed = run(
      'packages/cli/bin/microcred.js',
      'stack',
      'examples/stacking/circular-furniture.json',
      'examples/stacking/lucia-ortega',
      '--plan',
      'examples/specifications',
      '--at',
      '2026-10-01',
    ).split('\n')
    for (const line of blocks('text')[2]!.trimEnd().split('\n'))
      if (line.trim() !== '…') expect(printed).toContain(line)
  })
})
