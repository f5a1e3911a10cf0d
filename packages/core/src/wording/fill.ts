/** A message of ICU MessageFormat (arguments, `number`, `date`, `plural`, `select`) with its parameters in place. */
import { type Catalogue, english, type Params, sought } from './catalogue.js'

/**
 * Fills a message. A string is looked up under the name of its parameter (`unit: 'hour'` is `unit/hour`), and an
 * object under its first member (`{ type: ['object', 'array'] }` is `type/object` or `type/array`); what the
 * catalogue does not have is data and stands as it is. English needs no `Intl`: the same bytes on every runtime.
 *
 * @example
 * import { fill } from '@microcred/core/messages'
 *
 * fill('{n, plural, one {# file} other {# files}}', { n: 3 }) // '3 files'
 */
export function fill(text: string, params: Params, catalogue: Catalogue = english, count?: number): string {
  let out = ''
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]
    if (letter === "'" && /[{}]/.test(text[at + 1] ?? '')) {
      const end = text.indexOf("'", at + 1)
      out += text.slice(at + 1, end < 0 ? undefined : end)
      at = end < 0 ? text.length : end
    } else if (letter === '{') {
      const end = closing(text, at)
      const isCode = out.endsWith('`') && text[end + 1] === '`'
      out += argument(text.slice(at + 1, end), params, catalogue, count, isCode)
      at = end
    } else out += letter === '#' && count !== undefined ? shown('', count, catalogue) : letter
  }
  return out
}

/**
 * A message with its parameters named, as pages about it show it: of several branches the usual one.
 *
 * @example
 * import { outline } from '@microcred/core/messages'
 *
 * outline('{masked, select, true {The value} other {`{value}`}} is wrong.') // '`{value}` is wrong.'
 */
export const outline = (text: string): string =>
  fill(text, new Proxy({}, { get: (_, name) => `{${String(name)}}` }))

/** Where the brace that opens at a place is closed. */
function closing(text: string, from: number): number {
  let depth = 0
  for (let at = from; at < text.length; at++) {
    if (text[at] === "'" && /[{}]/.test(text[at + 1] ?? '')) at = text.indexOf("'", at + 1)
    else if (text[at] === '{') depth++
    else if (text[at] === '}' && --depth === 0) return at
    if (at < 0) break
  }
  return text.length
}

function argument(
  inside: string,
  params: Params,
  catalogue: Catalogue,
  count: number | undefined,
  isCode: boolean,
): string {
  const [, name = '', kind, rest = ''] = /^\s*(\w+)\s*(?:,\s*(\w+)\s*(?:,(.*))?)?$/s.exec(inside) ?? []
  const value = params[name]
  if (kind === 'date') return dated(value, catalogue)
  if (kind !== 'plural' && kind !== 'select') return shown(name, value, catalogue, isCode)
  const plural = kind === 'plural'
  let chosen: string | undefined
  for (let at = 0; at < rest.length; ) {
    const open = rest.indexOf('{', at)
    if (open < 0) break
    const end = closing(rest, open)
    const when = rest.slice(at, open).trim()
    if (when === (plural ? `=${value}` : String(value)))
      return fill(rest.slice(open + 1, end), params, catalogue, plural ? (value as number) : count)
    if (when === 'other' || (plural && when === categoryOf(value as number, catalogue)))
      if (chosen === undefined || when !== 'other') chosen = rest.slice(open + 1, end)
    at = end + 1
  }
  return fill(chosen ?? '', params, catalogue, plural ? (value as number) : count)
}

const isEnglish = ({ language }: Catalogue): boolean => language === 'en'

const categoryOf = (number: number, catalogue: Catalogue): string =>
  isEnglish(catalogue)
    ? number === 1
      ? 'one'
      : 'other'
    : new Intl.PluralRules(catalogue.language).select(number)

/** A day or an instant: as it is written in English, as the language writes it elsewhere. */
function dated(value: unknown, catalogue: Catalogue): string {
  const [, day, rest = ''] = /^(\d{4}-\d{2}-\d{2})(.*)$/s.exec(String(value)) ?? []
  const time = Date.parse(`${day}T00:00:00Z`)
  if (isEnglish(catalogue) || Number.isNaN(time)) return String(value)
  return (
    new Intl.DateTimeFormat(catalogue.language, { dateStyle: 'long', timeZone: 'UTC' }).format(time) + rest
  )
}

/** A parameter in words; of a list that is set as code, each item is. */
function shown(name: string, value: unknown, catalogue: Catalogue, isCode = false): string {
  if (typeof value === 'number')
    return isEnglish(catalogue) ? String(value) : new Intl.NumberFormat(catalogue.language).format(value)
  if (Array.isArray(value)) {
    const type = value.some((each) => typeof each === 'object') ? 'conjunction' : 'unit'
    const items = value.map((each) => shown(name, each, catalogue, isCode))
    return isCode
      ? joined(
          items.map((each) => `\`${each}\``),
          type,
          catalogue,
        ).slice(1, -1)
      : joined(items, type, catalogue)
  }
  if (typeof value !== 'object' || value === null)
    return value === undefined
      ? ''
      : ((isCode ? undefined : word(name, String(value), {}, catalogue)) ?? String(value))
  const [[kind, of] = ['', '']] = Object.entries(value)
  const words = [of]
    .flat()
    .map((each) => word(kind, String(each), value as Params, catalogue) ?? String(each))
  return joined(words, 'disjunction', catalogue)
}

function word(kind: string, name: string, params: Params, catalogue: Catalogue): string | undefined {
  const found = sought(catalogue, `${kind}/${name}`)
  return found && fill(found[0], params, found[1])
}

/** The word before the last of a list. */
const LAST = { conjunction: ' and ', disjunction: ' or ', unit: ', ' } as const

function joined(items: readonly string[], type: keyof typeof LAST, catalogue: Catalogue): string {
  if (items.length < 2) return items[0] ?? ''
  return isEnglish(catalogue)
    ? items.slice(0, -1).join(', ') + LAST[type] + items.at(-1)
    : new Intl.ListFormat(catalogue.language, { type }).format(items)
}
