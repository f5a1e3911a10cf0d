/** A stacking rule in words: a sentence for each requirement, constraint, class and fixed worth, in any language. */
import type { Catalogue } from '@microcred/core/messages'
import type { Amount, Constraint, Requirement, Select, StackingRule } from '../generated/types.js'
import { Phrases } from './phrases.js'
import { conditionWords, outcomeName, scaleName, suchOf } from './select-words.js'

/** One requirement or constraint in words. */
export interface Sentence {
  readonly id: string
  /** How deep it lies; the root lies at 0, and what binds a requirement one deeper than it. */
  readonly depth: number
  readonly sentence: string
  /** What the rule calls the requirement, in its languages. */
  readonly title?: Readonly<Record<string, string>>
}

/**
 * A rule in words, in the order in which it is written. Constraints follow the requirement they bind; a language is one
 * of the catalogues of `@microcred/core/messages/rule-words/`, English unless said.
 *
 * @example
 * sentencesOf(rule)[0]?.sentence // 'At least 15 ECTS at EQF 5 or above, awarded in the last 60 months.'
 */
export function sentencesOf(rule: StackingRule, catalogue?: Catalogue): readonly Sentence[] {
  const words = new Words(rule, new Phrases(rule, catalogue))
  const out: Sentence[] = []
  const add = (id: string, depth: number, text: string, title?: Sentence['title']) =>
    out.push({ id, depth, sentence: words.phrases.sentence(text), ...(title && { title }) })
  const bind = (constraints: readonly Constraint[] | undefined, depth: number) => {
    for (const each of constraints ?? []) add(each.id, depth, words.constraint(each))
  }
  const visit = (each: Requirement, depth: number) => {
    add(each.id, depth, words.requirement(each), each.title)
    bind(each.constraints, depth + 1)
    for (const inner of within(each)) visit(inner, depth + 1)
  }
  visit(rule.root, 0)
  bind(rule.constraints, 0)
  for (const [name, definition] of Object.entries(rule.definitions ?? {})) {
    add(name, 0, words.phrases.say('definition', { name }))
    visit(definition, 1)
  }
  for (const [at, { select, counts }] of (rule.worth ?? []).entries())
    add(
      `worth/${at}`,
      0,
      words.phrases.say('worth', {
        credential: words.such(words.phrases.say('item'), select),
        amount: words.phrases.quantity(counts),
      }),
    )
  for (const { id, title, constraints } of rule.classes ?? []) {
    add(id, 0, words.phrases.say('class', { title: words.phrases.named(title, id) }))
    bind(constraints, 1)
  }
  return out
}

function within(each: Requirement): readonly Requirement[] {
  if (each.op === 'when') return each.else ? [each.then, each.else] : [each.then]
  return 'of' in each ? (each.of ?? []) : []
}

type Sayers<T extends { readonly op: string }> = {
  readonly [Op in T['op']]: (each: Extract<T, { readonly op: Op }>) => string
}

class Words {
  readonly phrases: Phrases
  readonly #rule: StackingRule

  constructor(rule: StackingRule, phrases: Phrases) {
    this.#rule = rule
    this.phrases = phrases
  }

  such(what: string, wanted: Select | undefined): string {
    return this.phrases.such(what, suchOf(wanted, this.phrases, this.#rule))
  }

  /** What a constraint says, of the credentials it is about, or of all. */
  #of(what: string, select: Select): string {
    const such = suchOf(select, this.phrases, this.#rule)
    return this.phrases.such(what, such === '' ? this.phrases.say('of-any-kind') : such)
  }

  requirement(each: Requirement): string {
    let what = this.#requirements[each.op](each as never)
    if ('draw' in each && (each.draw === 'counted' || each.draw === 'any'))
      what = this.phrases.say(`drawn-${each.draw}`, { what })
    if (each.contributes)
      what = this.phrases.say('contributes', { what, amount: this.phrases.quantity(each.contributes) })
    return what
  }

  constraint(each: Constraint): string {
    return this.#constraints[each.op](each as never)
  }

  #amount({ volume, count }: Amount, how: 'at-least' | 'at-most'): string {
    const { phrases } = this
    return phrases.either(
      [
        ...(volume ? [phrases.say(how, { amount: phrases.quantity(volume) })] : []),
        ...(count === undefined ? [] : [phrases.say(how, { amount: phrases.say('credentials', { count }) })]),
      ],
      'and',
    )
  }

  #by(body: { readonly name?: Readonly<Record<string, string>> | undefined } | undefined): string {
    const { owner } = this.#rule
    return this.phrases.named(body?.name ?? owner?.name, owner?.id ?? '')
  }

