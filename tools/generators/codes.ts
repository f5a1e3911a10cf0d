/** The codes of every codelist as literal types and sets, and what they match, for reading and for labels. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { endOf, labelFor, NOTHING } from '../../packages/core/src/names/packed.ts'
import { load, readCsv } from '../model/load.ts'
import { camel } from '../model/model.ts'
import { SourceError } from '../model/source-error.ts'
import { root } from '../root.ts'
import { banner } from './banner.ts'
import type { Generator } from './generator.ts'
import { codeType } from './types.ts'

/** A list of more codes than these is packed, where it can be. */
const SHORT = 50

/** The expression of a set of codes; long lists of letters or digits alone are packed by what several codes begin with. */
function setOf(type: string, codes: readonly string[]): string {
  const packed = codes.length > SHORT ? (packedByWidth(codes) ?? packedAsTree(codes)) : undefined
  return packed === undefined ? `set<types.${type}>('${codes.join(' ')}')` : packed(type)
}

type Packed = ((type: string) => string) | undefined

/** Codes of two letters, and then of three. */
function packedByWidth(codes: readonly string[]): Packed {
  const widths = [2, 3].map((width) => codes.filter((code) => code.length === width))
  if (!codes.every((code) => /^[A-Za-z]{2,3}$/.test(code)) || widths.flat().join() !== codes.join())
    return undefined
  return (type) => `letters<types.${type}>(${widths.map((each) => `'${grouped(each)}'`).join(', ')})`
}

/** Codes of four digits, with their beginnings, each before the first that begins so. */
function packedAsTree(codes: readonly string[]): Packed {
  const leaves = codes.filter((code) => /^\d{4}$/.test(code))
  const all = new Set(leaves.flatMap((code) => [code.slice(0, 2), code.slice(0, 3), code]))
  return [...all].join() === codes.join() ? (type) => `tree<types.${type}>('${grouped(leaves)}')` : undefined
}

/** What several codes begin with once, and the last sign of each behind it. */
function grouped(codes: readonly string[]): string {
  const groups: string[] = []
  codes.forEach((code, at) => {
    if (code.slice(0, -1) === codes[at - 1]?.slice(0, -1)) groups.push(groups.pop() + code.at(-1)!)
    else groups.push(code)
  })
  return groups.join(' ')
}

export const codes: Generator = {
  name: 'codes',
  files() {
    const { codelists } = load()
    const source = 'packages/schemas/codelists'
    const lists = [...codelists].map(([list, rows]) => ({
      list,
      rows,
      type: codeType(list),
    }))
    const types = lists.map(
      ({ list, rows, type }) =>
        `/** A code of the list \`${list}\`. */\nexport type ${type} =${rows.map((row) => `\n  | '${row.code}'`).join('')}\n`,
    )
    const sets = lists.map(
      ({ list, rows, type }) =>
        `/** Codes of \`${list}\`. */\nexport const ${camel(list)} = /*#__PURE__*/ ${setOf(
          type,
          rows.map(({ code }) => code),
        )}\n`,
    )
    const deprecated = lists.flatMap(({ list, rows }) =>
      rows
        .filter((row) => row.deprecated)
        .map(
          (row) =>
            `  '${list}/${row.code}': { reason: ${JSON.stringify(row.deprecated)}${row.replacedBy ? `, replacedBy: '${row.replacedBy}'` : ''} },\n`,
        ),
    )
    const typed = [
      banner(source),
      ...types,
      '/** A codelist, as its file is called. */',
      `export type Codelist =${lists.map(({ list }) => `\n  | '${list}'`).join('')}\n`,
      '/** The code type of a list. */',
      `export interface CodeOf {\n${lists.map(({ list, type }) => `  '${list}': ${type}\n`).join('')}}\n`,
      `/** The codes of one list; \`has\` tells the compiler what it found. */
export interface CodeSet<T extends string> extends ReadonlySet<T> {
  has(value: unknown): value is T
}
`,
    ].join('\n')
    // Each list apart, so that whoever asks for one loads one.
    const apart = [
      banner(source),
      "import type * as types from './code-types.js'\n",
      `/** A long list is packed into one string, which loads faster and is a third smaller than an array literal. */
const set = <T extends string>(list: string): types.CodeSet<T> =>
  new Set(list.split(' ')) as ReadonlySet<string> as types.CodeSet<T>

/** Codes of two letters, then of three: what several begin with is written once, and the last letter of each behind it. */
const letters = <T extends string>(...lists: string[]): types.CodeSet<T> =>
  new Set(
    lists.flatMap((list, width) =>
      list
        .split(' ')
        .flatMap((group) => [...group.slice(width + 1)].map((last) => group.slice(0, width + 1) + last)),
    ),
  ) as ReadonlySet<string> as types.CodeSet<T>

/** Codes of four digits that are written so, and the two and three digits that codes begin with. */
const tree = <T extends string>(list: string): types.CodeSet<T> =>
  new Set(
    list.split(' ').flatMap((group) => {
      const field = group.slice(0, 3)
      return [group.slice(0, 2), field, ...[...group.slice(3)].map((last) => field + last)]
    }),
  ) as ReadonlySet<string> as types.CodeSet<T>
`,
      ...sets,
    ].join('\n')
    const table = [
      banner(source),
      "import * as lists from './code-sets.js'\n",
      "import type { Codelist, CodeOf, CodeSet } from './code-types.js'\n",
      "export type * from './code-types.js'\n",
      '/** The codes of every list. */',
      `export const codes: { readonly [L in Codelist]: CodeSet<CodeOf[L]> } = {\n${lists.map(({ list }) => `  /** Codes of \`${list}\`. */\n  '${list}': lists.${camel(list)},\n`).join('')}}\n`,
      '/** Deprecated codes: `list/code` to the version and reason, and the code that replaces it. */',
      `export const deprecatedCodes: Readonly<Record<string, { readonly reason: string; readonly replacedBy?: string }>> = {\n${deprecated.join('')}}\n`,
    ].join('\n')
    const countries = lists.find(({ list }) => list === 'country')!.rows
    return [
      ['packages/core/src/generated/code-types.ts', typed],
      ['packages/core/src/generated/code-sets.ts', apart],
      ['packages/core/src/generated/codes.ts', table],
      ['packages/core/src/generated/matches.ts', matches(lists, source)],
      ['packages/core/src/generated/labels.ts', labels(lists, source)],
      ['packages/trust/src/generated/alpha3.ts', alpha3ByForm(pairsOf(countries))],
    ]
  },
}

