/** `microcred skills check`: what a URI or a label is. */
import '../print/command-words.js'
import { both, type Given, refused } from '../arguments/usage.js'
import { print } from '../print/output.js'
import { paintFor } from '../print/paint.js'
import { visible } from '../print/visible.js'
import type { Words } from '../print/words.js'
import { isJson, languageAsked, printJson, spokenFor, versionOf } from './options.js'

export async function check(given: Given, words: readonly string[]): Promise<number> {
  if (words.length === 0) throw refused('usage/which-uris')
  const [{ checkSkillUri, labelled }, { skillUris }, version, language] = await Promise.all([
    import('@microcred/taxonomy'),
    import('@microcred/taxonomy/skills'),
    versionOf(given),
    languageAsked(given),
  ])
  const verdicts = words.map((text) => {
    const verdict = checkSkillUri(text, { version, all: skillUris })
    if (verdict.status !== 'foreign') return { text, ...verdict }
    const [skill, ...others] = labelled(text, { ...(language !== undefined && { language }) })
    if (skill === undefined) return { text, ...verdict }
    const { uri, ...label } = skill
    const also = [...new Set(others.map((other) => other.uri))].filter((other) => other !== uri)
    return { text, ...checkSkillUri(uri, { version, all: skillUris }), label, also }
  })
  const sound = (status: string): boolean => ['green', 'green-elsewhere', 'own', 'skill'].includes(status)
  if (isJson(given)) printJson({ escoVersion: version, verdicts })
  else {
    const paint = await paintFor(process.env)
    const { words: say } = await spokenFor(given)
    for (const verdict of verdicts) {
      const glyph = sound(verdict.status) ? paint.green('✓') : paint.red('✗')
      print(
        `${glyph} ${visible(verdict.text)}\n${labelOf(verdict, say)}  ${sentenceOf(verdict, version, say)}\n`,
      )
    }
  }
  return verdicts.every(({ status }) => sound(status)) ? 0 : 1
}

type Verdict = ReturnType<typeof import('@microcred/taxonomy/green').checkSkillUri>

interface ByLabel {
  readonly uri?: string
  readonly label?: { readonly language: string; readonly preferred: string; readonly isPreferred: boolean }
  readonly also?: readonly string[]
}

/** Which skill a label is of. */
function labelOf(verdict: object, say: Words): string {
  const { uri, label, also = [] } = verdict as ByLabel
  if (label === undefined) return ''
  const { language, preferred } = label
  const said = label.isPreferred
    ? say('skill-is/preferred', { language, uri })
    : say('skill-is/another', { language, uri, preferred })
  const more = also.length === 0 ? '' : ` ${say('skill-is/also', { uris: both(also) })}`
  return `  ${said}${more}\n`
}

/** What a URI is, in words. */
export function sentenceOf(verdict: Verdict, version: string, say: Words): string {
  switch (verdict.status) {
    case 'green':
    case 'green-elsewhere':
      return say(`skill-is/${verdict.status}`, { version, versions: both(verdict.greenIn) })
    case 'retired':
      return verdict.replacedBy
        ? say('skill-is/retired-replaced', { uri: verdict.replacedBy })
        : say('skill-is/retired')
    case 'unknown':
    case 'malformed':
      return verdict.nearest
        ? say(`skill-is/${verdict.status}-near`, { uri: verdict.nearest })
        : say(`skill-is/${verdict.status}`)
    default:
      return say(`skill-is/${verdict.status}`)
  }
}
