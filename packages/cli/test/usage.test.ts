import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Command, given, listed } from '../src/arguments/usage.js'
import { rows } from '../src/generated/overview.js'

const options = {
  format: { takes: 'FORMAT', choices: ['pretty', 'json'], does: '' },
  at: { takes: 'DATE', does: '' },
  quiet: { short: 'q', does: '' },
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

it('words are listed as English lists them', () => {
  expect([listed([]), listed(['a']), listed(['a', 'b']), listed(['a', 'b', 'c'], 'and')]).toEqual([
    '',
    'a',
    'a or b',
    'a, b and c',
  ])
})

describe('the overview', () => {
  it('says of every command what the command says of itself', async () => {
    const own = await Promise.all(
      rows.map(async ([name]) => {
        const { command } = (await import(`../src/commands/${name}.ts`)) as { command: Command }
        return [name, command.summary, command.examples[0]![0]]
      }),
    )
    expect(rows).toEqual(own)
  })

  it('has the commands whose exit codes the README has', () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
    const told = [...readme.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name)
    expect(told).toEqual(rows.map(([name]) => name))
  })
})
