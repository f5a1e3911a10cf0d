/**
 * Writes the reference that stands in the data: a page per element, the codelists, the findings.
 * `npm run docs` puts them beside the API reference in docs/reference.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { allRules as rules } from '../packages/validators/src/check/all-rules.ts'
import { explanationOf } from '../packages/validators/src/explanations.ts'
import { findingTables } from './model/finding-tables.ts'
import { load, readCsv } from './model/load.ts'
import { type Element, kebab, type Model, type Property, type Shape } from './model/model.ts'
import { root } from './root.ts'

const schemas = 'packages/schemas'
const target = join(root, 'docs/reference')
const ANNEX = 'https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32022H0627(02)'

const row = (...cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`

const tableOf = (head: readonly string[], rows: readonly string[]): string =>
  [row(...head), `|${'---|'.repeat(head.length)}`, ...rows].join('\n')

/** A shape in a few words, with links to what it refers to. */
function words(shape: Shape, model: Model): string {
  switch (shape.kind) {
    case 'any':
      return 'any JSON'
    case 'boolean':
      return 'true or false'
    case 'const':
      return `\`${JSON.stringify(shape.value)}\``
    case 'string': {
      const list = shape.codelist ?? shape.openCodelist
      if (list)
        return `${shape.openCodelist ? 'code of the open list' : 'code of'} [${list}](../codelists.md#${list})`
      return shape.format ?? 'string'
    }
    case 'number': {
      const bounds = [
        shape.minimum !== undefined && `≥ ${shape.minimum}`,
        shape.maximum !== undefined && `≤ ${shape.maximum}`,
        shape.exclusiveMinimum !== undefined && `> ${shape.exclusiveMinimum}`,
        shape.exclusiveMaximum !== undefined && `< ${shape.exclusiveMaximum}`,
      ].filter(Boolean)
      return [shape.integer ? 'whole number' : 'number', ...bounds].join(' ')
    }
    case 'array':
      return `list of ${words(shape.items, model)}${shape.minItems ? `, at least ${shape.minItems}` : ''}`
    case 'map':
      return shape.languageMap ? 'text per language' : `map of ${words(shape.values, model)}`
    case 'object':
      return 'object'
    case 'union':
      return shape.branches.map((branch) => words(branch, model)).join(' or ')
    case 'ref':
      return model.definitions.get(shape.name)!.shape.kind === 'map'
        ? 'text per language'
        : `[${shape.name}](#${shape.name.toLowerCase()})`
  }
}

/** The definitions a page has to explain: those of its own file and the shared shapes it uses. */
function* explained(name: string, model: Model, seen = new Set<string>()): Iterable<string> {
  if (seen.has(name)) return
  seen.add(name)
  const { shape } = model.definitions.get(name)!
  if (shape.kind !== 'map') yield name
  const inner = function* (each: Shape): Iterable<string> {
    if (each.kind === 'ref') yield* explained(each.name, model, seen)
    if (each.kind === 'array') yield* inner(each.items)
    if (each.kind === 'object') for (const property of each.properties) yield* inner(property.shape)
  }
  yield* inner(shape)
}

const propertyRow = ({ key, required, description, shape }: Property, model: Model): string =>
  row(`\`${key}\``, required ? 'yes' : '', words(shape, model), description)

function shapeSection(name: string, model: Model): string {
  const { description, shape } = model.definitions.get(name)!
  const head = `### ${name}\n\n${description}`
  if (shape.kind !== 'object') return `${head}\n\nA ${words(shape, model)}.`
  return `${head}\n\n${tableOf(
    ['property', 'required', 'value', 'meaning'],
    shape.properties.map((property) => propertyRow(property, model)),
  )}`
}

const fixtures = (element: Element, kind: 'valid' | 'invalid'): { name: string; json: unknown }[] => {
  const folder = join(root, schemas, 'elements', element.id, kind)
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => ({
      name: file.slice(0, -'.json'.length),
      json: JSON.parse(readFileSync(join(folder, file), 'utf8')) as unknown,
    }))
}

const title = (name: string): string =>
  name.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase())

