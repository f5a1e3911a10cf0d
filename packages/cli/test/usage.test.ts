import { readFileSync } from 'node:fs'
import { fill } from '@microcred/core/messages'
import { describe, expect, it } from 'vitest'
import { type Help, helpOf, overview } from '../src/arguments/help.js'
import { withOutput } from '../src/arguments/run.js'
import { type Command, given } from '../src/arguments/usage.js'
import { helpWords, parts } from '../src/generated/help.js'
import { rows } from '../src/generated/overview.js'

const options = {
  format: { takes: 'FORMAT', choices: ['pretty', 'json'] },
  at: { takes: 'DATE' },
  quiet: { short: 'q' },
}

describe('a command line', () => {
  it('gives words, values and switches in any order', () => {
    const { words, value, has } = given(['a', '-q', '--format', 'json', 'b', '--at=2026-01-01'], options)
    expect([words, value('format'), value('at'), has('quiet'), has('format')]).toEqual([
      ['a', 'b'],
      'json',
      '2026-01-01',
      true,
      true,
    ])
  })

  it('takes the last of an option that is given twice', () => {
    expect(given(['--at', '1', '--at', '2'], options).value('at')).toBe('2')
  })

  it('takes a dash, and all that follows two dashes, for words', () => {
    expect(given(['-', '--', '--format', '-q'], options).words).toEqual(['-', '--format', '-q'])
  })

  it.each([
    [['--formt', 'json'], 'There is no option --formt; did you mean --format?'],
    [['--verbose-output'], 'There is no option --verbose-output.'],
    [['-z'], 'There is no option -z.'],
    [['--constructor'], 'There is no option --constructor.'],
    [['--format'], '--format needs a value: pretty or json.'],
    [['--at'], '--at needs a value: DATE.'],
    [['--format', 'jsn'], '--format takes pretty or json, not “jsn”; did you mean json?'],
    [['--format', '--quiet'], '--format takes pretty or json, not “--quiet”.'],
    [['--quiet=yes'], '--quiet takes no value.'],
  ])('%j is refused in one sentence', (args, sentence) => {
    expect(() => given(args, options)).toThrow(sentence)
  })
})

const own = await Promise.all(
  rows.map(async ([name]) => {
    const { command } = (await import(`../src/commands/${name}.ts`)) as { command: Command }
    return [name, withOutput(command)] as const
  }),
)

describe('help', () => {
  const asked = new Set<string>()
  const help: Help = (key, params = {}) => {
    asked.add(key)
    return fill(helpWords[key]!, params)
  }

  it.each(own)(
    'of %s says what each option does and each example shows, with nothing left open',
    (name, command) => {
      expect(helpOf(name, command, help)).not.toMatch(/undefined|[{}]/)
    },
  )

  it('has no row that no command says', () => {
    for (const [name, command] of own) helpOf(name, command, help)
    overview(help, '1.0.0')
    help('help/--help')
    expect(Object.keys(helpWords).filter((key) => !asked.has(key))).toEqual([])
  })

  it('belongs to a part by the name of its command', () => {
    expect(Object.keys(parts).sort()).toEqual(own.map(([name]) => name).sort())
  })
})

describe('the overview', () => {
  it('shows of every command its first example', () => {
    expect(rows).toEqual(own.map(([name, { examples }]) => [name, examples[0]]))
  })

  it('has the commands whose exit codes the README has', () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
    const told = [...readme.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name)
    expect(told).toEqual(rows.map(([name]) => name))
  })
})
