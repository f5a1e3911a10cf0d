/** `microcred skills find`: what a text may be about. */
import type { SectorId } from '@microcred/taxonomy'
import { chosen, type Given, UsageError } from '../arguments/usage.js'
import { note, print } from '../print/output.js'
import { paintFor } from '../print/paint.js'
import { isJson, languageAsked, printJson } from './options.js'

export async function find(given: Given, words: readonly string[]): Promise<number> {
  const text = words.join(' ').trim()
  if (text === '') throw new UsageError('Say what to find, such as: microcred skills find sort waste.')
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
  if (!/^[1-9]\d{0,5}$/.test(limit))
    throw new UsageError(`--limit takes a whole number from 1, not “${limit}”.`)
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
    if (guess && (language !== 'en' || !guess.sure)) note(taken(language, guess.sure))
    if (sector !== undefined && taxonomy.skillsOf(sector as SectorId, { status: 'candidate' }).length > 0)
      note(`Nobody has yet read all that is said to serve ${sector}: it holds candidates of a rule too.`)
    if (suggestions.length === 0) note('No green skill has a word like these that tells anything.')
    for (const { uri, label, labelLanguage, score, strength, why } of suggestions) {
      const because = why.kind === 'preferred' ? '' : paint.dim(`  “${why.label}”`)
      const tongue = labelLanguage === language.slice(0, 2) ? '' : paint.dim(` [${labelLanguage}]`)
      const words = why.words.length > 0 ? paint.dim(`  ${strength}, by ${why.words.join(', ')}`) : ''
      print(`${score.toFixed(2)}  ${paint.bold(label)}${tongue}${because}${words}\n      ${uri}\n`)
    }
  }
  return suggestions.some(({ strength }) => strength !== 'weak') ? 0 : 1
}

/** What is said of a language that was guessed. */
export const taken = (language: string, sure: boolean): string =>
  sure
    ? `Taken for a text in ${language}.`
    : `It is not clear which language this is; taken for ${language}. If it is another, say --language.`
