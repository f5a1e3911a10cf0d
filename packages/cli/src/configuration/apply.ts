/** What a configuration means for one file. */
import type { Settlement } from '@microcred/common/settle'
import { matcherOf } from '../input/patterns.js'
import type { Opened, Settings } from './open.js'

/** What holds for a file. */
export interface ForFile extends Settlement {
  readonly profile?: string
  readonly checks?: readonly string[]
}

/** Says of a file, by its path, what the configuration lets hold for it. */
export async function settingsOf({ folder, configuration }: Opened): Promise<(file: string) => ForFile> {
  const { overrides = [], ...top } = configuration
  const layers = [
    { applies: () => true, settings: top as Settings },
    ...(await Promise.all(
      overrides.map(async ({ files, ...settings }) => ({
        applies: await matcherOf(files, folder),
        settings: settings as Settings,
      })),
    )),
  ]
  const ignored = await Promise.all(
    layers.flatMap(({ applies, settings }) =>
      (settings.ignore ?? []).map(async ({ code, files }) => {
        const among = files ? await matcherOf(files, folder) : () => true
        return { code, holds: (file: string) => applies(file) && among(file) }
      }),
    ),
  )
  return (file) => {
    const holding = layers.filter(({ applies }) => applies(file)).map(({ settings }) => settings)
    const profile = holding.findLast((each) => each.profile !== undefined)?.profile
    const checks = holding.findLast((each) => each.checks !== undefined)?.checks
    return {
      ignore: ignored.filter(({ holds }) => holds(file)).map(({ code }) => code),
      severities: Object.assign({}, ...holding.map(({ severities }) => severities)),
      ...(profile !== undefined && { profile }),
      ...(checks !== undefined && { checks }),
    }
  }
}
