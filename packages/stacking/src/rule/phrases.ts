/** The phrases a rule in words is made of, in a language. */
import { type Catalogue, english, fill, type Params, textIn } from '@microcred/core/messages'
import { ruleWords } from '../generated/rule-words.js'
import type { Measure, StackingRule } from '../generated/types.js'

type Key = keyof typeof ruleWords extends `rule/${infer Name}` ? Name : never

/** A name in several languages. */
type Name = Readonly<Record<string, string | undefined>>

/** Says phrases in one language, each for itself in English where the catalogue does not have it. */
export class Phrases {
  readonly #catalogue: Catalogue
  readonly #rule: StackingRule

  constructor(rule: StackingRule, catalogue: Catalogue = english) {
    this.#rule = rule
    this.#catalogue = catalogue
  }

  say(key: Key, params: Params = {}): string {
    const name = `rule/${key}` as const
    const text = textIn(this.#catalogue, name)
    return text === undefined ? fill(ruleWords[name], params) : fill(text, params, this.#catalogue)
  }

  /** A phrase with which credentials it is about, where that is said. */
  such(what: string, such: string): string {
    return such === '' ? what : this.say('such', { what, such })
  }

  named(name: Name | undefined, otherwise: string): string {
    return name?.[this.#catalogue.language] ?? name?.en ?? Object.values(name ?? {})[0] ?? otherwise
  }

  /** A code as the catalogue calls it, else the words it is made of. */
  code(list: string, code: string): string {
    const text = textIn(this.#catalogue, `card/${list}/${code}`)
    return text === undefined ? code.replaceAll('-', ' ') : fill(text, {}, this.#catalogue)
  }

  quantity({ value, unit }: Measure): string {
    const local = this.#rule.units?.find((each) => each.unit === unit)
    const key = `unit/${unit}`
    const known = Object.hasOwn(ruleWords, `rule/${key}`) ? this.say(key as Key) : undefined
    const name = local ? this.named(local.title, unit) : (known ?? unit.toUpperCase())
    return this.say('quantity', { value, unit: name })
  }

  percent(share: number): string {
    return this.say('quantity', { value: Number((share * 100).toFixed(2)), unit: '%' })
  }

  range(min: string | undefined, max: string | undefined): string {
    if (min !== undefined && max !== undefined) return this.say('between', { min, max })
    if (min !== undefined) return this.say('at-least', { amount: min })
    return max === undefined ? this.say('any-amount') : this.say('at-most', { amount: max })
  }

  /** Levels or grades from one to another. */
  between(min: string | number | undefined, max: string | number | undefined): string {
    if (min === max) return this.say('quantity', { value: min, unit: '' }).trim()
    if (max === undefined) return this.say('or-above', { value: min })
    return min === undefined ? this.say('or-below', { value: max }) : this.say('to', { min, max })
  }

  either(all: readonly string[], how: 'or' | 'and' = 'or'): string {
    return all.length < 2
      ? all.join('')
      : this.say(how, { some: all.slice(0, -1).join(', '), last: all.at(-1)! })
  }

  /** A phrase as a sentence. */
  sentence(text: string): string {
    return `${text.charAt(0).toLocaleUpperCase(this.#catalogue.language)}${text.slice(1)}.`
  }
}
