/** The outcomes of one side of the desk: of one credential, or of several together. */
import type { Violation } from '@microcred/common/violation'
import { type Comparand, comparand, MOST_OUTCOMES, type StatedOutcome } from '../compare/comparand.js'
import type { Compared } from '../compare/compare.js'
import { type Placed, place } from '../likeness/likeness.js'
import { MOST_LETTERS } from '../likeness/pieces.js'
import type { Vocabulary } from '../likeness/vocabulary.js'
import { textName } from '../outcomes/text-name.js'
import type { DeskOutcome } from './result.js'

type SideName = 'source' | 'target'

/** An outcome as it lies on the desk. */
export interface Laid {
  readonly outcome: StatedOutcome
  readonly place: DeskOutcome
  /** Its words, placed among the concepts; one for each language that is here. */
  readonly texts: readonly Placed[]
}

/** One side, laid out. */
export interface LaidSide {
  readonly outcomes: readonly Laid[]
  readonly findings: readonly Violation[]
}

/** Lays out the outcomes of one credential, or of several. */
export function layOut(
  name: SideName,
  given: Compared | readonly Compared[],
  languages: ReadonlySet<string>,
  vocabulary: Vocabulary,
): LaidSide {
  const all = Array.isArray(given) ? (given as readonly Compared[]) : [given as Compared]
  const read = all.map((each) => comparand(each))
  const unreadable = all.length === 0 || read.some((each) => each === undefined)
  const known = read.flatMap((each, index) => (each ? [{ each, index }] : []))
  const outcomes = known
    .flatMap(({ each, index }) => each.outcomes.map((outcome) => ({ each, index, outcome })))
    .slice(0, MOST_OUTCOMES)
    .map(({ each, index, outcome }) => laid(each, index, outcome, languages, vocabulary))
  const total = known.reduce((sum, { each }) => sum + each.outcomes.length, 0)
  const say = (code: string, params: Violation['params'] = {}, pointer = ''): Violation => ({
    code: `comparison.${code}`,
    pointer,
    params: { side: name, ...params },
  })
  return {
    outcomes,
    findings: [
      ...(unreadable ? [say('unreadable')] : []),
      ...(!unreadable && total === 0 ? [say('no-outcomes')] : []),
      ...(known.some(({ each }) => each.tooMany) || total > MOST_OUTCOMES
        ? [say('too-many-outcomes', { limit: MOST_OUTCOMES })]
        : []),
      ...outcomes.flatMap(({ outcome, texts }) => aboutWords(outcome, texts, say)),
    ],
  }
}

function laid(
  side: Comparand,
  index: number,
  outcome: StatedOutcome,
  languages: ReadonlySet<string>,
  vocabulary: Vocabulary,
): Laid {
  const texts = Object.entries(outcome.title).flatMap(([tag, text]) => {
    const language = baseOf(tag)
    return languages.has(language) && text.trim() !== '' ? [place(text, language, vocabulary)] : []
  })
  const name = outcome.id ?? textName(outcome.title)
  return { outcome, place: { index, ...side.place(outcome), name }, texts }
}

/** The language of a tag, its region left aside: `en-IE` is `en`. */
export const baseOf = (tag: string): string => tag.toLowerCase().split(/[-_]/)[0] ?? ''

function aboutWords(
  { title, pointer }: StatedOutcome,
  texts: readonly Placed[],
  say: (code: string, params: Violation['params'], pointer: string) => Violation,
): Violation[] {
  const tags = Object.keys(title)
  return [
    ...(texts.length === 0 && tags.length > 0
      ? [say('language-not-loaded', { languages: tags }, pointer)]
      : []),
    ...(Object.values(title).some((text) => text.length > MOST_LETTERS)
      ? [say('text-cut', { limit: MOST_LETTERS }, pointer)]
      : []),
  ]
}
