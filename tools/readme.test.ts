import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { printed } from './guide.ts'
import { root } from './root.ts'
import { commandsIn, isShown, programsIn } from './shown.ts'

const readme = readFileSync(join(root, 'README.md'), 'utf8')

describe('what the README shows', () => {
  const [program, ...others] = programsIn(readme)

  test('is the program of the examples, and what it prints', () => {
    expect(others).toEqual([])
    expect(program?.run).toBe(readFileSync(join(root, 'examples/programs/validate.mjs'), 'utf8'))
    expect(printed('examples/programs/validate.mjs')).toBe(program?.prints)
  })

  test('covers validation, skills, stacking and comparison', () => {
    expect(commandsIn(readme).map(({ run }) => run.split(' ')[0])).toEqual([
      'validate',
      'skills',
      'stack',
      'compare',
    ])
  })

  test.each(commandsIn(readme))('is what is printed for microcred $run', ({ run, prints }) => {
    const all = printed('packages/cli/bin/microcred.js', ...run.split(' '))
    expect(isShown(all, prints) ? prints : all).toBe(prints)
  })
})
