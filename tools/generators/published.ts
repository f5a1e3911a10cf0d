/** The schemas as others use them: bundled, without references to other files, codelists written out. */
import type { formats } from '../../packages/core/src/formats.ts'
import { NAMESPACE, VERSION } from '../../packages/core/src/names/namespace.ts'
import { load } from '../model/load.ts'
import { type Model, pascal } from '../model/model.ts'
import { comment } from './banner.ts'
import { blankMessage, editorMessages } from './editor-messages.ts'
import type { Generator } from './generator.ts'
import { closure, codelistName, definitionSchema, type Style, writable } from './json-schema.ts'
import { EMAIL, INSTANT, IRI } from './plain-formats.ts'

type Json = Record<string, unknown>

/** What each house format is in plain JSON Schema: in formats that every validator knows, else in patterns. */
function plainFormats(model: Model): Record<keyof typeof formats, Json> {
  const alternatives = (list: string, pattern: RegExp) =>
    writable(model.codelists.get(list)!)
      .filter((code) => pattern.test(code))
      .join('|')
  return {
    date: { format: 'date' },
    'date-time': INSTANT,
    'date-or-date-time': { anyOf: [{ format: 'date' }, INSTANT] },
    iri: { pattern: `^${IRI}` },
    'web-url': { pattern: `^(?=[Hh][Tt][Tt][Pp][Ss]?:)${IRI}` },
    email: { pattern: EMAIL, maxLength: 254 },
    'language-tag': {
      pattern: `^(?:${alternatives('language', /./)})(?:-[A-Z][a-z]{3})?(?:-(?:${alternatives('country', /./)}|[0-9]{3}))?$`,
    },
    'requirement-id': { pattern: '^[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*$' },
    nuts: { pattern: '^[A-Z]{2}[A-Z0-9]{1,3}$' },
  }
}

const stringify = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

function bundle(file: string, definition: string, model: Model): Json {
  const plain = plainFormats(model)
  const lists = new Set<string>()
  const used = new Set<string>()
  const style: Style = {
    ref: (name) => `#/$defs/${name}`,
    codelist: (list) => {
      lists.add(list)
      return { $ref: `#/$defs/${codelistName(list)}` }
    },
    format: (name) => {
      used.add(name)
      return { $ref: `#/$defs/${pascal(name)}Format` }
    },
    annotate: true,
  }
  const [, ...others] = closure(definition, model)
  const { term: _, ...top } = definitionSchema(model.definitions.get(definition)!, style) as Json & {
    term?: string
  }
  const $defs: Json = Object.fromEntries(
    others.map((name) => [name, definitionSchema(model.definitions.get(name)!, style)]),
  )
  for (const list of [...lists].sort())
    $defs[codelistName(list)] = {
      description: `Code of the list ${list}.`,
      type: 'string',
      enum: writable(model.codelists.get(list)!),
    }
  for (const name of [...used].sort())
    $defs[`${pascal(name)}Format`] = { type: 'string', ...plain[name as keyof typeof plain] }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `${NAMESPACE}${VERSION}/${file}.schema.json`,
    $comment: comment('packages/schemas'),
    ...top,
    $defs,
  }
}

/**
 * The same in standard keywords alone, so that strict validators take it: what Annex I says becomes a
 * comment, the codes of an open list become examples. Terms stand in the JSON-LD context.
 */
function standard(node: unknown, model: Model): unknown {
  if (Array.isArray(node)) return node.map((each) => standard(each, model))
  if (typeof node !== 'object' || node === null) return node
  const { annex, term: _, openCodelist, deprecation, ...rest } = node as Json & House
  const notes = [
    annex && `Annex I, element ${annex.number}: “${annex.text}”`,
    deprecation && `Deprecated since ${deprecation.since}: ${deprecation.reason}`,
  ].filter((note) => note !== undefined)
  return {
    ...Object.fromEntries(
      Object.entries(rest).map(([key, value]) => [
        key,
        key === 'properties' || key === '$defs' ? named(value as Json, model) : standard(value, model),
      ]),
    ),
    ...(openCodelist && { examples: writable(model.codelists.get(openCodelist)!) }),
    ...(notes.length > 0 && { $comment: notes.join(' ') }),
  }
}

