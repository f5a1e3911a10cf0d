/** A message of ICU MessageFormat, read strictly: its parameters, its forms, and what is wrong with it. */
import { parse, type Token } from '@messageformat/parser'

export interface Message {
  /** Names of the parameters whose values are shown. */
  readonly shown: ReadonlySet<string>
  /** Names of the parameters a form is chosen by. */
  readonly chosen: ReadonlySet<string>
  /** Spans of code, sorted. */
  readonly code: readonly string[]
  /** Of each plural the categories it has a form for. */
  readonly plurals: readonly (readonly string[])[]
}

/** What may be done with a value besides showing it. */
const FORMATS: readonly string[] = ['date', 'number']

/** Reads a message; throws a `SyntaxError` that says what breaks it. */
export function readMessage(text: string): Message {
  const shown = new Set<string>()
  const chosen = new Set<string>()
  const plurals: string[][] = []

  function take(tokens: readonly Token[]): void {
    // The parser takes a brace that was not opened for a letter; whoever wrote it forgot one.
    for (const token of tokens)
      if (token.type === 'content' && /[{}]/.test(token.ctx.text.replace(/'[{}#][^']*'/g, '')))
        throw new SyntaxError('has a brace that belongs to no parameter')
      else if (token.type === 'argument') shown.add(token.arg)
      else if (token.type === 'function') {
        if (!FORMATS.includes(token.key) || token.param)
          throw new SyntaxError(
            `has the format “${token.key}”, which is not among plural, select, date, number`,
          )
        shown.add(token.arg)
      } else if (token.type === 'plural' || token.type === 'select') {
        const forms = token.cases.map(({ key }) => key)
        const twice = forms.find((form, at) => forms.indexOf(form) < at)
        if (twice !== undefined) throw new SyntaxError(`has the form “${twice}” twice`)
        if (!forms.includes('other')) throw new SyntaxError(`has no form “other” of {${token.arg}}`)
        chosen.add(token.arg)
        if (token.type === 'plural') plurals.push(forms)
        for (const each of token.cases) take(each.tokens)
      } else if (token.type === 'selectordinal')
        throw new SyntaxError(
          'has the format “selectordinal”, which is not among plural, select, date, number',
        )
  }

  take(parsed(text))
  const ticks = text.split('`')
  if (ticks.length % 2 === 0) throw new SyntaxError('has a backtick that does not close')
  const code = ticks.filter((_, place) => place % 2 === 1).toSorted()
  return { shown, chosen, code, plurals }
}

/** The message as the parser has it; what it cannot read is told by its first line, which says what and where. */
function parsed(text: string): readonly Token[] {
  try {
    return parse(text, { strict: true, strictPluralKeys: false })
  } catch (error) {
    const [first = ''] = (error as Error).message.split('\n')
    throw new SyntaxError(`is no message of ICU MessageFormat: ${first.replace(/:$/, '')}`)
  }
}

/** Whether a message has words to translate; an abbreviation or a parameter alone has none. */
export const hasWords = (text: string): boolean => /\p{Ll}{2}/u.test(text.replace(/`[^`]*`|\{\w+\}/g, ''))

/** What a translation gets wrong, or `undefined`. */
export function faultOf(english: string, text: string, tag: string): string | undefined {
  let own: Message
  try {
    own = readMessage(text)
  } catch (error) {
    return (error as Error).message
  }
  const source = readMessage(english)
  const missing = [...source.shown].filter((name) => !own.shown.has(name))
  if (missing.length > 0) return `leaves out {${missing.join('}, {')}}`
  const extra = [...own.shown, ...own.chosen].filter(
    (name) => !source.shown.has(name) && !source.chosen.has(name),
  )
  if (extra.length > 0) return `has {${extra.join('}, {')}}, which the English has not`
  const code = new Set(own.code)
  const lost = source.code.filter((span) => !code.has(span))
  if (lost.length > 0) return `leaves out the code ${lost.map((span) => `\`${span}\``).join(', ')}`
  const known = new Set(source.code)
  const invented = own.code.filter((span) => !known.has(span))
  if (invented.length > 0) return `has the code \`${invented[0]}\`, which the English has not`
  const needed = new Intl.PluralRules(tag).resolvedOptions().pluralCategories
  for (const forms of own.plurals) {
    const lacking = needed.filter((category) => !forms.includes(category))
    if (lacking.length > 0) return `has no plural form for ${lacking.join(', ')}`
    const foreign = forms.filter((form) => !form.startsWith('=') && !needed.includes(form as never))
    if (foreign.length > 0) return `has the plural form “${foreign[0]}”, which ${tag} has not`
  }
  return undefined
}
