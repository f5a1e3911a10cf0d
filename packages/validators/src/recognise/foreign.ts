/** Names forms that are known by a mark and not read: one row of `foreign-forms.csv` each. */
import { foreignForms } from '../generated/foreign-forms.js'
import type { Opened } from '../open/open-bare.js'
import { entryOf } from '../report/catalogue.js'
import type { Placed } from '../report/report.js'

/** A row: id, what its mark is looked for in, mark, name, advice. */
export type ForeignForm = readonly [
  id: string,
  of: 'json' | 'string' | 'text' | 'bytes' | 'vc',
  mark: string,
  name: string,
  advice: string,
]

/** How much of a text is looked at; marks stand at its beginning. */
const HEAD = 65_536

/** Names what came in by the first row whose mark it bears, or says nothing. */
export function foreignForm(
  input: unknown,
  { json, violation, positions, wrapper }: Opened,
): Placed | undefined {
  const found =
    json === undefined
      ? unopened(violation?.code, wrapper?.type) && byText(input, positions?.text)
      : typeof json === 'string'
        ? byPattern('string', json.slice(0, HEAD))
        : foreignForms.find(([, of, mark]) => of === 'json' && bears(json, mark))
  if (!found) return undefined
  return naming('profile.foreign-form', found, json)
}

/** Names what a Verifiable Credential holds that is of a form which is known and not read. */
export function foreignContent(json: unknown): readonly Placed[] {
  const found = foreignForms.find(([, of, mark]) => of === 'vc' && bears(json, mark))
  if (!found) return []
  return [naming('profile.foreign-content', found, json)]
}

/** A finding that names a form, with the English of the form's row. */
function naming(code: string, [form, , , name, advice]: ForeignForm, json: unknown): Placed {
  return {
    code,
    pointer: '',
    params: { form, foreign: { foreign: form, ...namedIn(name, json) }, ...(advice && { advice: form }) },
    words: { ...entryOf(code)!, texts: { [`foreign/${form}`]: name, [`advice/${form}`]: advice } },
  }
}

/** Whether a text was refused for what it is as a whole. */
const unopened = (code: string | undefined, wrapper: string | undefined): boolean =>
  wrapper === undefined && (code === 'json.syntax' || code === 'json.encoding')

function byText(input: unknown, text: string | undefined): ForeignForm | undefined {
  const head = text ?? (typeof input === 'string' ? input : undefined)
  return (
    (head === undefined ? undefined : byPattern('text', head.slice(0, HEAD).replace(/^[\uFEFF\s]+/, ''))) ??
    byPattern('bytes', input instanceof Uint8Array ? latin1(input) : (head ?? ''))
  )
}

const byPattern = (of: ForeignForm[1], text: string): ForeignForm | undefined =>
  foreignForms.find(([, where, mark]) => where === of && new RegExp(mark, 'i').test(text))

const latin1 = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes)

/** Whether JSON bears a mark: one of several alternatives, of each all conditions. */
const bears = (json: unknown, mark: string): boolean =>
  mark.split(' | ').some((each) => each.split(' & ').every((condition) => holds(json, condition)))

const CONDITION = /^(!?)([^=]+?)(?:([*^]?=)(.*))?$/

/** One condition: a path that leads somewhere, or (`!`) nowhere, or to a string that is, begins with or contains another. */
function holds(json: unknown, condition: string): boolean {
  const [, not, path, operator, wanted = ''] = CONDITION.exec(condition)!
  const values = at(json, path!.split(/\.(?=\D|\d+\.\d)/))
  if (operator === undefined) return values.length > 0 === (not === '')
  return values.some(
    (each) =>
      typeof each === 'string' &&
      (operator === '='
        ? each === wanted
        : operator === '^='
          ? each.startsWith(wanted)
          : each.includes(wanted)),
  )
}

/** What a path leads to; the first items of lists are looked through. */
function at(value: unknown, path: readonly string[]): readonly unknown[] {
  if (Array.isArray(value)) return value.slice(0, 100).flatMap((each) => at(each, path))
  const [key, ...rest] = path
  if (key === undefined) return [value]
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return []
  return at((value as Record<string, unknown>)[key], rest)
}

/** The strings of a document that a name speaks of. */
const namedIn = (name: string, json: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...name.matchAll(/\{(\w+)\}/g)].map(([, key]) => {
      const value = at(json, [key!])[0]
      return [key, typeof value === 'string' ? value.slice(0, 200) : '']
    }),
  )
