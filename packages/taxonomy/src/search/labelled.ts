import { conceptCount, conceptUri, isCurrent } from '../concepts/concepts.js'
import { type Language, languages, openLanguage } from './languages.js'
import { labelsAt } from './tokens.js'

/** A skill that is called so. */
export interface LabelledSkill {
  readonly uri: string
  /** The language it is called so in. */
  readonly language: string
  /** Its preferred label in that language. */
  readonly preferred: string
  /** Whether the label asked for is the preferred one. */
  readonly isPreferred: boolean
}

const indexes = new WeakMap<Language, ReadonlyMap<string, readonly number[]>>()

/**
 * The skills that a text is a label of, letter case and white space apart: those it is the preferred label of first.
 * Search terms are no labels. Without a language, all that are here are asked, English first.
 *
 * @example
 * ```ts
 * import { labelled } from '@microcred/taxonomy'
 *
 * labelled('Sort waste')[0]?.uri // 'http://data.europa.eu/esco/skill/110d7aa3-e44e-4cce-a927-8d4de615f3d9'
 * ```
 */
export function labelled(
  text: string,
  options: { readonly language?: string } = {},
): readonly LabelledSkill[] {
  const wanted = plain(text)
  const tags =
    options.language === undefined ? ['en', ...languages().filter((tag) => tag !== 'en')] : [options.language]
  return tags
    .flatMap((tag) => {
      const language = openLanguage(tag)
      return (indexOf(language).get(wanted) ?? []).map((concept): LabelledSkill => {
        const preferred = labelsAt(language, concept)[0]!
        return {
          uri: conceptUri(concept),
          language: language.language,
          preferred,
          isPreferred: plain(preferred) === wanted,
        }
      })
    })
    .sort((a, b) => Number(b.isPreferred) - Number(a.isPreferred))
}

function indexOf(language: Language): ReadonlyMap<string, readonly number[]> {
  const known = indexes.get(language)
  if (known !== undefined) return known
  const map = new Map<string, number[]>()
  for (let concept = 0; concept < conceptCount; concept++) {
    if (!isCurrent(concept)) continue
    for (const label of new Set(labelsAt(language, concept).map(plain)))
      map.set(label, [...(map.get(label) ?? []), concept])
  }
  indexes.set(language, map)
  return map
}

const plain = (label: string): string => label.normalize().trim().replace(/\s+/g, ' ').toLowerCase()
