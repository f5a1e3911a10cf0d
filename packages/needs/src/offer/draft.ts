/** A specification skeleton from needs: what is known is filled in, what is not stands in angle brackets. */
import { blank } from '@microcred/core'
import { skill } from '@microcred/taxonomy'
import type { Need } from '../generated/types.js'

/** A specification that a person has to finish; blanks stand in angle brackets. */
export interface Draft extends Readonly<Record<string, unknown>> {
  readonly $schema: string
  readonly title: Readonly<Record<string, string>>
  readonly learningOutcomes: readonly {
    readonly title: Readonly<Record<string, string>>
    readonly skills?: readonly { readonly uri: string; readonly match: 'exact' }[]
  }[]
  readonly level: { readonly eqf: number | string }
  readonly occupations?: readonly { readonly uri: string }[]
  readonly sectors?: readonly { readonly code: string; readonly version: string }[]
}

/**
 * The skeleton of a micro-credential that answers needs: the blank specification, with an outcome for each skill that is
 * needed, the highest level that is asked for, the occupations, and the sectors whose version of NACE is said. What a
 * provider must say stands in angle brackets, so that it does not validate before somebody has said it. Needs that were
 * withdrawn are left out.
 *
 * @param options `language` of the texts to be filled in, `en` unless said.
 *
 * @example
 * draft(list.needs).learningOutcomes[0]?.skills // [{ uri: 'http://data.europa.eu/esco/skill/…', match: 'exact' }]
 */
export function draft(needs: readonly Need[], options: { readonly language?: string } = {}): Draft {
  const { language = 'en' } = options
  const current = needs.filter(({ status }) => status !== 'withdrawn')
  const levels = current.flatMap(({ level }) => level ?? [])
  const contexts = current.flatMap(({ context }) => context ?? [])
  const occupations = [...new Set(contexts.flatMap((context) => context.occupations ?? []))]
  const sectors = contexts.flatMap(({ nace = [], naceVersion: version }) =>
    version === undefined ? [] : nace.map((code) => ({ code, version })),
  )
  const [only] = current
  const skeleton = blank(language, 'specification') as unknown as Draft
  return {
    ...skeleton,
    ...(current.length === 1 && { title: only!.title }),
    learningOutcomes: distinctSkills(current).map((need) => ({
      title: { [language]: `<verb, object, standard: ${wordsFor(need, language)}>` },
      ...(need.skill && { skills: [{ uri: need.skill.uri, match: 'exact' as const }] }),
    })),
    ...(levels.length > 0 && { level: { eqf: Math.max(...levels) } }),
    ...(occupations.length > 0 && { occupations: occupations.map((uri) => ({ uri })) }),
    ...(sectors.length > 0 && { sectors: distinct(sectors) }),
  }
}

/** The first need of each skill: that several ask for a skill makes no second outcome. */
function distinctSkills(needs: readonly Need[]): readonly Need[] {
  const seen = new Set<string>()
  return needs.filter(({ skill }) => {
    if (skill === undefined) return true
    const isNew = !seen.has(skill.uri)
    seen.add(skill.uri)
    return isNew
  })
}

/** What the skill of a need is called: by the taxonomy, else by whoever proposes it. */
function wordsFor({ title, skill: known, proposed }: Need, language: string): string {
  const named = known && (skill(known.uri, { language })?.label ?? textOf(known.label, language))
  return named ?? textOf(proposed?.title, language) ?? textOf(title, language) ?? ''
}

const textOf = (text: Readonly<Record<string, string>> | undefined, language: string): string | undefined =>
  text?.[language] ?? text?.en ?? Object.values(text ?? {})[0]

const distinct = <Item extends object>(items: readonly Item[]): Item[] => [
  ...new Map(items.map((item) => [JSON.stringify(item), item])).values(),
]
