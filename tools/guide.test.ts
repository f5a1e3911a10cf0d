import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { guides, printed, textOf, withPrograms } from './guide.ts'
import { root } from './root.ts'

/** What a guide shows of the command: what is typed, and what is printed below it. */
const shown = (guide: string): [typed: string, printed: string][] =>
  [...textOf(guide).matchAll(/```console\n\$ microcred ([^\n]*)\n(.*?)```/gs)].map(([, typed, below]) => [
    typed!,
    below!,
  ])

const run = (typed: string): string =>
  printed(join(root, 'packages/cli/bin/microcred.js'), ...typed.split(' '))

describe.each(guides)('%s', (guide) => {
  test.each(shown(guide))('shows what is printed for microcred %s', (typed, below) => {
    expect(run(typed)).toBe(below)
  })

  test('leaves out nothing of what is printed', () => {
    expect(shown(guide).length).toBe(textOf(guide).split('```console').length - 1)
  })

  test('holds the programs it names as they are, and what they print; if not, run npm run guide', () => {
    expect(withPrograms(textOf(guide))).toBe(textOf(guide))
  })
})
