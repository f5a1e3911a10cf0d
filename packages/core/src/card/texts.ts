/** Which of the languages a text stands in is shown. */
import { type Html, html } from './html.js'

/** A text and the language it is in. */
export interface Told {
  readonly text: string
  readonly language: string
}

const primary = (tag: string): string => tag.toLowerCase().split('-')[0]!

/** Languages of the European Union that are not written in Latin letters. */
const OTHER_SCRIPTS = new Set(['bg', 'el'])

/** A text in the reader's language, else in that of the record, in English, in whatever comes first. */
export function told(texts: unknown, language: string, main?: string): Told | undefined {
  if (typeof texts !== 'object' || texts === null) return undefined
  const tags = Object.keys(texts).filter((tag) => {
    const text = (texts as Record<string, unknown>)[tag]
    return typeof text === 'string' && text.trim() !== ''
  })
  const latin = OTHER_SCRIPTS.has(primary(language)) ? undefined : tags.find((tag) => /-latn\b/i.test(tag))
  const tag =
    tags.find((each) => each.toLowerCase() === language.toLowerCase()) ??
    tags.find((each) => primary(each) === primary(language) && !/-latn\b/i.test(each)) ??
    latin ??
    tags.find((each) => typeof main === 'string' && primary(each) === primary(main)) ??
    tags.find((each) => primary(each) === 'en') ??
    tags[0]
  return tag === undefined
    ? undefined
    : { text: (texts as Record<string, string>)[tag]!.trim(), language: tag }
}

/** A text as its own paragraph of direction, marked where it is in another language than the page. */
export const shown = ({ text, language }: Told, page: string): Html =>
  primary(language) === primary(page) || !isTag(language)
    ? html`<bdi>${text}</bdi>`
    : html`<bdi lang="${language}">${text}</bdi>`

const isTag = (tag: string): boolean => /^[a-z]{2,3}(-[a-z\d]{1,8})*$/i.test(tag)
