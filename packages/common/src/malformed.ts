/** What the schema of the language objects to, as violations a person can act upon; each defect once. */

import type { Violation } from '@microcred/common/violation'
import type * as z from 'zod'
import { nearest } from './nearest.js'
import { escapeKey, valueAt } from './pointer.js'
import { keysAt } from './schema-keys.js'
import type { Fault } from './zod-parts.js'

type Issue = z.core.$ZodIssue
type Params = NonNullable<Violation['params']>

/** The violations behind the issues of a value that a schema refused. */
export function malformed(schema: z.ZodType, value: unknown, issues: readonly Issue[]): readonly Violation[] {
  const found = issues.flatMap((issue) => violations(schema, value, issue))
  const misspelt = new Set(
    found.map(({ pointer, params }) => `${above(pointer)} ${params?.suggestion ?? ''}`),
  )
  // A property that is missing because its name is misspelt is one defect.
  return found.filter(
    ({ code, pointer, params }) =>
      code !== 'stacking-rule.incomplete' || !misspelt.has(`${pointer} ${params?.property}`),
  )
}

const pointerOf = (path: Issue['path']): string => path.map((step) => `/${escapeKey(String(step))}`).join('')

const above = (pointer: string): string => pointer.slice(0, pointer.lastIndexOf('/'))

function violations(schema: z.ZodType, value: unknown, issue: Issue): Violation[] {
  const received = valueAt(value, pointerOf(issue.path))
  const at = (code: string, params: Params, path = issue.path): Violation => ({
    code: `stacking-rule.${code}`,
    pointer: pointerOf(path),
    params,
  })
  if (received === undefined && issue.path.length > 0) {
    const choices = choicesOf(issue)
    const params = { property: String(issue.path.at(-1)), ...(choices && { choices }) }
    return [at('incomplete', params, issue.path.slice(0, -1))]
  }
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((property) =>
        at('unknown-property', { property, ...near(property, keysAt(schema, value, issue.path)) }, [
          ...issue.path,
          property,
        ]),
      )
    case 'invalid_type':
      return [
        at('wrong-type', {
          expected: { type: TYPES[issue.expected] ?? issue.expected },
          received: typeOf(received),
        }),
      ]
    case 'invalid_union':
    case 'invalid_value':
      return [unknownWord(received, choicesOf(issue) ?? [], at)]
    case 'too_small':
    case 'too_big':
      return [outOfRange(issue, received, at)]
    default:
      return [other(issue, received, at)]
  }
}

type At = (code: string, params: Params, path?: Issue['path']) => Violation

const MANY = 12

function unknownWord(received: unknown, choices: readonly string[], at: At): Violation {
  if (typeof received !== 'string')
    return at('wrong-type', { expected: { type: 'text' }, received: typeOf(received) })
  const params = choices.length > MANY ? {} : { choices }
  return at('unknown-word', { value: shown(received), ...near(received, choices), ...params })
}

function outOfRange(
  issue: Extract<Issue, { code: 'too_small' | 'too_big' }>,
  received: unknown,
  at: At,
): Violation {
  if (issue.origin !== 'number') return at('empty', {})
  const expected =
    issue.code === 'too_small'
      ? { bound: issue.inclusive ? 'at-least' : 'more-than', limit: issue.minimum }
      : { bound: issue.inclusive ? 'at-most' : 'less-than', limit: issue.maximum }
  return at('out-of-range', { value: shown(received), expected })
}

/** What the schema's own refusals stand for; they carry what is behind them. */
function other(issue: Issue, received: unknown, at: At): Violation {
  const { path } = issue
  const fault = 'params' in issue ? (issue.params as Fault | undefined) : undefined
  switch (fault?.fault) {
    case 'form': {
      const value = shown(fault.ofKey ? path.at(-1) : received)
      return at('malformed', {
        value,
        expected: fault.ofKey || FORMS.has(fault.form) ? { form: fault.form } : { format: fault.form },
      })
    }
    case 'repeated-item':
    case 'empty':
      return at(fault.fault, {})
    case 'whole-number':
      return at('out-of-range', { value: shown(received), expected: { type: 'integer' } })
    case 'wrong-type':
      return at('wrong-type', {
        expected: { type: fault.types.map((type) => TYPES[type] ?? type) },
        received: typeOf(received),
      })
    default: {
      const pattern = 'pattern' in issue ? String(issue.pattern).replace(/^\/(.*)\/u?$/s, '$1') : BLANK
      return pattern === BLANK
        ? at('blank', {})
        : at('malformed', { value: shown(received), expected: { format: 'pattern', pattern } })
    }
  }
}

/** The pattern of a text that is not blank. */
const BLANK = '\\S'

/** Forms of texts that `form/FORM` of the catalogue describes. */
const FORMS: ReadonlySet<string> = new Set(['date', 'iri', 'web-url', 'language-tag', 'requirement-id'])

/** What the catalogue calls the types of the schema. */
const TYPES: Readonly<Record<string, string>> = { string: 'text', record: 'object' }

const typeOf = (value: unknown): Params[string] =>
  value === null || (typeof value === 'number' && !Number.isFinite(value))
    ? String(value)
    : { type: Array.isArray(value) ? 'array' : (TYPES[typeof value] ?? typeof value) }

/** Longest part of a value that is quoted. */
const QUOTED = 60

function shown(value: unknown): string {
  const text = String(value)
  return text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text
}

const near = (word: string, candidates: Iterable<string>): { suggestion?: string } => {
  const suggestion = nearest(word, candidates)
  return suggestion === undefined ? {} : { suggestion }
}

function choicesOf(issue: Issue): readonly string[] | undefined {
  if (issue.code === 'invalid_value') return issue.values.map(String)
  return issue.code === 'invalid_union' && 'options' in issue ? (issue.options as string[]) : undefined
}
