/** What the names of a credential mean: its `@context`, as far as it can be told without a network. */

import { isObject, type Json } from '@microcred/common/json'
import { escapeKey } from '@microcred/common/pointer'
import type { Violation } from '../../report/finding.js'
import { isPrefix, type Tables, type Term, tablesOf } from './tables.js'

/** The meaning of names at some place of a credential. */
export interface Context {
  /** `null` for a name that is declared to mean nothing. */
  readonly terms: ReadonlyMap<string, Term | null>
  /** Terms that hold only in nodes of a class. */
  readonly scoped: ReadonlyMap<string, ReadonlyMap<string, Term>>
  readonly vocab: string | undefined
  /** Language of texts that do not say theirs. */
  readonly language: string | undefined
  /** Whether it is that of every credential, in which `id` and `type` alone stand for keywords. */
  readonly standard?: true
  /** Terms that hold in one node alone because of its classes, and the context its inner nodes go back to. */
  readonly own?: { readonly terms: ReadonlyMap<string, Term>; readonly outside: Context }
}

/** What a name means in a node. */
export const termOf = ({ terms, own }: Context, name: string): Term | null | undefined =>
  own?.terms.get(name) ?? terms.get(name)

const ALIASES: readonly (readonly [string, Term])[] = ['id', 'type'].map((name) => [
  name,
  { name: `@${name}`, iri: `@${name}`, type: '', container: '' },
])

const PROTECTED: ReadonlySet<string> = new Set([
  'id',
  'type',
  'VerifiableCredential',
  'VerifiablePresentation',
  'proof',
])

let both: Context | undefined

/** What both contexts of a European Digital Credential say. */
function edcContext(): Context {
  if (both) return both
  const { terms, scoped } = tablesOf()
  both = {
    terms: new Map<string, Term | null>([...terms, ...ALIASES]),
    scoped,
    vocab: undefined,
    language: undefined,
    standard: true,
  }
  return both
}

/** An absolute IRI or the label of a blank node. */
const isAbsolute = (iri: string): boolean => /^(?:[A-Za-z][A-Za-z0-9+-.]*|_):\S*$/.test(iri)

const KEYWORD = /^@[a-zA-Z]+$/

/** The IRI a string stands for, or `undefined` where it stands for none. `vocab` when names count too. */
export function expandIri(context: Context, text: string, vocab: boolean): string | undefined {
  if (KEYWORD.test(text)) return KEYWORDS.has(text) ? text : undefined
  if (vocab) {
    const term = termOf(context, text)
    if (term === null) return undefined
    if (term) return term.iri
  }
  const colon = text.indexOf(':')
  if (colon > 0) {
    if (text.startsWith('//', colon + 1)) return isAbsolute(text) ? text : undefined
    const prefix = termOf(context, text.slice(0, colon))
    if (prefix && isPrefix(prefix.iri)) return prefix.iri + text.slice(colon + 1)
    if (isAbsolute(text)) return text
  }
  return vocab && context.vocab !== undefined ? context.vocab + text : undefined
}

const KEYWORDS: ReadonlySet<string> = new Set([
  '@id',
  '@type',
  '@value',
  '@language',
  '@graph',
  '@included',
  '@set',
  '@list',
  '@index',
  '@none',
  '@reverse',
  '@nest',
  '@direction',
  '@json',
  '@vocab',
])

const VC_1 = 'https://www.w3.org/2018/credentials/v1'
const EDC_AP = 'http://data.europa.eu/snb/model/context/edc-ap'

/**
 * The context of a credential, always with the terms of an EDC, so that its other faults are found too.
 * `wrapped` says that it lay in an upload wrapper, `draft` that it is not sealed yet: both come without.
 */
export function rootContext(
  json: Json,
  wrapped: boolean,
  draft: boolean,
): { context: Context; violations: Violation[] } {
  const violations: Violation[] = []
  const given = json['@context']
  let context = edcContext()
  if (given === undefined || given === null) {
    if (wrapped) violations.push({ code: 'edc.context-assumed', pointer: '', atEnd: true })
    else if (!draft)
      violations.push({
        code: 'edc.no-context',
        pointer: '',
        atEnd: true,
        fix: {
          kind: 'add-contexts',
          patch: [{ op: 'add', path: '/@context', value: [VC_1, EDC_AP] }],
          safe: true,
        },
      })
    return { context, violations }
  }
  const known = new Set<string>()
  for (const { value, pointer } of entries(given, '/@context')) {
    if (typeof value === 'string') {
      const entry = contextOf(value)
      if (entry) known.add(entry.context)
      if (!entry) violations.push({ code: 'edc.unknown-context', pointer, params: { context: value } })
      else if (!entry.official)
        violations.push({
          code: 'edc.context-alias',
          pointer,
          params: { context: value },
          fix: {
            kind: 'write',
            params: { to: EDC_AP },
            patch: [{ op: 'replace', path: pointer, value: EDC_AP }],
            safe: true,
          },
        })
      else if (entry.context === 'vc-2.0')
        violations.push({
          code: 'edc.protected-term',
          pointer,
          params: { term: 'description', context: value },
        })
    } else if (isObject(value)) {
      context = inline(context, value, pointer, violations)
    } else if (value !== null)
      violations.push({
        code: 'edc.json-ld',
        pointer,
        params: { reason: 'context' },
      })
  }
  const unread = violations.some(({ code }) => code === 'edc.unknown-context')
  const missing = [
    ...(known.has('vc-1.1') || known.has('vc-2.0') ? [] : [VC_1]),
    ...(known.has('edc-ap') || unread ? [] : [EDC_AP]),
  ]
  for (const address of missing)
    violations.push({
      code: 'edc.context-missing',
      pointer: '/@context',
      params: { context: address },
      ...(Array.isArray(given) && {
        fix: {
          kind: 'add',
          params: { value: address },
          patch: [{ op: 'add', path: `/@context/${address === VC_1 ? 0 : '-'}`, value: address }],
          safe: true,
        },
      }),
    })
  return { context, violations }
}

