/** Names forms that are known by a mark and not read: one row of `foreign-forms.csv` each. */
import { foreignForms } from '../generated/foreign-forms.js'
import type { Opened } from '../open/open-bare.js'
import { entryOf } from '../report/catalogue.js'
import type { Placed } from '../report/report.js'

/** A row: id, what its mark is looked for in, mark, name, advice, and whether it is read when it is converted. */
export type ForeignForm = readonly [
  id: string,
  of: 'json' | 'string' | 'text' | 'bytes' | 'base64' | 'rest' | 'vc',
  mark: string,
  name: string,
  advice: string,
  converted?: 'converted',
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
      ? unopened(violation?.code, wrapper?.type) && byText(input, positions?.text, trailing(violation))
      : typeof json === 'string'
        ? byString(json)
        : inAnswer(json)
  if (!found) return undefined
  return naming(found[5] ? 'profile.to-convert' : 'profile.foreign-form', found, json)
}

const byJson = (json: unknown): ForeignForm | undefined =>
  foreignForms.find(([, of, mark]) => of === 'json' && bears(json, mark))

/** Members under which services and lists put what they hold. */
const AROUND =
  'assertion assertions badge badges clrs credential credentials data decoded_resource document documents item items lerrs payload record records response result results vp_token'.split(
    ' ',
  )

/** How deep in answers a form is looked for, and in how many of their values. */
const [DEPTH, VALUES] = [3, 100]

/** The form of a document, or of the first thing in a list or an answer that has one. */
function inAnswer(json: unknown): ForeignForm | undefined {
  let level: readonly unknown[] = [json]
  for (let depth = 0; depth <= DEPTH && level.length > 0; depth++) {
    for (const each of level) {
      const found = typeof each === 'string' ? byString(each, true) : byJson(each)
      if (found) return found
    }
    level = level.flatMap(heldBy).slice(0, VALUES)
  }
  return undefined
}

function heldBy(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.slice(0, VALUES)
  if (typeof value !== 'object' || value === null) return []
  return AROUND.flatMap((key) =>
    Object.hasOwn(value, key) ? [(value as Record<string, unknown>)[key]] : [],
  ).flatMap((each) => (Array.isArray(each) ? each.slice(0, VALUES) : [each]))
}

/** The form of a string in JSON; one in an answer may be anything that its own encoding does not tell. */
function byString(text: string, within = false): ForeignForm | undefined {
  const head = text.slice(0, HEAD)
  return (
    (within ? undefined : (byPattern('string', head) ?? byPattern('text', head.trimStart()))) ??
    byPattern('base64', head) ??
    byBase64(head)
  )
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

/** Where something follows after the end of a whole value. */
const trailing = (violation: Placed | undefined): number | undefined =>
  violation?.params?.reason === 'trailing' ? violation.offset : undefined

/** Whether a text was refused for what it is as a whole. */
const unopened = (code: string | undefined, wrapper: string | undefined): boolean =>
  wrapper === undefined && (code === 'json.syntax' || code === 'json.encoding')

function byText(input: unknown, text: string | undefined, offset?: number): ForeignForm | undefined {
  const all = text ?? (typeof input === 'string' ? input : undefined)
  const head = all?.slice(0, HEAD).replace(/^[\uFEFF\s]+/, '')
  return (
    (head === undefined ? undefined : (byPattern('text', head) ?? byPattern('base64', head))) ??
    byPattern('bytes', input instanceof Uint8Array ? latin1(input) : (all ?? '')) ??
    (head === undefined ? undefined : byBase64(head)) ??
    (all === undefined || offset === undefined || !/^[{[]/.test(head!)
      ? undefined
      : byPattern('rest', all.slice(offset, offset + HEAD)))
  )
}

/** How much of what base64 stands for is looked at. */
const DECODED = 4096

/** The form of the bytes that a text is in base64, also in lines. */
function byBase64(text: string): ForeignForm | undefined {
  const bare = text.trim()
  if (bare.length < 16 || !/^[A-Za-z0-9+/_-]+(?:\r?\n[A-Za-z0-9+/_-]+)*={0,2}$/.test(bare)) return undefined
  const letters = bare
    .slice(0, DECODED)
    .replace(/[\r\n=]/g, '')
    .replaceAll('-', '+')
    .replaceAll('_', '/')
  return byPattern('bytes', atob(letters.slice(0, letters.length - (letters.length % 4))))
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
  const keys = path!.split(/\.(?=\D|\d+\.\d)/)
  if (operator === undefined) return leads(json, keys) === (not === '')
  const sought = wanted.toLowerCase()
  return at(json, keys).some((each) => {
    if (typeof each !== 'string') return false
    const said = each.toLowerCase()
    return operator === '='
      ? said === sought
      : operator === '^='
        ? said.startsWith(sought)
        : said.includes(sought)
  })
}

/** What a path leads to; the first items of lists are looked through. */
function at(value: unknown, path: readonly string[]): readonly unknown[] {
  if (Array.isArray(value)) return value.slice(0, 100).flatMap((each) => at(each, path))
  const [key, ...rest] = path
  if (key === undefined) return [value]
  const name = nameIn(value, key)
  return name === undefined ? [] : at((value as Record<string, unknown>)[name], rest)
}

/** Whether a path leads somewhere, be it to an empty list. */
function leads(value: unknown, path: readonly string[]): boolean {
  if (Array.isArray(value)) return value.slice(0, 100).some((each) => leads(each, path))
  const [key, ...rest] = path
  if (key === undefined) return true
  const name = nameIn(value, key)
  if (name === undefined) return false
  return rest.length === 0 || leads((value as Record<string, unknown>)[name], rest)
}

/** Members that JSON-LD calls by two names. */
const ALIASES: Readonly<Record<string, string>> = { type: '@type', '@type': 'type' }

/** What an object calls a member: by its name, or by the other one that JSON-LD has for it. */
function nameIn(value: unknown, key: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (Object.hasOwn(value, key)) return key
  const other = ALIASES[key]
  return other !== undefined && Object.hasOwn(value, other) ? other : undefined
}

/** The strings of a document that a name speaks of. */
const namedIn = (name: string, json: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...name.matchAll(/\{(\w+)\}/g)].map(([, key]) => {
      const value = at(json, [key!])[0]
      return [key, typeof value === 'string' ? value.slice(0, 200) : '']
    }),
  )
