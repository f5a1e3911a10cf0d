import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { guides, printed, textOf, withPrograms } from './guide.ts'
import { root } from './root.ts'
import { commandsIn } from './shown.ts'

describe.each(guides)('%s', (guide) => {
  test.each(commandsIn(textOf(guide)))('shows what is printed for microcred $run', ({ run, prints }) => {
    expect(printed(join(root, 'packages/cli/bin/microcred.js'), ...run.split(' '))).toBe(prints)
  })

  test('leaves out nothing of what is printed', () => {
    expect(commandsIn(textOf(guide)).length).toBe(textOf(guide).split('```console').length - 1)
  })

  test('holds the programs it names as they are, and what they print; if not, run npm run guide', () => {
    expect(withPrograms(textOf(guide))).toBe(textOf(guide))
  })
})
