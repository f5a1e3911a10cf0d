/** What a card says beside what the credential says. */
import { cardWords } from '../generated/card-words.js'
import { labelOf } from '../names/labels.js'
import { type Catalogue, type Params, textIn } from '../wording/catalogue.js'
import { english } from '../wording/english.js'
import { fill } from '../wording/fill.js'
import { type Html, html } from './html.js'

/** A key of `packages/schemas/words/card.csv`, without its beginning. */
type Word = keyof typeof cardWords extends `card/${infer Key}` ? Key : never

/** The words of a card in one language. */
export interface Words {
  readonly language: string
  /** A word or a sentence; in English, and marked so, where the language has none. */
  say(word: Word, params?: Params): Html
  /** The same without markup. */
  plain(word: Word, params?: Params): string
  /** A sentence around what has markup of its own. */
  around(word: Word, inner: Readonly<Record<string, Html>>, params?: Params): Html
  /** What a code of a list is called, or nothing where it has no name. */
  code(list: string, code: unknown): Html | undefined
  country(code: unknown): string | undefined
  languageName(code: unknown): string | undefined
  date(value: string): string
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
)

/** English needs no `Intl`: the same bytes on every runtime. */
function dateInEnglish(value: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(value) ?? []
  const name = MONTHS[Number(month) - 1]
  return name === undefined ? value : `${Number(day)} ${name} ${year}`
}

/** Stands for what is put in later. */
const PLACE = '\ue000'

function named(type: 'region' | 'language', code: string, language: string): string | undefined {
  try {
    return new Intl.DisplayNames([language], { type, fallback: 'none' }).of(code)
  } catch {
    return undefined
  }
}

/** The words of a catalogue, each by itself in English where it lacks. */
export function wordsIn(catalogue: Catalogue): Words {
  const { language } = catalogue
  const isEnglish = /^en\b/i.test(language)
  const text = (key: string, params: Params): readonly [text: string, own: boolean] => {
    const own = textIn(catalogue, key)
    if (own !== undefined) return [fill(own, params, isEnglish ? english : catalogue), true]
    return [fill(cardWords[key as keyof typeof cardWords] ?? '', params), isEnglish]
  }
  const marked = (key: string, params: Params): Html => {
    const [said, own] = text(key, params)
    return own ? html`${said}` : html`<span lang="en">${said}</span>`
  }
  return {
    language,
    say: (word, params = {}) => marked(`card/${word}`, params),
    plain: (word, params = {}) => text(`card/${word}`, params)[0],
    around(word, inner, params = {}) {
      const names = Object.keys(inner)
      const places = Object.fromEntries(names.map((name, at) => [name, PLACE + at]))
      const [first, ...rest] = text(`card/${word}`, { ...params, ...places })[0].split(PLACE)
      return html`${first}${rest.map((each) => html`${inner[names[Number(each[0])]!]}${each.slice(1)}`)}`
    },
    code(list, code) {
      const key = `card/${list}/${code}`
      return Object.hasOwn(cardWords, key) ? marked(key, {}) : undefined
    },
    country: (code) =>
      typeof code !== 'string'
        ? undefined
        : isEnglish
          ? labelOf('country', code as never)
          : named('region', code, language),
    languageName: (code) =>
      typeof code !== 'string'
        ? undefined
        : isEnglish
          ? labelOf('language', code as never)
          : named('language', code, language),
    date: (value) =>
      isEnglish ? dateInEnglish(value) : fill('{value, date}', { value: value.slice(0, 10) }, catalogue),
  }
}
