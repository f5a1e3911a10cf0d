/** A message with its parameters in place. */
import { type Catalogue, type Params, sought } from './catalogue.js'
import { english } from './english.js'
import type { Choice, Message } from './message.js'

/**
 * Fills a message. A string is looked up under the name of its parameter (`unit: 'hour'` is `unit/hour`), and an
 * object under its first member (`{ type: ['object', 'array'] }` is `type/object` or `type/array`); what the
 * catalogue does not have is data and stands as it is. Between backticks nothing is looked up, and each item of a list
 * has its own. English needs no `Intl`: the same bytes on every runtime.
 *
 * @example
 * import { fill } from '@microcred/core/messages'
 *
 * fill([['n', { one: '{n} file', other: '{n} files' }]], { n: 3 }) // '3 files'
 */
export const fill = (message: Message, params: Params, catalogue: Catalogue = english): string =>
  fillWith(message, params, catalogue, english)

/** The same, where what the catalogue does not have is looked up in another one than that of English. */
export const fillWith = (
  message: Message,
  params: Params,
  catalogue: Catalogue,
  otherwise: Catalogue,
): string =>
  typeof message === 'string'
    ? message.replace(/(`?)\{(\w+)(, date)?\}\1/g, (_, tick, name, date) =>
        date
          ? (catalogue.speech?.date(`${params[name]}`) ?? (params[name] as string))
          : shown(name, params[name], catalogue, otherwise, tick),
      )
    : message
        .map((part) =>
          fillWith(
            typeof part === 'string' ? part : formOf(part, params, catalogue),
            params,
            catalogue,
            otherwise,
          ),
        )
        .join('')

/**
 * A message with its parameters named, as pages about it show it: of several forms the usual one.
 *
 * @example
 * import { outline } from '@microcred/core/messages'
 *
 * outline([['masked', { true: 'The value', other: '`{value}`' }], ' is wrong.']) // '`{value}` is wrong.'
 */
export const outline = (message: Message): string =>
  fill(message, new Proxy({}, { get: (_, name) => `{${String(name)}}` }))

/** The form of a value, else of its plural category, else the usual one. */
function formOf([name, forms]: Choice, params: Params, { speech }: Catalogue): Message {
  const value = params[name]
  const category = speech ? speech.category(value as number) : value === 1 && 'one'
  return forms[(Object.hasOwn(forms, value as string) ? value : category) as string] ?? forms.other!
}

/** A parameter in words; of a list that is set as code, each item is. */
function shown(
  name: string,
  value: unknown,
  catalogue: Catalogue,
  otherwise: Catalogue,
  tick: string,
): string {
  const items = [value].flat()
  return listed(
    items.map((each) => tick + inWords(tick ? '' : name, each, catalogue, otherwise) + tick),
    typeof items[0] === 'object' ? 'conjunction' : name,
    catalogue,
  )
}

function inWords(name: string, value: unknown, catalogue: Catalogue, otherwise: Catalogue): string {
  if (typeof value === 'number') return catalogue.speech?.number(value) ?? `${value}`
  const isPhrase = typeof value === 'object' && value
  const [kind, of] = (isPhrase && Object.entries(value)[0]) || [name, value ?? '']
  return listed(
    [of].flat().map((each) => {
      const found = sought(catalogue, `${kind}/${each}`, otherwise)
      return found ? fillWith(found[0], isPhrase ? (value as Params) : {}, found[1], otherwise) : `${each}`
    }),
    'disjunction',
    catalogue,
  )
}

/** What stands before the last of a list in English. */
const LAST: Readonly<Record<string, string>> = { conjunction: ' and ', disjunction: ' or ' }

const listed = (items: readonly string[], of: string, { speech }: Catalogue): string =>
  items.length > 1
    ? (speech?.list(items, of) ?? items.slice(0, -1).join(', ') + (LAST[of] ?? ', ') + items.at(-1))
    : (items[0] ?? '')
