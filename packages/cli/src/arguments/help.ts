/** The words of `--help`. */

import { rows } from '../generated/overview.js'
import { version } from '../print/version.js'
import type { Command } from './usage.js'

const WIDTH = 78

/** What the whole of `microcred` says of itself. */
export function overview(): string {
  const widest = Math.max(...rows.map(([name]) => name.length))
  return [
    `microcred ${version()}: the EU standard elements of a micro-credential, checked`,
    '',
    'Usage: microcred COMMAND [options]',
    '',
    ...rows.map(([name, summary]) => `  ${name.padEnd(widest)}  ${summary}`),
    '',
    'Try',
    ...rows.map(([, , example]) => `  ${example}`),
    '',
    'microcred help COMMAND says more of each.',
    '',
  ].join('\n')
}

/** What one command says of itself. */
export function helpOf(name: string, { summary, synopsis, details, options, examples }: Command): string {
  const flags = Object.entries(options).map(
    ([option, { takes, short }]) => `${short ? `-${short}, ` : ''}--${option}${takes ? ` ${takes}` : ''}`,
  )
  const widest = Math.max(0, ...flags.map((flag) => flag.length))
  const commands = Math.max(0, ...examples.map(([command]) => command.length))
  return [
    `${summary}.`,
    '',
    `Usage: microcred ${name} ${synopsis}`,
    '',
    ...details.flatMap((paragraph) => [wrapped(paragraph, ''), '']),
    ...(flags.length > 0
      ? [
          'Options',
          ...Object.values(options).map(
            ({ does }, at) => `  ${flags[at]!.padEnd(widest)}  ${wrapped(does, ' '.repeat(widest + 4))}`,
          ),
          '',
        ]
      : []),
    'Examples',
    ...examples.map(([command, does]) => `  ${command.padEnd(commands)}  ${does}`),
    '',
  ].join('\n')
}

/** A text in lines, all but the first of which are indented. */
function wrapped(text: string, indent: string): string {
  const room = Math.max(30, WIDTH - indent.length)
  let line = ''
  const lines: string[] = []
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].join(`\n${indent}`)
}
