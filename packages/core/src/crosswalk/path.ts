/** The path language of the crosswalks: what `packages/schemas/crosswalks/path.abnf` says, parsed. */

/** One condition on a node, such as `[type=LearningAchievement]`. */
export interface Filter {
  readonly name: string
  readonly operator: '=' | '^=' | '!='
  readonly value: string
}

export interface Step {
  readonly name: string
  readonly filters: readonly Filter[]
}

/** One alternative of a path. */
export type Alternative =
  | { readonly constant: string }
  | {
      readonly from: '' | '.' | `@${string}`
      /** Conditions on what it starts from. */
      readonly filters: readonly Filter[]
      readonly steps: readonly Step[]
    }

export type Path = readonly Alternative[]

const FILTERS = /(?:\[[\w$-]+(?:=|\^=|!=)[^\]]+\])*/.source
const ALTERNATIVE = new RegExp(
  `^(?:"([^"]*)"|(\\$)|(?:(@(?!id$)[\\w$-]+)(${FILTERS})(?=\\.|$)\\.?|(\\.))?(.*))$`,
)
const STEP = new RegExp(`^([\\w$@:-]+)(${FILTERS})$`)
const FILTER = /\[([\w$-]+)(=|\^=|!=)([^\]]+)\]/g

/** Parses a path, or throws a `SyntaxError` that says what is wrong with it. */
export function parsePath(text: string): Path {
  return splitOutsideBrackets(text, '|').map((part): Alternative => {
    const alternative = part.trim()
    const [, constant, here, anchor, filters = '', dot, rest = ''] = ALTERNATIVE.exec(alternative) ?? []
    if (constant !== undefined) return { constant }
    if (here) return { from: '.', filters: [], steps: [] }
    const from = (anchor as `@${string}` | undefined) ?? (dot ? '.' : '')
    if (!rest && !anchor) throw new SyntaxError(`the path "${text}" has an empty alternative`)
    const steps = rest ? splitOutsideBrackets(rest, '.').map((step) => parseStep(step, text)) : []
    return { from, filters: filtersIn(filters), steps }
  })
}

function parseStep(step: string, text: string): Step {
  const [, name, filters] = STEP.exec(step) ?? []
  if (name === undefined) throw new SyntaxError(`"${step}" is no step of a path, in "${text}"`)
  return { name, filters: filtersIn(filters!) }
}

const filtersIn = (text: string): readonly Filter[] =>
  [...text.matchAll(FILTER)].map(([, name, operator, value]) => ({
    name: name!,
    operator: operator as Filter['operator'],
    value: value!,
  }))

function splitOutsideBrackets(text: string, separator: string): string[] {
  const parts = ['']
  let inside = false
  for (const char of text) {
    if (char === '[') inside = true
    if (char === ']') inside = false
    if (char === separator && !inside) parts.push('')
    else parts[parts.length - 1] += char
  }
  return parts
}
