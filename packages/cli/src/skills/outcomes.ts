/** What the outcomes of a record or a specification say, each in a language of its own. */

/** A text of an outcome, where it stands and in which language. */
export interface OutcomeText {
  readonly pointer: string
  readonly language: string
  readonly text: string
}

export interface Outcome {
  readonly title?: Readonly<Record<string, unknown>>
  readonly description?: Readonly<Record<string, unknown>>
  readonly skills?: readonly { readonly uri?: unknown }[]
}

export interface Document {
  readonly learningOutcomes: readonly Outcome[]
}

/** A record or a specification, if the text is one. */
export function documentIn(text: string): Document | undefined {
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

/**
 * What an outcome says, title and description: in the language asked for, else in English, else in its first.
 * `at`: its place among the outcomes.
 */
export function textsOf(
  { title, description }: Outcome,
  at: number,
  asked: string | undefined,
): readonly OutcomeText[] {
  return Object.entries({ title, description }).flatMap(([key, map]) => {
    const texts = Object.entries(map ?? {})
    const [tag, text] =
      texts.find(([each]) => each === asked) ?? texts.find(([each]) => each === 'en') ?? texts[0] ?? []
    if (tag === undefined || typeof text !== 'string') return []
    return [
      {
        pointer: `/learningOutcomes/${at}/${key}/${tag.replaceAll('~', '~0').replaceAll('/', '~1')}`,
        language: tag,
        text,
      },
    ]
  })
}
