/** A specification skeleton from needs: what is known is filled in, what is not stands in angle brackets. */
import { skill } from '@microcred/taxonomy'
import type { Need } from '../generated/types.js'

/** A specification that a person has to finish; blanks stand in angle brackets. */
export interface Draft {
  readonly $schema: string
  readonly title: Readonly<Record<string, string>>
  readonly learningOutcomes: readonly {
    readonly title: Readonly<Record<string, string>>
    readonly skills?: readonly { readonly uri: string; readonly match: 'exact' }[]
  }[]
  readonly level?: { readonly eqf: number }
  readonly occupations?: readonly { readonly uri: string }[]
}

const SCHEMA = 'https://w3id.org/microcred/0.1.0/specification.schema.json'

/**
 * The skeleton of a micro-credential that answers needs: an outcome for each, with its skill, the highest level that is
 * asked for, and the occupations. What a provider must say stands in angle brackets, so that it does not validate before
 * somebody has said it.
 *
 * @example
 * draft(list.needs).learningOutcomes[0]?.skills // [{ uri: 'http://data.europa.eu/esco/skill/…', match: 'exact' }]
 */
export function draft(needs: readonly Need[]): Draft {
  const current = needs.filter(({ status }) => status !== 'withdrawn')
  const levels = current.flatMap(({ level }) => level ?? [])
  const occupations = [...new Set(current.flatMap(({ context }) => context?.occupations ?? []))]
  const [only] = current
  return {
    $schema: SCHEMA,
    title: current.length === 1 ? only!.title : { en: '<title>' },
    learningOutcomes: current.map(({ title, skill: named, proposed }) => ({
      title: {
        en: `<verb, object, standard: ${named ? (skill(named.uri)?.label ?? title.en ?? '') : (proposed?.title.en ?? title.en ?? '')}>`,
      },
      ...(named && { skills: [{ uri: named.uri, match: 'exact' as const }] }),
    })),
    ...(levels.length > 0 && { level: { eqf: Math.max(...levels) } }),
    ...(occupations.length > 0 && { occupations: occupations.map((uri) => ({ uri })) }),
  }
}
