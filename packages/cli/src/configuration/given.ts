/** A configuration under a command line: what the one leaves open the other says. */

import { jsonOf } from '@microcred/common/steering'
import { type Given, refused } from '../arguments/usage.js'
import { path as paths } from '../input/node.js'
import { leavesOut } from '../input/patterns.js'
import { print } from '../print/output.js'
import { settingsOf } from './apply.js'
import type { Opened } from './open.js'

/** What was given, with files, language and trust of the configuration where nothing else was said. */
export function configured(given: Given, { folder, configuration }: Opened): Given {
  const { files = [], language, trust } = configuration
  const here = paths.relative(process.cwd(), folder)
  const from = (word: string): string =>
    (leavesOut(word) ? `!${paths.join(here, word.slice(1))}` : paths.join(here, word)).replaceAll(
      paths.sep,
      '/',
    )
  const fallback: Readonly<Record<string, string | undefined>> = {
    language,
    trust: trust === undefined ? undefined : from(trust),
  }
  return {
    ...given,
    words: given.words.length > 0 ? given.words : files.map(from),
    value: (option) =>
      given.value(option) ?? (Object.hasOwn(fallback, option) ? fallback[option] : undefined),
  }
}

/** Prints the configuration, or what it lets hold for the one file that is named. */
export async function printConfiguration(
  opened: Opened | undefined,
  words: readonly string[],
): Promise<number> {
  if (words.length > 1) throw refused('usage/print-config')
  const [file] = words
  const said =
    file === undefined || !opened ? (opened?.configuration ?? {}) : (await settingsOf(opened))(file)
  print(`${jsonOf({ file: opened?.file ?? null, ...said }, 2)}\n`)
  return 0
}
