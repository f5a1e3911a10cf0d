/** Formats by their names. */
import type { Catalogue } from '@microcred/core/messages'
import type { Select } from '@microcred/validators/lines'
import { noPaint, type Paint } from '../paint.js'
import { version } from '../version.js'
import type { Format } from './format.js'

/** How the format for people is wanted, and how much of a line. */
export interface Wanted {
  readonly paint?: Paint
  readonly quiet: boolean
  readonly alone: boolean
  readonly showLearner: boolean
  readonly select?: Select | undefined
  readonly language?: Catalogue | undefined
}

/** The format of a name, loaded when it is asked for. */
export async function formatNamed(name: string, wanted: Wanted): Promise<Format> {
  switch (name) {
    case 'json':
      return (await import('./json.js')).jsonFormat(version())
    case 'ndjson': {
      const [{ ndjsonFormat }, { inLine }] = await Promise.all([
        import('./ndjson.js'),
        import('@microcred/validators/lines'),
      ])
      return ndjsonFormat(inLine, wanted.select)
    }
    case 'github':
      return (await import('./github.js')).githubFormat
    case 'sarif': {
      const [{ sarifFormat }, { explanationOf }] = await Promise.all([
        import('./sarif.js'),
        import('@microcred/validators/explanations'),
      ])
      return sarifFormat(version(), explanationOf)
    }
    case 'junit':
      return (await import('./junit.js')).junitFormat()
    case 'markdown':
      return (await import('./markdown.js')).markdownFormat(wanted.language)
    case 'csv':
      return (await import('./csv.js')).csvFormat
    case 'html':
      return (await import('./html.js')).htmlFormat(wanted.language)
    default:
      return (await import('./pretty.js')).prettyFormat({ paint: noPaint, ...wanted })
  }
}
