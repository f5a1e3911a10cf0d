/** The rules of the VC data model, with clause and fixture, as a page. */
import { readCsv } from '../model/load.ts'
import type { Generator } from './generator.ts'

export const RULES = 'packages/schemas/profiles/vc/rules.csv'
const SPECIFICATION = 'https://www.w3.org/TR/vc-data-model-2.0/'

/** One requirement of the data model, and how it is met. */
export interface VcRule {
  readonly rule: string
  /** Code of the finding; empty where the requirement is not checked. */
  readonly code: string
  readonly clause: string
  readonly anchor: string
  /** Names of fixtures of the W3C suite that break it. */
  readonly fixtures: string
  /** What is left open. */
  readonly gap: string
}

export const rules = (): VcRule[] =>
  readCsv(RULES, ['rule', 'code', 'clause', 'anchor', 'fixtures', 'gap']) as unknown as VcRule[]

export const vcRules: Generator = {
  name: 'vc-rules',
  files() {
    const rows = rules().map(({ rule, code, clause, anchor, fixtures, gap }) => {
      const names = fixtures
        .split(' ')
        .filter(Boolean)
        .map((name) => `\`${name}\``)
      return `| ${rule} | ${code && `\`${code}\``} | [${clause}](${SPECIFICATION}#${anchor}) | ${names.join('<br>')} | ${gap} |\n`
    })
    return [
      [
        'docs/reference-vc-rules.md',
        `<!-- GENERATED from ${RULES}; do not edit, run: npm run generate -->\n\n# Verifiable Credentials: rule, clause, fixture\n\nWhat is asked of a credential or presentation by version 2.0 of the W3C data model, the finding that says when it is broken, the clause, and the fixtures of the official suite that break it. A rule without fixture is tested by a credential of our own; the last column says what is left open.\n\n| rule | finding | clause | fixtures | left open |\n| --- | --- | --- | --- | --- |\n${rows.join('')}`,
      ],
    ]
  },
}
