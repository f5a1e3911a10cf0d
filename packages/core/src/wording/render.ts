/** What is found, said in a language. */
import { type Catalogue, type Params, sought, textIn } from './catalogue.js'
import { english } from './english.js'
import { fillWith } from './fill.js'
import type { Message } from './message.js'

/** A repair as far as words are concerned. */
interface Titled {
  readonly kind: string
  readonly params?: Params
  readonly title?: string
}

/** A finding as far as words are concerned, of this package's siblings or read from JSON. */
export interface Sayable {
  readonly code: string
  readonly params?: Params
  /** What it says in the language it was rendered in before, taken where the catalogue has no sentence for it. */
  readonly message?: string
  readonly fix?: Titled
}

/** A finding in words. */
export interface Said {
  readonly message: string
  readonly fix?: { readonly title: string }
  /** Whether the sentence is in the language of the catalogue. */
  readonly translated: boolean
}

/** The key of a kind of text of a code: its own, or that of every code with the same fault. */
const keyOf = (catalogue: Catalogue, kind: string, code: string): string | undefined =>
  [`${kind}/${code}`, `${kind}/*${code.slice(code.indexOf('.'))}`].find(
    (key) => textIn(catalogue, key) !== undefined,
  )

/**
 * A finding in the language of a catalogue: sentence and hint as `message`, and the title of its fix. A sentence the
 * catalogue does not have stays as it is, each by itself.
 *
 * @example
 * import { render } from '@microcred/core/messages'
 * import { catalogue } from '@microcred/core/messages/en'
 *
 * render({ code: 'level.missing', params: { element: 'level' } }, catalogue).message // 'The element “Level” is missing.'
 */
export function render({ code, params = {}, message = code, fix }: Sayable, catalogue: Catalogue): Said {
  const sentence = keyOf(catalogue, 'finding', code)
  const hint = keyOf(catalogue, 'hint', code)
  return {
    message:
      sentence === undefined
        ? message
        : said(
            { sentence: catalogue.texts[sentence]!, hint: hint && catalogue.texts[hint] },
            params,
            catalogue,
          ),
    ...(fix && { fix: { title: titleOf(fix, catalogue) } }),
    translated: sentence !== undefined,
  }
}

/** What is said where a finding is: sentence and hint. */
interface Worded {
  readonly sentence: Message
  readonly hint?: Message | undefined
}

/** Sentence and hint; of the hint each sentence whose parameters are there. */
export const said = (worded: Worded, params: Params, catalogue: Catalogue = english): string =>
  saidWith(worded, params, catalogue, english)

/** The same, where what the catalogue does not have is looked up in another one than that of English. */
export function saidWith(
  { sentence, hint }: Worded,
  params: Params,
  catalogue: Catalogue,
  otherwise: Catalogue,
): string {
  let text = fillWith(sentence, params, catalogue, otherwise)
  if (hint)
    for (const { message, names } of sentencesOf(hint))
      if (names.every((name) => params[name] !== undefined))
        text += ` ${fillWith(message, params, catalogue, otherwise)}`
  return text
}

/** A sentence of a hint with the parameters without which it is not said. */
interface Advice {
  readonly message: Message
  readonly names: readonly string[]
}

const advice = new Map<Message, readonly Advice[]>()

/** Most hints whose sentences are kept: more than one catalogue has. */
const MOST = 2000

function sentencesOf(hint: Message): readonly Advice[] {
  const before = advice.get(hint)
  if (before) return before
  const found = (typeof hint === 'string' ? hint.split(/(?<=[.?!;]) /) : [hint]).map((message) => ({
    message,
    names: [...JSON.stringify(message).matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name!),
  }))
  if (advice.size < MOST) advice.set(hint, found)
  return found
}

/** The title of a fix. */
export const titleOf = (fix: Titled, catalogue: Catalogue = english): string =>
  titleWith(fix, catalogue, english)

/** The same, where what the catalogue does not have is looked up in another one than that of English. */
export const titleWith = (
  { kind, params = {}, title = kind }: Titled,
  catalogue: Catalogue,
  otherwise: Catalogue,
): string => sayWith(`fix/${kind}`, params, catalogue, otherwise) ?? title

/**
 * The text of a key with its parameters in place, in the language of a catalogue or else in English.
 *
 * @example
 * import { say } from '@microcred/core/messages'
 *
 * say('trust/seal', {}) // 'Sealed; the seal was not checked.'
 */
export const say = (key: string, params: Params, catalogue: Catalogue = english): string | undefined =>
  sayWith(key, params, catalogue, english)

function sayWith(
  key: string,
  params: Params,
  catalogue: Catalogue,
  otherwise: Catalogue,
): string | undefined {
  const found = sought(catalogue, key, otherwise)
  return found && fillWith(found[0], params, found[1], otherwise)
}