/** What belongs to codes, in their order: what stands for the rest once it is behind the last is left out. */
function packed(given: readonly (string | undefined)[], separator: string): string {
  const last = given.findLastIndex((each) => each !== undefined)
  return given
    .slice(0, last + 1)
    .map((each) => each ?? NOTHING)
    .join(separator)
}

/** A text as it is packed beside its code, and nothing where the code itself says it. */
function beside(code: string, text: string, written: readonly string[], read: typeof endOf): string {
  const given = written.find((each) => each !== NOTHING && read(code, each) === text)
  if (given === undefined) throw new SourceError(`${text}, beside the code ${code}, cannot be packed.`)
  return given
}

/** Labels by language, of each list in the order of its codes. */
function labels(
  lists: readonly { list: string; rows: readonly { code: string; label: string }[] }[],
  source: string,
): string {
  const locales = 'packages/schemas/locales'
  const others = readdirSync(join(root, locales))
    .sort()
    .map((file) => {
      const words = new Map(
        readCsv(`${locales}/${file}`, ['list', 'code', 'label']).map(({ list, code, label }) => [
          `${list}/${code}`,
          label,
        ]),
      )
      return [file.slice(0, -'.csv'.length), words] as const
    })
  const byList = (
    labelOf: (list: string, row: { code: string; label: string }) => string | undefined,
  ): string =>
    `{\n${lists
      .flatMap(({ list, rows }) => {
        const given = rows.map((row) => {
          const label = labelOf(list, row)
          return label && beside(row.code, label, ['', label], labelFor)
        })
        return given.every((each) => each === undefined)
          ? []
          : [`    '${list}': ${JSON.stringify(packed(given, '\t'))},\n`]
      })
      .join('')}  }`
  return `${banner(`${source}, ${locales}`)}
/** Labels of codes by language and list, in the order of its codes, with tabs between. */
export const labels: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: ${byList((_, { label }) => label)},
${others.map(([language, words]) => `  ${language}: ${byList((list, { code }) => words.get(`${list}/${code}`))},\n`).join('')}}
`
}

/** Three-letter codes of countries, with which their IRIs end, each with that in two letters. */
const pairsOf = (
  rows: readonly { code: string; match: string; deprecated: string }[],
): readonly (readonly [three: string, two: string])[] =>
  rows.flatMap(({ code, match, deprecated }) => {
    const three = /[/]([A-Z]{3})$/.exec(match)?.[1]
    return three && !deprecated ? [[three, code] as const] : []
  })

type Pairs = ReturnType<typeof pairsOf>

/** The same by how the two letters come of the three, as few octets as may be. */
function alpha3ByForm(pairs: Pairs): string {
  const isBeginning = ([three, two]: Pairs[number]): boolean => three.slice(0, 2) === two
  const isEnds = ([three, two]: Pairs[number]): boolean => three[0]! + three[2]! === two
  const sorted = pairs.toSorted(([a], [b]) => (a < b ? -1 : 1))
  const ends = sorted.filter((each) => !isBeginning(each) && isEnds(each))
  const others = sorted.filter((each) => !isBeginning(each) && !isEnds(each))
  const threes = (some: Pairs): string => some.map(([three]) => three).join('')
  return `${banner('packages/schemas/codelists/country.csv')}
/** ISO 3166-1 alpha-3 codes whose first and last letter are the alpha-2 code, without a break. */
export const ends = '${threes(ends)}'

/** Those whose alpha-2 code is neither that nor their first two letters, each with it. */
export const others = '${others.flat().join('')}'
`
}

/** IRIs by code, the common beginning of a list's IRIs written once. */
function matches(
  lists: readonly { list: string; rows: readonly { code: string; match: string; deprecated: string }[] }[],
  source: string,
): string {
  const entries = lists.flatMap(({ list, rows }) => {
    const matched = rows.filter((row) => row.match && !row.deprecated)
    if (matched.length === 0) return []
    const bases = [...new Set(matched.map((row) => row.match.replace(/[^/#]+$/, '')))]
    return bases.map((base) => {
      const ends = rows.map((row) => {
        const end = row.match.slice(base.length)
        return matched.includes(row) && row.match.startsWith(base) && /^[^/#]+$/.test(end)
          ? beside(row.code, end, ['', end.at(-1)!.toLowerCase(), end], endOf)
          : undefined
      })
      return `  ['${list}', '${base}', '${packed(ends, ' ')}'],\n`
    })
  })
  return `${banner(source)}
import type { Codelist } from './code-types.js'

/** What codes match in the EU vocabularies: list, beginning of the IRIs, and their ends in the order of its codes. */
export const matches: readonly (readonly [list: Codelist, base: string, ends: string])[] = [\n${entries.join('')}]\n`
}
