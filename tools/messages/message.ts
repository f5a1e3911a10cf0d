/** A message of ICU MessageFormat, read strictly: its parameters, its forms, and what is wrong with it. */

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

/** Reads a message; throws a `SyntaxError` that says what breaks it. */
export function readMessage(text: string): Message {
  const shown = new Set<string>()
  const chosen = new Set<string>()
  const plurals: string[][] = []
  let at = 0

  const matched = (pattern: RegExp): string | undefined => {
    const found = new RegExp(pattern, 'y')
    found.lastIndex = at
    const match = found.exec(text)
    if (match) at += match[0].length
    return match?.[0].trim()
  }

  const required = (pattern: RegExp, what: string): string => {
    const found = matched(pattern)
    if (found === undefined) throw new SyntaxError(`lacks ${what} at character ${at + 1}`)
    return found
  }

  function sentence(inside: boolean): void {
    while (at < text.length) {
      if (text[at] === "'" && /[{}]/.test(text[at + 1] ?? '')) {
        const end = text.indexOf("'", at + 1)
        if (end < 0) throw new SyntaxError('has a quoted brace whose quote does not close')
        at = end + 1
      } else if (text[at] === '{') argument()
      else if (text[at] === '}') {
        if (inside) return
        throw new SyntaxError(`has a closing brace too many at character ${at + 1}`)
      } else at++
    }
    if (inside) throw new SyntaxError('has a brace that does not close')
  }

  function argument(): void {
    at++
    const name = required(/\s*\w+\s*/, 'the name of a parameter')
    const kind = matched(/,\s*\w+\s*/)
      ?.slice(1)
      .trim()
    if (kind === 'plural' || kind === 'select') {
      chosen.add(name)
      required(/,/, 'a comma')
      const forms = options(kind)
      if (!forms.includes('other')) throw new SyntaxError(`has no form “other” of {${name}}`)
      if (kind === 'plural') plurals.push(forms)
    } else if (kind === undefined || kind === 'date' || kind === 'number') shown.add(name)
    else throw new SyntaxError(`has the format “${kind}”, which is not among plural, select, date, number`)
    required(/\s*\}/, 'a closing brace')
  }

  function options(kind: string): string[] {
    const forms: string[] = []
    for (;;) {
      const form = matched(kind === 'plural' ? /\s*(?:=\d+|[a-z]+)\s*(?=\{)/ : /\s*[\w-]+\s*(?=\{)/)
      if (form === undefined) return forms
      if (forms.includes(form)) throw new SyntaxError(`has the form “${form}” twice`)
      forms.push(form)
      at++
      sentence(true)
      at++
    }
  }

  sentence(false)
  const ticks = text.split('`')
  if (ticks.length % 2 === 0) throw new SyntaxError('has a backtick that does not close')
  const code = ticks.filter((_, place) => place % 2 === 1).toSorted()
  return { shown, chosen, code, plurals }
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
