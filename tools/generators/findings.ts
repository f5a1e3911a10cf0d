/** The register of findings: structural ones from findings.csv, rules from the folder, and where coded values stand. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compile } from '../../packages/core/src/wording/compile.ts'
import { load, readCsv } from '../model/load.ts'
import { camel, type Shape } from '../model/model.ts'
import { root } from '../root.ts'
import { banner } from './banner.ts'
import type { Generator } from './generator.ts'

export const RULES = 'packages/validators/src/check/rules'

/** Codes of the rules: the names of the files, `any` standing for every subject. */
export const ruleCodes = (base = root): string[] =>
  readdirSync(join(base, RULES))
    .filter((file) => /^[a-z-]+\.[a-z-]+\.ts$/.test(file) && !file.endsWith('.test.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort()

const COLUMNS = ['code', 'severity', 'part', 'sentence', 'hint', 'explanation']
const PROFILES = 'packages/schemas/profiles'

const OWN = 'packages/schemas/findings.csv'

/** The tables of findings of the profiles that have one. */
const profileTables = (): string[] => [
  `${PROFILES}/findings.csv`,
  ...readdirSync(join(root, PROFILES))
    .sort()
    .map((profile) => `${PROFILES}/${profile}/findings.csv`)
    .filter((file) => existsSync(join(root, file))),
]

const source = 'packages/schemas/**/findings.csv'

/** The standards that profiles follow, by profile. */
function sources(): string {
  const rows = readCsv(`${PROFILES}/sources.csv`, ['profile', 'document', 'clause', 'url'])
  return `\n/** Where the requirements of a profile come from, unless a finding says it nearer. */\nexport const sources: Readonly<Record<string, Source>> = {\n${rows.map(({ profile, ...each }) => `  '${profile}': ${JSON.stringify(each)},\n`).join('')}}\n`
}

const sentenceOf = ({ code, severity, part, sentence, hint }: Record<string, string>): string =>
  `  '${code}': [${[severity, part, compile(sentence!), ...(hint ? [hint] : [])].map((text) => JSON.stringify(text)).join(', ')}],\n`

/** Whether a structural finding is one of those that may be said of an element by itself. */
const isOfAnElement = ({ code, part }: Record<string, string>): boolean =>
  code!.startsWith('*.') && part === 'conformance'

/** The elements of which one alone is enough for a rule, where it says so. */
export function elementsOf(code: string): readonly string[] | undefined {
  const [, named] =
    /^ {2}within: \[(.*?)\],$/ms.exec(readFileSync(join(root, RULES, `${code}.ts`), 'utf8')) ?? []
  return named === undefined ? undefined : [...named.matchAll(/[\w-]+/g)].map(([id]) => id)
}

/** What a rule says that it needs to know beyond a record. */
export const readOf = (code: string): string | undefined =>
  /^ {2}reads: '(\w+)'/m.exec(readFileSync(join(root, RULES, `${code}.ts`), 'utf8'))?.[1]

/** Whether a rule says that it needs more than a record. */
const readsMore = (code: string): boolean => readOf(code) !== undefined

/** A rule whose sentence has forms, with the message it is; any other as it stands. */
export function compiled(code: string, rule: string): string {
  const [, texts = ''] =
    /^ {2}sentence:\s*((?:'(?:[^'\\]|\\.)*'|[\s+])+),$/m.exec(
      readFileSync(join(root, RULES, `${code}.ts`), 'utf8'),
    ) ?? []
  const sentence = [...texts.matchAll(/'((?:[^'\\]|\\.)*)'/g)].map(([, text]) =>
    text!.replace(/\\(.)/g, '$1'),
  )
  const message = compile(sentence.join(''))
  return typeof message === 'string' ? rule : `{ ...${rule}, sentence: ${JSON.stringify(message)} }`
}

/** A module that lists rules by their codes. */
const register = (codes: readonly string[], name: string, what: string): string =>
  [
    banner(RULES),
    "import type { RuleByCode } from '../check/rules/rule.js'\n",
    ...codes.map((code, at) => `import { rule as rule${at} } from '../check/rules/${code}.js'\n`),
    `\n/** ${what}. */\nexport const ${name}: readonly RuleByCode[] = /* @__PURE__ */ (() => [\n`,
    ...codes.map((code, at) => `  ['${code.replace(/^any\./, '*.')}', ${compiled(code, `rule${at}`)}],\n`),
    '])()\n',
  ].join('')

