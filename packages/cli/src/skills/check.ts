/** `microcred skills check`: what a URI or a label is. */
import { type Given, listed, UsageError } from '../arguments/usage.js'
import { print } from '../print/output.js'
import { paintFor } from '../print/paint.js'
import { visible } from '../print/visible.js'
import { isJson, languageAsked, printJson, versionOf } from './options.js'

export async function check(given: Given, words: readonly string[]): Promise<number> {
  if (words.length === 0) throw new UsageError('Say which URIs to check.')
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
    for (const verdict of verdicts) {
      const glyph = sound(verdict.status) ? paint.green('✓') : paint.red('✗')
      print(`${glyph} ${visible(verdict.text)}\n${labelOf(verdict)}  ${sentenceOf(verdict, version)}\n`)
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
function labelOf(verdict: object): string {
  const { uri, label, also = [] } = verdict as ByLabel
  if (label === undefined) return ''
  const kind = label.isPreferred ? 'The preferred label' : `Another label of “${label.preferred}”,`
  const more = also.length === 0 ? '' : ` Also of ${listed(also, 'and')}.`
  return `  ${kind} in ${label.language}: ${uri}.${more}\n`
}

/** What a URI is, in words. */
export function sentenceOf(verdict: Verdict, version: string): string {
  switch (verdict.status) {
    case 'green':
      return `A skill that ESCO calls green, in version ${listed(verdict.greenIn, 'and')}.`
    case 'green-elsewhere':
      return `A skill that ESCO ${version} does not call green, as ${listed(verdict.greenIn, 'and')} did.`
    case 'retired':
      return `A skill that ESCO has withdrawn.${verdict.replacedBy ? ` In its place: ${verdict.replacedBy}` : ''}`
    case 'own':
      return 'A skill of this project, which ESCO lacks.'
    case 'skill':
      return 'A skill of ESCO that was never green.'
    case 'unverified':
      return 'Written as the URI of an ESCO skill.'
    case 'unknown':
      return `There is no such skill.${verdict.nearest ? ` The most similar: ${verdict.nearest}` : ''}`
    case 'malformed':
      return `Not how ESCO writes the URI of a skill.${verdict.nearest ? ` Write: ${verdict.nearest}` : ''}`
    case 'foreign':
      return 'Not the URI of a skill of ESCO or of this project.'
  }
}
