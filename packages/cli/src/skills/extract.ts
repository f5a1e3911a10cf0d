/** `microcred skills extract`: the green skills that a text seems to teach. */
import '../print/command-words.js'
import type { Extracted, SectorId, Span } from '@microcred/taxonomy'
import { chosen, type Given, refused } from '../arguments/usage.js'
import { note, print } from '../print/output.js'
import { type Paint, paintFor } from '../print/paint.js'
import { visible } from '../print/visible.js'
import type { Words } from '../print/words.js'
import { taken } from './find.js'
import { isJson, languageAsked, printJson, spokenFor, textOf } from './options.js'
import { type Document, documentIn, type OutcomeText, textsOf } from './outcomes.js'

export async function extract(given: Given, words: readonly string[]): Promise<number> {
  const [file, ...others] = words
  const into = given.value('into')
  if (others.length > 0 || (file === undefined) === (into === undefined)) throw refused('usage/one-text')
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
    if (document === undefined) throw refused('usage/no-outcomes', { file: into })
    return propose(given, into, document, language, options, paint, say)
  }
  if (document !== undefined) return ofOutcomes(given, document, language, options, paint, say)
  const guess = language === undefined ? taxonomy.guessLanguage(text) : undefined
  const used = language ?? guess!.language
  const suggestions = taxonomy.extract(text, { ...options, language: used })
  if (isJson(given)) {
    const guessed = guess && { languageGuessed: true, languageSure: guess.sure }
    printJson({ escoVersion: taxonomy.latestVersion, language: used, ...guessed, suggestions })
  } else {
    if (guess) note(taken(used, guess.sure, say))
    if (suggestions.length === 0) note(say('skills/nothing-taught'))
    for (const each of suggestions) print(shown(each, () => text, paint, say))
  }
  return suggestions.length === 0 ? 1 : 0
}

/** A clause that speaks for a skill: in a text, or in a text of an outcome. */
type Place = Span & { readonly pointer?: string }

function shown(
  {
    uri,
    label,
    score,
    strength,
    why,
    spans,
  }: Omit<Extracted, 'spans'> & { readonly spans: readonly Place[] },
  sourceOf: (place: Place) => string,
  paint: Paint,
  say: Words,
): string {
  const words = paint.dim(
    say('skills/strength-by', { strength: say(`skills/strength-${strength}`), words: why.words.join(', ') }),
  )
  const clauses = spans.map((place) => {
    const { offset, length, pointer } = place
    const clause = sourceOf(place)
      .slice(offset, offset + length)
      .replace(/\s+/g, ' ')
    const shortened = visible(clause.length > 90 ? `${clause.slice(0, 90)}…` : clause)
    return paint.dim(`      ${pointer === undefined ? offset : visible(pointer)}: ${shortened}\n`)
  })
  return `${score.toFixed(2)}  ${paint.bold(label)}  ${words}\n      ${uri}\n${clauses.join('')}`
}

/** What the outcomes of a document seem to teach, each text read in its own language; each skill once, best first. */
async function ofOutcomes(
  given: Given,
  { learningOutcomes }: Document,
  language: string | undefined,
  options: { readonly sector?: SectorId },
  paint: Paint,
  say: Words,
): Promise<number> {
  const taxonomy = await import('@microcred/taxonomy')
  const texts = learningOutcomes.flatMap((outcome, at) => textsOf(outcome, at, language))
  const found = new Map<string, Omit<Extracted, 'spans'> & { spans: Place[] }>()
  for (const text of texts)
    for (const { spans, ...suggestion } of await extracted(text, options)) {
      const places = spans.map((span) => ({ pointer: text.pointer, ...span }))
      const before = found.get(suggestion.uri)
      if (before === undefined) found.set(suggestion.uri, { ...suggestion, spans: places })
      else {
        const better = suggestion.score > before.score ? suggestion : before
        found.set(suggestion.uri, { ...better, spans: [...before.spans, ...places] })
      }
    }
  const suggestions = [...found.values()].sort((a, b) => b.score - a.score)
  const sourceOf = ({ pointer }: Place) => texts.find((text) => text.pointer === pointer)?.text ?? ''
  if (isJson(given))
    printJson({
      escoVersion: taxonomy.latestVersion,
      language: language ?? texts[0]?.language ?? 'en',
      languages: [...new Set(texts.map((text) => text.language))],
      suggestions,
    })
  else {
    if (suggestions.length === 0) note(say('skills/nothing-taught'))
    for (const each of suggestions) print(shown(each, sourceOf, paint, say))
  }
  return suggestions.length === 0 ? 1 : 0
}

/** A text is read in the language it is said to be in, in that it seems to be in where there are no labels in it. */
async function extracted(
  { text, language }: OutcomeText,
  options: { readonly sector?: SectorId },
): Promise<readonly Extracted[]> {
  const { extract, languages } = await import('@microcred/taxonomy')
  const known = languages().includes(language.toLowerCase().split('-')[0]!)
  return extract(text, { ...options, ...(known && { language }) })
}

interface Fix extends Pick<Extracted, 'label' | 'score' | 'strength' | 'why'> {
  readonly pointer: string
  readonly title: string
  readonly safe: boolean
  readonly patch: readonly object[]
}

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
  const fixes: Fix[] = []
  for (const [at, outcome] of learningOutcomes.entries()) {
    const named = new Set((outcome.skills ?? []).map(({ uri }) => uri))
    const found = new Map<unknown, Extracted>()
    for (const text of textsOf(outcome, at, language))
      for (const each of await extracted(text, options))
        if (!named.has(each.uri) && !found.has(each.uri)) found.set(each.uri, each)
    const proposed = [...found.values()].map(({ uri, label, score, strength, why }, place) => {
      const value = { uri, label: { en: taxonomy.skill(uri)!.label }, match: 'related' }
      const pointer = `/learningOutcomes/${at}`
      const patch =
        outcome.skills === undefined && place === 0
          ? [{ op: 'add', path: `${pointer}/skills`, value: [value] }]
          : [{ op: 'add', path: `${pointer}/skills/-`, value }]
      return { label, pointer, title: `Name the skill “${label}”`, score, strength, why, safe: false, patch }
    })
    fixes.push(...proposed)
  }
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
