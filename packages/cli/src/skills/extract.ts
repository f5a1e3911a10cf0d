/** `microcred skills extract`: the green skills that a text seems to teach. */
import type { Extracted, SectorId } from '@microcred/taxonomy'
import { chosen, type Given, UsageError } from '../arguments/usage.js'
import { note, print } from '../print/output.js'
import { type Paint, paintFor } from '../print/paint.js'
import { visible } from '../print/visible.js'
import type { Words } from '../print/words.js'
import { taken } from './find.js'
import { isJson, languageAsked, printJson, spokenFor, textOf } from './options.js'

export async function extract(given: Given, words: readonly string[]): Promise<number> {
  const [file, ...others] = words
  const into = given.value('into')
  if (others.length > 0 || (file === undefined) === (into === undefined))
    throw new UsageError(
      'Name one text to read, - for standard input, or with --into a specification whose outcomes are read.',
    )
  const sector = given.value('sector')
  const taxonomy = await import('@microcred/taxonomy')
  if (sector !== undefined)
    chosen(
      '--sector',
      sector,
      taxonomy.sectors().map(({ id }) => id),
    )
  const language = await languageAsked(given)
  const options = { ...(sector !== undefined && { sector: sector as SectorId }) }
  const paint = await paintFor(process.env)
  const { words: say } = await spokenFor(given)
  const text = await textOf((file ?? into)!)
  const document = documentIn(text)
  if (into !== undefined) {
    if (document === undefined) throw new UsageError(`${visible(into)} has no learningOutcomes.`)
    return propose(given, into, document, language, options, paint, say)
  }
  const source = document === undefined ? text : wordsOf(document, language)
  const guess = language === undefined ? taxonomy.guessLanguage(source) : undefined
  const used = language ?? guess!.language
  const suggestions = taxonomy.extract(source, { ...options, language: used })
  if (isJson(given)) {
    const guessed = guess && { languageGuessed: true, languageSure: guess.sure }
    printJson({ escoVersion: taxonomy.latestVersion, language: used, ...guessed, suggestions })
  } else {
    if (guess) note(taken(used, guess.sure, say))
    if (suggestions.length === 0) note(say('skills/nothing-taught'))
    for (const each of suggestions) print(shown(each, source, paint, say))
  }
  return suggestions.length === 0 ? 1 : 0
}

function shown(
  { uri, label, score, strength, why, spans }: Extracted,
  source: string,
  paint: Paint,
  say: Words,
): string {
  const words = paint.dim(
    say('skills/strength-by', { strength: say(`skills/strength-${strength}`), words: why.words.join(', ') }),
  )
  const clauses = spans.map(({ offset, length }) => {
    const clause = source.slice(offset, offset + length).replace(/\s+/g, ' ')
    return paint.dim(`      ${offset}: ${visible(clause.length > 90 ? `${clause.slice(0, 90)}…` : clause)}\n`)
  })
  return `${score.toFixed(2)}  ${paint.bold(label)}  ${words}\n      ${uri}\n${clauses.join('')}`
}

interface Outcome {
  readonly title?: Readonly<Record<string, unknown>>
  readonly description?: Readonly<Record<string, unknown>>
  readonly skills?: readonly { readonly uri?: unknown }[]
}

interface Document {
  readonly learningOutcomes: readonly Outcome[]
}

/** A record or a specification, if the text is one. */
function documentIn(text: string): Document | undefined {
  if (!/^\s*\{/.test(text)) return undefined
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ''))
    const { learningOutcomes } = value as { learningOutcomes?: unknown }
    const isOutcome = (each: unknown) => typeof each === 'object' && each !== null
    return Array.isArray(learningOutcomes) && learningOutcomes.every(isOutcome)
      ? { learningOutcomes }
      : undefined
  } catch {
    return undefined
  }
}

/** What an outcome says in a language: in English or in its first where none is said. */
function wordsIn({ title = {}, description = {} }: Outcome, language: string | undefined): string {
  const tag = [language, 'en', ...Object.keys(title)].find((each) => each !== undefined && each in title)
  return [title, description]
    .map((map) => map[tag ?? ''])
    .filter((each) => typeof each === 'string')
    .join('\n')
}

const wordsOf = ({ learningOutcomes }: Document, language: string | undefined): string =>
  learningOutcomes.map((outcome) => wordsIn(outcome, language)).join('\n')

/** Skills for the outcomes of a specification, as fixes: a person accepts or leaves them. */
async function propose(
  given: Given,
  file: string,
  { learningOutcomes }: Document,
  language: string | undefined,
  options: { readonly sector?: SectorId },
  paint: Paint,
  say: Words,
): Promise<number> {
  const taxonomy = await import('@microcred/taxonomy')
  const fixes = learningOutcomes.flatMap((outcome, at) => {
    const text = wordsIn(outcome, language)
    const named = new Set((outcome.skills ?? []).map(({ uri }) => uri))
    const found = taxonomy.extract(text, { ...options, ...(language !== undefined && { language }) })
    const skills = found.filter(({ uri }) => !named.has(uri))
    return skills.map(({ uri, label, score, strength, why }, place) => {
      const value = { uri, label: { en: taxonomy.skill(uri)!.label }, match: 'related' }
      const pointer = `/learningOutcomes/${at}`
      const patch =
        outcome.skills === undefined && place === 0
          ? [{ op: 'add', path: `${pointer}/skills`, value: [value] }]
          : [{ op: 'add', path: `${pointer}/skills/-`, value }]
      return { label, pointer, title: `Name the skill “${label}”`, score, strength, why, safe: false, patch }
    })
  })
  if (isJson(given)) printJson({ file, fixes: fixes.map(({ label: _, ...fix }) => fix) })
  else
    for (const { pointer, label, score, why } of fixes)
      print(
        `${score.toFixed(2)}  ${pointer}  ${paint.bold(say('skills/name-it', { label }))}  ${paint.dim(say('skills/by', { words: why.words.join(', ') }))}\n`,
      )
  if (fixes.length === 0) note(say('skills/nothing-to-propose'))
  else note(say('skills/proposals'))
  return fixes.length === 0 ? 1 : 0
}