const json = (value: unknown): string => `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``

const crosswalkSection = (element: Element): string => {
  const rows = ['edc', 'openbadges'].flatMap((profile) =>
    readCsv(`${schemas}/crosswalks/${profile}.csv`, ['pointer', 'path', 'transform'])
      .filter(({ pointer }) => pointer === `/${element.key}` || pointer!.startsWith(`/${element.key}/`))
      .map(({ pointer, path, transform }) => row(profile, `\`${pointer}\``, `\`${path}\``, transform!)),
  )
  return `## Where profiles keep it\n\n${tableOf(['profile', 'record', 'path', 'transform'], rows)}`
}

function elementPage(element: Element, model: Model): string {
  const { title: name, description } = model.definitions.get(element.definition)!
  const { number, required, text } = element.annex
  const invalid = fixtures(element, 'invalid') as {
    name: string
    json: { because: { code: string; pointer: string }; data: unknown }
  }[]
  return `${[
    `# ${name}`,
    `[Annex I, element ${number}](${ANNEX}) (${required ? 'mandatory' : 'optional'}): “${text}”.`,
    description,
    `In the record: \`${element.key}\`. Term: \`${element.term}\`.`,
    '## Shape',
    ...[...explained(element.definition, model)].map((each) => shapeSection(each, model)),
    crosswalkSection(element),
    '## Examples',
    ...fixtures(element, 'valid').map((fixture) => `### ${title(fixture.name)}\n\n${json(fixture.json)}`),
    '## What is found wrong',
    ...invalid
      .slice(0, 8)
      .map(
        ({ name: fault, json: { because, data } }) =>
          `### ${title(fault)}\n\n[\`${because.code}\`](../findings.md#${because.code.replace('.', '')}) at \`${because.pointer || '/'}\`\n\n${json(data)}`,
      ),
  ].join('\n\n')}\n`
}

const codelistPage = (model: Model): string =>
  `# Codelists\n\n${[...model.codelists]
    .map(([list, rows]) => {
      const lines = rows.map(({ code, label, definition, match, deprecated, replacedBy }) =>
        row(
          `\`${code}\``,
          label,
          [
            definition,
            deprecated && `Deprecated: ${deprecated}${replacedBy ? `; write \`${replacedBy}\`` : ''}.`,
          ]
            .filter(Boolean)
            .join(' '),
          match && `<${match}>`,
        ),
      )
      return `## ${list}\n\n${tableOf(['code', 'label', 'meaning', 'matches'], lines)}`
    })
    .join('\n\n')}\n`

function findingsPage(): string {
  const columns = ['code', 'severity', 'part', 'sentence', 'hint', 'explanation']
  const tables = findingTables().flatMap((file) => readCsv(file, columns))
  const structural = tables.map(({ code, severity, part, sentence, hint, explanation }) => ({
    code: code!,
    severity,
    part,
    sentence,
    hint,
    explanation,
    source: undefined,
  }))
  const all = [
    ...structural,
    ...rules.map(([code, rule]) => ({
      code,
      ...rule,
      explanation: explanationOf(code.replace('*', 'title'))?.explanation,
    })),
  ].toSorted((a, b) => (a.code < b.code ? -1 : 1))
  const sections = all.map(({ code, severity, part, sentence, hint, explanation, source }) =>
    [
      `## ${code}`,
      `${severity} · ${part}`,
      `> ${sentence}${hint ? ` ${hint}` : ''}`,
      explanation,
      source && `[${source.document}, ${source.clause}](${source.url})`,
    ]
      .filter(Boolean)
      .join('\n\n'),
  )
  return `# Findings\n\n\`*\` stands for an element or another member of the record: \`*.missing\` is \`title.missing\`, \`level.missing\` and so on.\n\n${sections.join('\n\n')}\n`
}

const model = load()
const pages = new Map<string, string>([
  ...model.elements.map(
    (element) => [`elements/${kebab(element.definition)}.md`, elementPage(element, model)] as const,
  ),
  ['codelists.md', codelistPage(model)],
  ['findings.md', findingsPage()],
  [
    'README.md',
    `# Reference\n\n${model.elements.map((element) => `${element.annex.number}. [${model.definitions.get(element.definition)!.title}](elements/${element.id}.md)${element.annex.required ? '' : ' (optional)'}`).join('\n')}\n\n- [Codelists](codelists.md)\n- [Findings](findings.md)\n- [API](api/index.html)\n`,
  ],
])
rmSync(target, { recursive: true, force: true })
for (const [path, text] of pages) {
  mkdirSync(dirname(join(target, path)), { recursive: true })
  writeFileSync(join(target, path), text)
}
console.log(`docs/reference: ${pages.size} pages`)
