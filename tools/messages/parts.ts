/** The parts of a language that are loaded apart. */
import type { Row } from './register.ts'

/** What a report says of a record: its structure, its rows, what stands around them. It is loaded first. */
export const FIRST = 'report'

/** Commands whose help is read together. */
export const HELP: Readonly<Record<string, readonly string[]>> = {
  'help-check': ['validate', 'verify', 'trust', 'elements', 'explain', 'schema', 'messages', 'completion'],
  'help-write': ['convert', 'export', 'import', 'init', 'flatten', 'card', 'taxonomy'],
  'help-judge': ['stack', 'compare', 'skills', 'needs'],
}

const helps = Object.fromEntries(
  Object.entries(HELP).map(([part, commands]) => [
    part,
    ({ key }: Row) => commands.some((command) => key.startsWith(`help/${command}/`)),
  ]),
)

/** Explanations by what they are about, in the order they are looked for, so that each part is small. */
const EXPLANATIONS: Readonly<Record<string, (row: Row) => boolean>> = {
  'explanations-rules-a-l': ({ key, register }) =>
    register.includes('/check/rules/') && key < 'explanation/m',
  'explanations-rules-m-z': ({ register }) => register.includes('/check/rules/'),
  'explanations-edc': ({ register }) => register.includes('profiles/edc'),
  'explanations-forms': ({ register }) => register.includes('schemas/profiles'),
  'explanations-trust': ({ register }) => register.includes('schemas/trust'),
  'explanations-stacking': ({ register }) => /schemas\/(stacking|equivalence|needs)\//.test(register),
  'explanations-record': () => true,
}

const explanations = Object.fromEntries(
  Object.entries(EXPLANATIONS).map(([part, holds]) => [
    part,
    (row: Row) => row.key.startsWith('explanation/') && holds(row),
  ]),
)

/** The parts that hold explanations, and no other sentence. */
export const EXPLAINING: readonly string[] = Object.keys(EXPLANATIONS)

/** What commands other than `validate` say of their command lines and of what they read. */
const NOTED = /^(usage|note|award|cell|header|link-loss|table)\//

/** Parts beside the first, in the order they are looked for, and what belongs to each. */
const PARTS: Readonly<Record<string, (row: Row) => boolean>> = {
  ...explanations,
  card: ({ key }) => key.startsWith('card/'),
  ...helps,
  help: ({ key }) => key.startsWith('help/'),
  'rule-words': ({ key }) => key.startsWith('rule/'),
  courses: ({ key }) => /^(loss|shown)\/(loq|schema-org)\//.test(key),
  conversion: ({ key }) => /^(loss|shown|lack|give)\//.test(key),
  skills: ({ key }) => /^(skills|skill-is|needs|need-kind|need-reason|measures|status)\//.test(key),
  usage: ({ register }) => register.endsWith('words/usage.csv'),
  notes: ({ key, register }) => register.endsWith('words/commands.csv') && NOTED.test(key),
  commands: ({ register }) => register.endsWith('words/commands.csv'),
  opening: ({ key }) =>
    /^(reason|because|foreign|advice)\/|^(finding|hint)\/(container|json|jwt|wrapper)\./.test(key),
  rules: ({ register }) => register.includes('/check/rules/'),
  trust: ({ register }) => register.includes('schemas/trust/'),
  stacking: ({ register }) => /schemas\/(stacking|equivalence|needs)\//.test(register),
  forms: ({ register }) => register.includes('schemas/profiles/'),
}

export const parts: readonly string[] = [FIRST, ...Object.keys(PARTS)]

/** The parts that say findings, and are asked for by the findings there are. */
export const SAYING = ['rules', 'forms', 'trust', 'stacking'] as const

/** The part a sentence belongs to. */
export const partOf = (row: Row): string => Object.keys(PARTS).find((part) => PARTS[part]!(row)) ?? FIRST

/** Of each part that says findings the subjects of their codes, and of codes of any subject their faults. */
export function subjects(english: readonly Row[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>()
  const add = (part: string, code: string): void => {
    const [subject, fault] = code.split('.')
    found.set(part, (found.get(part) ?? new Set()).add(subject === '*' ? `*.${fault}` : subject!))
  }
  for (const row of english) {
    if (!row.key.startsWith('finding/')) continue
    const code = row.key.slice('finding/'.length)
    const part = partOf(row)
    if (part !== FIRST) add(part, code)
    if (/\{(reason|because|foreign|advice)\b/.test(row.text)) add('opening', code)
  }
  return new Map([...found].map(([part, all]) => [part, [...all].sort()]))
}
