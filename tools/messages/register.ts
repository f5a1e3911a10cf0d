/** Every English sentence with its key and the register it is authored in. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { codeTables } from '../model/finding-tables.ts'
import { load, readCsv } from '../model/load.ts'
import { SourceError } from '../model/source-error.ts'
import { root } from '../root.ts'

const schemas = 'packages/schemas'

/** A sentence: its key, its ICU message, where it is authored. */
export interface Row {
  readonly key: string
  readonly text: string
  readonly register: string
}

const kebab = (key: string): string =>
  key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace(/^\$/, '')

/** Words that parameters, fixes, lacks and rows name. */
export function terms(): Row[] {
  const { elements, definitions, records, codelists } = load()
  const titles = elements.map(({ id, definition }) => ({
    key: `element/${id}`,
    text: definitions.get(definition)!.title!,
    register: `${schemas}/elements/${id}/element.schema.json`,
  }))
  const ids = new Set<string>(elements.map(({ id }) => id))
  const members = new Set(['record'])
  for (const name of records.values()) {
    const { shape } = definitions.get(name)!
    if (shape.kind === 'object') for (const { key } of shape.properties) members.add(kebab(key))
  }
  const others = [...members]
    .filter((name) => !ids.has(name))
    .sort()
    .map((name) => ({
      key: `element/${name}`,
      text: name.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase()),
      register: `${schemas}/microcredential.schema.json`,
    }))
  const deprecated = [...codelists].flatMap(([list, rows]) =>
    rows
      .filter((row) => row.deprecated)
      .map((row) => ({
        key: `deprecated/${list}/${row.code}`,
        text: escaped(row.deprecated.replace(/^[\d.]+ /, '')),
        register: `${schemas}/codelists/${list}.csv`,
      })),
  )
  return [...table('terms'), ...titles, ...others, ...deprecated]
}

/** A text that is no message, as one. */
const escaped = (text: string): string => text.replaceAll("'", '’').replace(/[{}]/g, "'$&'")

function table(name: string): Row[] {
  const register = `${schemas}/words/${name}.csv`
  return readCsv(register, ['key', 'text']).map(({ key, text }) => ({ key: key!, text: text!, register }))
}

/** What the tables and lines of reports say around the findings. */
export const reportWords = (): Row[] => table('report')

/** What a rule in words is made of. */
export const ruleWords = (): Row[] => table('rule')

/** What any command says of its command line and of what it reads. */
export const usageWords = (): Row[] => table('usage')

/** What commands say around what was verified, compared or stacked. */
export const commandWords = (): Row[] => table('commands')

/** What `--help` says. */
export const helpWords = (): Row[] => table('help')

/** What a card says beside what the credential says. */
export const cardWords = (): Row[] => table('card')

const FINDING = ['code', 'severity', 'part', 'sentence', 'hint', 'explanation']

function findings(): Row[] {
  return codeTables().flatMap((register) =>
    readCsv(register, FINDING).flatMap(({ code, sentence, hint, explanation }) =>
      said(code!, sentence!, hint, explanation, register),
    ),
  )
}

const said = (
  code: string,
  sentence: string,
  hint: string | undefined,
  explanation: string | undefined,
  register: string,
): Row[] =>
  [
    { key: `finding/${code}`, text: sentence, register },
    { key: `hint/${code}`, text: hint ?? '', register },
    { key: `explanation/${code}`, text: escaped(explanation ?? ''), register },
  ].filter(({ text }) => text !== '')

async function rules(): Promise<Row[]> {
  const [{ allRules }, { explanations }] = await Promise.all([
    import('../../packages/validators/src/check/all-rules.ts'),
    import('../../packages/validators/src/generated/explanations.ts'),
  ])
  const rows = await Promise.all(
    allRules.map(async ([code, { hint }]) => {
      const register = `packages/validators/src/check/rules/${code.replace('*', 'any')}.ts`
      const { rule } = (await import(join(root, register))) as { rule: { sentence: string } }
      return said(code, rule.sentence, hint, explanations[code], register)
    }),
  )
  return rows.flat()
}

function foreignForms(): Row[] {
  const register = `${schemas}/foreign-forms.csv`
  return readCsv(register, ['id', 'of', 'credential', 'mark', 'name', 'advice']).flatMap(
    ({ id, name, advice }) =>
      [
        { key: `foreign/${id}`, text: name!, register },
        { key: `advice/${id}`, text: advice!, register },
      ].filter(({ text }) => text !== ''),
  )
}

/** The rows of `losses.csv` with their keys. */
export const losses = (): (Record<string, string> & { key: string })[] =>
  readCsv(`${schemas}/crosswalks/losses.csv`, ['profile', 'pointer', 'kind', 'reason', 'shown']).map(
    (row) => ({
      key: `${row.profile}${row.pointer}/${row.kind}`,
      ...row,
    }),
  )

function lossWords(): Row[] {
  const register = `${schemas}/crosswalks/losses.csv`
  return losses().flatMap(({ key, reason, shown }) => [
    { key: `loss/${key}`, text: reason!, register },
    { key: `shown/${key}`, text: shown!, register },
  ])
}

function comparisons(): Row[] {
  const register = `${schemas}/equivalence/reasons.csv`
  if (!existsSync(join(root, register))) return []
  return readCsv(register, ['reason', 'sentence']).map(({ reason, sentence }) => ({
    key: `comparison/${reason}`,
    text: sentence!,
    register,
  }))
}

/** Sentences of a table that names them by a word of its own. */
const sentencesOf = (register: string, column: string, kind: string): Row[] =>
  readCsv(register, [column, 'sentence']).map((row) => ({
    key: `${kind}/${row[column]}`,
    text: row.sentence!,
    register,
  }))

const deskQuestions = (): Row[] => sentencesOf(`${schemas}/equivalence/questions.csv`, 'question', 'question')

const needReasons = (): Row[] => sentencesOf(`${schemas}/needs/reasons.csv`, 'reason', 'need-reason')

async function profiles(): Promise<Row[]> {
  const { profileTitles } = await import('../../packages/core/src/generated/profile-list.ts')
  const register = 'packages/schemas/crosswalks'
  return Object.entries(profileTitles).map(([id, text]) => ({ key: `profile/${id}`, text, register }))
}

/** Everything, sorted by key. */
export async function everySentence(): Promise<Row[]> {
  const rows = [
    ...findings(),
    ...(await rules()),
    ...(await profiles()),
    ...terms(),
    ...reportWords(),
    ...cardWords(),
    ...ruleWords(),
    ...commandWords(),
    ...usageWords(),
    ...helpWords(),
    ...foreignForms(),
    ...lossWords(),
    ...comparisons(),
    ...deskQuestions(),
    ...needReasons(),
  ]
  const byKey = new Map<string, Row>()
  for (const row of rows) {
    const same = byKey.get(row.key)
    if (same && same.text !== row.text)
      throw new SourceError(`${row.register}: ${row.key} says two things; give one of them another name.`)
    byKey.set(row.key, row)
  }
  return [...byKey.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1))
}