const contextOf = (url: string): Tables['contexts'][number] | undefined =>
  tablesOf().contexts.find(({ matches }) => matches(url))

const entries = (value: unknown, pointer: string): { value: unknown; pointer: string }[] =>
  Array.isArray(value)
    ? value.map((each, at) => ({ value: each, pointer: `${pointer}/${at}` }))
    : [{ value, pointer }]

/** The context inside of a node that has one of its own. */
export function nodeContext(
  context: Context,
  given: unknown,
  pointer: string,
  violations: Violation[],
): Context {
  let out = context
  for (const { value, pointer: at } of entries(given, pointer)) {
    if (typeof value === 'string') {
      const entry = contextOf(value)
      if (!entry) violations.push({ code: 'edc.unknown-context', pointer: at, params: { context: value } })
      else if (entry.context === 'vc-2.0')
        violations.push({
          code: 'edc.protected-term',
          pointer: at,
          params: { term: 'description', context: value },
        })
    } else if (isObject(value)) out = inline(out, value, at, violations)
    // The terms of the credential are protected, so that a node cannot begin anew.
    else violations.push({ code: 'edc.json-ld', pointer: at, params: { reason: 'context' } })
  }
  return out
}

/** Whether a keyword of a context holds what JSON-LD stops at. */
const isWrong = (key: string, value: unknown): boolean =>
  key === '@version'
    ? value !== 1.1
    : (key === '@vocab' || key === '@language') && value !== null && typeof value !== 'string'

/** A context with what an object beside it defines; scoped contexts and imports are not followed. */
function inline(context: Context, given: Json, pointer: string, violations: Violation[]): Context {
  const terms = new Map(context.terms)
  let { vocab, language } = context
  const scratch: Context = { ...context, terms }
  for (const [key, value] of Object.entries(given)) {
    const at = `${pointer}/${escapeKey(key)}`
    const unread = (keyword: string): unknown =>
      violations.push({ code: 'edc.inline-context', pointer: at, atKey: true, params: { keyword } })
    if (isWrong(key, value))
      violations.push({ code: 'edc.json-ld', pointer: at, params: { reason: 'keyword', name: key } })
    if (key === '@vocab') vocab = typeof value === 'string' ? value : undefined
    else if (key === '@language') language = typeof value === 'string' ? value.toLowerCase() : undefined
    else if (key === '@version' || key === '@protected' || (key === '@base' && value === null)) continue
    else if (key.startsWith('@')) unread(key)
    else {
      const term = value === null ? null : definition(scratch, given, key, value)
      if (term === undefined)
        unread(
          isObject(value)
            ? (Object.keys(value).find(
                (each) =>
                  each.startsWith('@') && !['@id', '@type', '@container', '@protected'].includes(each),
              ) ?? '@id')
            : '@id',
        )
      else if (PROTECTED.has(key) && JSON.stringify(term) !== JSON.stringify(context.terms.get(key)))
        violations.push({
          code: 'edc.protected-term',
          pointer: at,
          atKey: true,
          params: { term: key, context: VC_1 },
        })
      else terms.set(key, term)
    }
  }
  return { terms, scoped: context.scoped, vocab, language }
}

function definition(context: Context, given: Json, key: string, value: unknown): Term | undefined {
  const details = isObject(value) ? value : { '@id': value }
  if (Object.keys(details).some((each) => !['@id', '@type', '@container', '@protected'].includes(each)))
    return undefined
  const { '@id': id = key, '@type': type, '@container': container } = details
  if (typeof id !== 'string') return undefined
  const [prefix] = id.split(':')
  const local = given[prefix!]
  const iri =
    typeof local === 'string' && id.includes(':') && isPrefix(local)
      ? local + id.slice(prefix!.length + 1)
      : expandIri(context, id, id !== key)
  if (iri === undefined) return undefined
  const of =
    typeof type === 'string' ? (type.startsWith('@') ? type.slice(1) : expandIri(context, type, true)) : ''
  const held = [container ?? []]
    .flat()
    .filter((each): each is string => typeof each === 'string' && each !== '@set')
  return {
    name: tablesOf().names.get(iri) ?? iri,
    iri,
    type: of === 'none' ? '' : (of ?? ''),
    container: held[0]?.slice(1) ?? '',
  }
}