  readonly #requirements: Sayers<Requirement> = {
    'all-of': () => this.phrases.say('all-of'),
    'any-of': () => this.phrases.say('any-of'),
    'n-of': ({ min, max }) =>
      max === undefined ? this.phrases.say('n-of', { min }) : this.phrases.say('n-of-between', { min, max }),
    item: ({ from, accept }) => {
      const what = this.such(this.phrases.say('item'), from)
      if (!accept) return what
      return this.phrases.say('accept', { what, purpose: this.phrases.say(`purpose/${accept.purpose}`) })
    },
    volume: ({ min, max, from, of, round }) => {
      const { phrases } = this
      const amount = phrases.range(min && phrases.quantity(min), max && phrases.quantity(max))
      const what = of
        ? phrases.say('volume-of', { amount })
        : this.such(phrases.say('volume', { amount }), from)
      return round && round.mode !== 'none'
        ? phrases.say(`round-${round.mode}`, { what, step: round.to ?? 1 })
        : what
    },
    count: ({ min, max, from, distinctBy, distinctKey: name = '' }) => {
      const { phrases } = this
      const of = (count: number | undefined) =>
        count === undefined
          ? undefined
          : distinctBy === undefined || distinctBy === 'credential'
            ? phrases.say('credentials', { count })
            : phrases.say(`distinct/${distinctBy}`, { count, name })
      const amount = phrases.range(min === 0 && max !== undefined ? undefined : of(min), of(max))
      const distinct = distinctBy !== undefined && distinctBy !== 'credential'
      return this.such(phrases.say(distinct ? 'count-distinct' : 'count', { amount }), from)
    },
    outcomes: ({ minCoverage = 1, mandatory, targets, from }) => {
      const { phrases } = this
      const percent = phrases.percent(minCoverage)
      const share = minCoverage === 1 ? percent : phrases.say('at-least', { amount: percent })
      const what = this.such(
        targets
          ? phrases.say('outcomes-listed', { share, count: targets.length })
          : phrases.say('outcomes', { share }),
        from,
      )
      if (!mandatory) return what
      const outcomes = phrases.either(
        mandatory.map((id) => outcomeName(id, phrases, this.#rule)),
        'and',
      )
      return phrases.say('mandatory', { what, outcomes })
    },
    evidence: ({ kind, by }) =>
      this.phrases.say('evidence', { kind: this.phrases.say(`kind/${kind}`), by: this.#by(by) }),
    decision: ({ by }) => this.phrases.say('decision', { by: this.#by(by) }),
    when: ({ if: asked, else: other }) =>
      this.phrases.say(other ? 'when-else' : 'when', {
        condition: conditionWords(asked, this.phrases, this.#rule),
      }),
    ref: ({ rule: name }) => this.phrases.say('ref', { name }),
  }

  readonly #constraints: Sayers<Constraint> = {
    share: ({ select, min, max, of }) => {
      const { phrases } = this
      const amount = phrases.range(
        min === undefined ? undefined : phrases.percent(min),
        max === undefined ? undefined : phrases.percent(max),
      )
      return this.#of(phrases.say(of === 'required' ? 'share-required' : 'share', { amount }), select)
    },
    cap: ({ select, max }) =>
      this.#of(this.phrases.say('cap', { amount: this.#amount(max, 'at-most') }), select),
    floor: ({ select, min, distinctBy, distinctKey: name = '' }) => {
      const { phrases } = this
      if (distinctBy === undefined || distinctBy === 'credential')
        return this.#of(phrases.say('floor', { amount: this.#amount(min, 'at-least') }), select)
      const amount = phrases.say('at-least', {
        amount: phrases.say(`distinct/${distinctBy}`, { count: min.count ?? 0, name }),
      })
      const such = suchOf(select, phrases, this.#rule)
      return such === ''
        ? phrases.say('count-distinct', { amount })
        : phrases.such(phrases.say('floor', { amount }), such)
    },
    invariant: ({ select, max }) =>
      this.#of(this.phrases.say('invariant', { amount: this.#amount(max, 'at-most') }), select),
    overlap: ({ by, policy }) =>
      this.phrases.say(`overlap-${by}`, { policy: this.phrases.say(`overlap/${policy}`) }),
    sequence: ({ before, after, strict, exempt }) => {
      const what = this.phrases.say(strict ? 'sequence-strict' : 'sequence', {
        before,
        after,
      })
      return exempt
        ? this.phrases.say('exempt', { what, such: suchOf(exempt, this.phrases, this.#rule) })
        : what
    },
    window: ({ months, select }) => this.such(this.phrases.say('window', { months }), select),
    average: ({ min, weight, select, scale }) => {
      const what = this.phrases.say(`average-${weight}`, { min })
      return this.such(
        scale === undefined
          ? what
          : this.phrases.say('on-scale', { what, scale: scaleName(scale, this.phrases, this.#rule) }),
        select,
      )
    },
  }
}
