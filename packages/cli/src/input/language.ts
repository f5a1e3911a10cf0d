/** The language people read what is printed in. */
import { type Catalogue, joined } from '@microcred/core/messages'
import { type Given, near } from '../arguments/usage.js'
import { languages } from '../generated/languages.js'
import { speakIn } from '../print/voice.js'

/** What programs read is in the language that was asked for, and in no other. */
const FOR_PEOPLE = 'pretty'

/** The tag of the language that was asked for, else for people that of the environment where it is not English. */
export function languageTagOf(
  given: Given,
  environment: NodeJS.ProcessEnv = process.env,
): string | undefined {
  const asked = given.value('language')
  if (asked !== undefined) {
    const known = nearest(asked)
    if (known === undefined) throw near('usage/no-language', { tag: asked, languages }, asked, languages)
    return known
  }
  if ((given.value('format') ?? FOR_PEOPLE) !== FOR_PEOPLE) return undefined
  const known = nearest(localeOf(environment))
  return known === 'en' ? undefined : known
}

/** The catalogue of the language that was asked for, else for people of that of the environment. */
export async function languageOf(
  given: Given,
  environment?: NodeJS.ProcessEnv,
): Promise<Catalogue | undefined> {
  const tag = languageTagOf(given, environment)
  const catalogue = tag === undefined ? undefined : await catalogueOf(tag)
  if (catalogue) speakIn(catalogue)
  return catalogue
}

/** The language that a command line or else the environment asks for, where it is another than English. */
export function languageAmong(
  args: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): string | undefined {
  const at = args.findIndex((each) => each === '--language' || each.startsWith('--language='))
  const asked = at < 0 ? undefined : (args[at]!.split('=')[1] ?? args[at + 1])
  const known = nearest(asked ?? localeOf(environment))
  return known === 'en' ? undefined : known
}

/** The locale of an environment as a language tag, as POSIX ranks them: `bg_BG.UTF-8` is `bg-BG`. */
export const localeOf = ({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): string =>
  (LC_ALL || LC_MESSAGES || LANG || '').split(/[.@]/, 1)[0]!.replace('_', '-')

/** The language there are messages in: `bg-Latn` is looked for as `bg-Latn`, then as `bg`. */
export const nearest = (tag: string): string | undefined =>
  [tag, tag.split('-')[0]!.toLowerCase()].find((each) => languages.includes(each))

/** The catalogue of a language there is one of: all that reports say, or a part that is loaded apart. */
export async function catalogueOf(language: string, part = ''): Promise<Catalogue> {
  const name = `@microcred/core/messages/${part}${language}`
  return ((await import(name)) as { catalogue: Catalogue }).catalogue
}

/** Parts of a language as one catalogue. */
export async function partsIn(language: string, parts: readonly string[]): Promise<Catalogue> {
  const [first, ...others] = await Promise.all(parts.map((part) => catalogueOf(language, `${part}/`)))
  return joined(first!, ...others)
}