/** Schemas by name: the names are not keywords, whatever they are called. */
const named = (schemas: Json, model: Model): Json =>
  Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, standard(schema, model)]))

/** The keywords of the house dialect that are no JSON Schema. */
interface House {
  readonly annex?: { readonly number: number; readonly text: string }
  readonly term?: string
  readonly openCodelist?: string
  readonly deprecation?: { readonly since: string; readonly reason: string }
}

/**
 * The same in draft-07, which is what editors understand best: references stand alone, and codes
 * carry their labels.
 */
function editor(schema: Json, model: Model): Json {
  const labels = new Map(
    [...model.codelists].map(([list, rows]) => [
      codelistName(list),
      rows.map((row) => row.label + (row.definition ? `: ${row.definition}` : '')),
    ]),
  )
  const lists = new Map([...model.codelists.keys()].map((list) => [codelistName(list), list]))
  const convert = (node: unknown, name?: string): unknown => {
    if (Array.isArray(node)) return node.map((each) => convert(each))
    if (typeof node !== 'object' || node === null) return node
    const {
      $ref,
      $defs: _,
      annex,
      term: __,
      openCodelist: ___,
      deprecation,
      $schema: ____,
      $id: _____,
      ...rest
    } = node as Json & House
    const out: Json = Object.fromEntries(
      Object.entries(rest).map(([key, value]) => [
        key,
        key === 'properties' ? mapValues(value as Json) : convert(value),
      ]),
    )
    if (annex)
      out.markdownDescription = `${rest.description}\n\nAnnex I, element ${annex.number}: “${annex.text}”`
    if (deprecation) out.deprecationMessage = `Deprecated since ${deprecation.since}: ${deprecation.reason}`
    if (name && labels.has(name)) out.enumDescriptions = labels.get(name)
    Object.assign(out, editorMessages(name, name === undefined ? undefined : lists.get(name)))
    if (out.format && !out.errorMessage) Object.assign(out, editorMessages('DateOrDateTimeFormat', undefined))
    if (out.pattern === '\\S') out.patternErrorMessage = blankMessage()
    if ($ref) {
      const target = { $ref: ($ref as string).replace('#/$defs/', '#/definitions/') }
      return Object.keys(out).length > 0 ? { ...out, allOf: [target] } : target
    }
    return out
  }
  const mapValues = (properties: Json): Json =>
    Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, convert(value)]))
  const definitions = Object.fromEntries(
    Object.entries(schema.$defs as Json).map(([name, value]) => [name, convert(value, name)]),
  )
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: `${NAMESPACE}${VERSION}/editor.schema.json`,
    ...(convert(schema) as Json),
    definitions,
  }
}

export const published: Generator = {
  name: 'published',
  files() {
    const model = load()
    const folder = 'packages/schemas/published'
    const bundles = [...model.records, ...model.languages].map(
      ([file, definition]) => [file, bundle(file, definition, model)] as const,
    )
    const record = bundles.find(([file]) => file === 'microcredential')![1]
    const codelists = Object.fromEntries(
      [...model.codelists].map(([list, rows]) => [
        list,
        rows.map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== ''))),
      ]),
    )
    return [
      ...bundles.map(
        ([file, schema]) => [`${folder}/${file}.schema.json`, stringify(standard(schema, model))] as const,
      ),
      [`${folder}/editor.schema.json`, stringify(editor(record, model))],
      [
        `${folder}/codelists.json`,
        stringify({ $comment: comment('packages/schemas/codelists'), version: VERSION, codelists }),
      ],
    ]
  },
}
