/** `microcred skills find`: what a text may be about. */
import '../print/command-words.js'
import type { SectorId } from '@microcred/taxonomy'
import { chosen, type Given, refused } from '../arguments/usage.js'
import { note, print } from '../print/output.js'
import { paintFor } from '../print/paint.js'
import type { Words } from '../print/words.js'
import { isJson, languageAsked, printJson, spokenFor } from './options.js'

export async function find(given: Given, words: readonly string[]): Promise<number> {
  const text = words.join(' ').trim()
  if (text === '') throw refused('usage/what-to-find')
  const taxonomy = await import('@microcred/taxonomy')
  const asked = await languageAsked(given)
  const guess = asked === undefined ? taxonomy.guessLanguage(text) : undefined
  const language = asked ?? guess!.language
  const sector = given.value('sector')
  if (sector !== undefined)
    chosen(
      '--sector',
      sector,
      taxonomy.sectors().map(({ id }) => id),
    )
  const limit = given.value('limit') ?? '10'
  if (!/^[1-9]\d{0,5}$/.test(limit)) throw refused('usage/from-one', { option: '--limit', value: limit })
  const suggestions = taxonomy.find(text, {
    language,
    limit: Number(limit),
    weak: given.has('weak'),
    ...(sector !== undefined && { sector: sector as SectorId }),
  })
  const guessed = guess && { languageGuessed: true, languageSure: guess.sure }
  if (isJson(given)) printJson({ escoVersion: taxonomy.latestVersion, language, ...guessed, suggestions })
  else {
    const paint = await paintFor(process.env)
    const { words: say } = await spokenFor(given)
    if (guess && (language !== 'en' || !guess.sure)) note(taken(language, guess.sure, say))
    if (sector !== undefined && taxonomy.skillsOf(sector as SectorId, { status: 'candidate' }).length > 0)
      note(say('skills/candidates', { sector }))
    if (suggestions.length === 0) note(say('skills/nothing-found'))
    for (const { uri, label, labelLanguage, score, strength, why } of suggestions) {
      const because = why.kind === 'preferred' ? '' : paint.dim(`  “${why.label}”`)
      const tongue = labelLanguage === language.slice(0, 2) ? '' : paint.dim(` [${labelLanguage}]`)
      const words =
        why.words.length > 0
          ? paint.dim(
              `  ${say('skills/strength-by', { strength: say(`skills/strength-${strength}`), words: why.words.join(', ') })}`,
            )
          : ''
      print(`${score.toFixed(2)}  ${paint.bold(label)}${tongue}${because}${words}\n      ${uri}\n`)
    }
  }
  return suggestions.some(({ strength }) => strength !== 'weak') ? 0 : 1
}

/** What is said of a language that was guessed. */
export const taken = (language: string, sure: boolean, words: Words): string =>
  words(sure ? 'skills/taken' : 'skills/taken-unsure', { language })