export const findings: Generator = {
  name: 'findings',
  files() {
    const own = readCsv(OWN, COLUMNS)
    const ofProfiles = profileTables().flatMap((file) => readCsv(file, COLUMNS))
    const explanations = [...own, ...ofProfiles].map(
      ({ code, explanation }) => `  '${code}': ${JSON.stringify(explanation)},\n`,
    )
    const codes = ruleCodes()
    return [
      [
        'packages/validators/src/generated/findings.ts',
        `${banner(OWN)}import type { Sentences } from '../report/catalogue.js'\n\n/** What may be said of one element: severity, part, sentence, hint. \`*\` is any subject. */\nexport const elementSentences: Sentences = {\n${own.filter(isOfAnElement).map(sentenceOf).join('')}}\n\n/** Structural findings: the same of all. */\nexport const sentences: Sentences = /* @__PURE__ */ (() => ({\n${own
          .filter((row) => !isOfAnElement(row))
          .map(sentenceOf)
          .join('')}  ...elementSentences,\n}))()\n`,
      ],
      [
        'packages/validators/src/generated/profile-findings.ts',
        `${banner(`${PROFILES}/**/findings.csv`)}import type { Sentences } from '../report/catalogue.js'\nimport type { Source } from '../report/finding.js'\n\n/** What profiles have against a credential: severity, part, sentence, hint. */\nexport const profileSentences: Sentences = {\n${ofProfiles.map(sentenceOf).join('')}}\n${sources()}`,
      ],
      [
        'packages/validators/src/generated/explanations.ts',
        `${banner(source)}${codes.map((code, at) => `import { explanation as rule${at} } from '../check/rules/${code}.js'\n`).join('')}\n/** Why findings matter. */\nexport const explanations: Readonly<Record<string, string>> = {\n${explanations.join('')}${codes.map((code, at) => `  '${code.replace(/^any\./, '*.')}': rule${at},\n`).join('')}}\n`,
      ],
      [
        'packages/validators/src/generated/rules.ts',
        register(
          codes.filter((code) => !readsMore(code)),
          'rules',
          'Every rule that needs no more than a record',
        ),
      ],
      [
        'packages/validators/src/generated/more-rules.ts',
        register(codes.filter(readsMore), 'moreRules', 'Every rule that needs more than a record'),
      ],
      ['packages/validators/src/generated/finding-codes.ts', findingCodes(own, ofProfiles, codes)],
      ['packages/validators/src/generated/coded.ts', coded()],
    ]
  },
}

type Row = Readonly<Record<string, string>>

/** What findings of a record are about: each element, each other member of a record, and the record itself. */
export function subjectsOfRecords(): string[] {
  const { definitions, records } = load()
  const keys = [...records.values()].flatMap((name) => {
    const { shape } = definitions.get(name)!
    return shape.kind === 'object' ? shape.properties.map(({ key }) => kebab(key)) : []
  })
  return [...new Set([...keys, 'record'])]
}

const kebab = (key: string): string =>
  key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace(/^\$/, '')

/** The type of all codes: a `*` in a register is any subject of a record, or any standard where a standard may say it. */
function findingCodes(own: readonly Row[], ofProfiles: readonly Row[], rules: readonly string[]): string {
  const anyIn = (codes: readonly string[]): string[] =>
    codes.filter((code) => code.startsWith('*.')).map((code) => code.slice(2))
  const named = (codes: readonly string[]): string[] => codes.filter((code) => !code.startsWith('*.'))
  const codesOf = (rows: readonly Row[]): string[] => rows.map(({ code }) => code!)
  const ruled = rules.map((code) => code.replace(/^any\./, '*.'))
  const union = (words: readonly string[]): string =>
    [...new Set(words)].map((word) => `\n  | '${word}'`).join('')
  const standards = readCsv(`${PROFILES}/sources.csv`, ['profile', 'document', 'clause', 'url'])
  return `${banner(source)}
/** What a finding of a record is about. */
export type Subject =${union(subjectsOfRecords())}

/** A standard that findings are named after. */
export type Standard =${union(standards.map(({ profile }) => profile!))}

/** What can be wrong anywhere. */
type AnyFault =${union(anyIn(codesOf(own)))}

/** What rules say of any part of a record. */
type RuleFault =${union(anyIn(ruled))}

/** What can be wrong with a credential of any standard. */
type StandardFault =${union(anyIn(codesOf(ofProfiles)))}

/** The code of a finding. A code is never renamed or taken away. */
export type FindingCode =
  | \`\${Subject | Standard}.\${AnyFault}\`
  | \`\${Subject}.\${RuleFault}\`
  | \`\${Standard}.\${StandardFault}\`${union(named([...codesOf(own), ...codesOf(ofProfiles), ...ruled]))}

/** What findings of a record are about, as values. */
export const subjects: readonly Subject[] = ${JSON.stringify(subjectsOfRecords())}
`
}

/** Where values of each codelist stand in the record, for rules about codes. */
function coded(): string {
  const { definitions, records, codelists } = load()
  const found: { list: string; open: boolean; path: string }[] = []
  const visit = (shape: Shape, path: string): void => {
    if (shape.kind === 'ref') visit(definitions.get(shape.name)!.shape, path)
    else if (shape.kind === 'array') visit(shape.items, `${path}/*`)
    else if (shape.kind === 'object')
      for (const property of shape.properties) visit(property.shape, `${path}/${property.key}`)
    else if (shape.kind === 'string' && shape.codelist)
      found.push({ list: shape.codelist, open: false, path })
    else if (shape.kind === 'string' && shape.openCodelist)
      found.push({ list: shape.openCodelist, open: true, path })
  }
  visit({ kind: 'ref', name: records.get('microcredential')! }, '')
  const used = found.filter(
    ({ list, open }) =>
      open ||
      codelists.get(list)!.some((row) => row.deprecated) ||
      codelists.get(list)!.some((row) => row.code === 'other'),
  )
  return `${banner('packages/schemas')}import type { Codelist } from '@microcred/core'
import * as lists from '@microcred/core/lists'

/** A place in the record whose values are codes of a list; \`*\` is any item. */
export interface CodedPlace {
  readonly list: Codelist
  /** The codes of the list, where it is open. */
  readonly open?: ReadonlySet<string>
  readonly path: readonly string[]
}

/** The places whose list is open, has deprecated codes, or has the code \`other\`. */
export const coded: readonly CodedPlace[] = [
${used.map(({ list, open, path }) => `  { list: '${list}',${open ? ` open: lists.${camel(list)},` : ''} path: ${JSON.stringify(path.split('/').slice(1))} },\n`).join('')}]
`
}
