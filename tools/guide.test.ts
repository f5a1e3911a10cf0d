import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from './root.ts'

const folder = join(root, 'docs/guide')

/** What a guide shows of the command: what is typed, and what is printed below it. */
const shown = (file: string): [typed: string, printed: string][] =>
  [...readFileSync(join(folder, file), 'utf8').matchAll(/```console\n\$ microcred ([^\n]*)\n(.*?)```/gs)].map(
    ([, typed, printed]) => [typed!, printed!],
  )

const run = (typed: string): string =>
  spawnSync(process.execPath, [join(root, 'packages/cli/bin/microcred.js'), ...typed.split(' ')], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  }).stdout

describe.each(readdirSync(folder))('%s shows what the command prints', (file) => {
  test.each(shown(file))('for microcred %s', (typed, printed) => {
    expect(run(typed)).toBe(printed)
  })

  test('and nothing of it is left out', () => {
    expect(shown(file).length).toBe(readFileSync(join(folder, file), 'utf8').split('```console').length - 1)
  })
})
