/** For people: each finding with the lines it is about, then the sixteen rows, then one line for all. */
import { profileTitles } from '@microcred/core'
import type { Catalogue } from '@microcred/core/messages'
import type { Finding, Report, Severity } from '@microcred/validators'
import { type Places, placesOf } from '@microcred/validators/places'
import { credentialsOf, nameOf, reportsIn, whole } from '../../input/credentials.js'
import { frame } from '../frame.js'
import type { Paint } from '../paint.js'
import { visible } from '../visible.js'
import { englishWords, type Words, wordsIn } from '../words.js'
import type { Checked, Format } from './format.js'
import { elementsOf } from './spread.js'
import { summaryLine } from './summary-line.js'
import { table } from './table.js'

interface PrettyOptions {
  readonly paint: Paint
  /** Leaves out tables and files without findings. */
  readonly quiet: boolean
  /** Prints the table also of a file without findings. */
  readonly alone: boolean
  /** Shows what stands under the learner. */
  readonly showLearner: boolean
  /** What is said around the findings is said in this language; English unless given. */
  readonly language?: Catalogue | undefined
}

interface Saying extends PrettyOptions {
  readonly words: Words
}

/** The format for people. */
export function prettyFormat(options: PrettyOptions): Format {
  const { language, paint } = options
  const words = language ? wordsIn(language) : englishWords
  let untranslated = 0
  return {
    begin: () => '',
    file: (checked) => {
      untranslated += checked.report.untranslated ?? 0
      return file(checked, { ...options, words })
    },
    end: (summary) => {
      const about = [
        ...(untranslated > 0 ? [words('report/untranslated', { count: untranslated })] : []),
        ...(language?.state === 'machine' ? [words('report/machine-translated')] : []),
      ]
      return `${paint.bold(summaryLine(summary, words))}\n${about.map((each) => `${paint.dim(each)}\n`).join('')}`
    },
  }
}

/** `around` are the places of the text a credential lies in, where it lies in one. */
function file({ file: name, report, findings, bytes }: Checked, options: Saying, around?: Places): string {
  const { paint, quiet, alone, words } = options
  const places = around ?? (bytes && placesIn(bytes, report))
  const inside = credentialsOf(report).filter(({ pointer }) => pointer !== '')
  const within = inside
    .map((place) =>
      file(
        { file: nameOf(name, place), report: place.report, findings: place.report.findings },
        { ...options, alone: alone && inside.length === 1 },
        isInText(place.report) ? places : undefined,
      ),
    )
    .join('')
  const all = reportsIn(whole(report)).flatMap((each) => each.findings)
  const clean = whole(report).findings.length === 0
  if (clean && quiet) return within
  const { conformance, annexI } = report.verdict
  const heading = `${paint.bold(visible(name))}  ${readAs(report, words)}${annexI === 'not-applicable' ? '' : `: ${words(`conformance/${conformance}`)}, ${words(`annex/${annexI}`)}`}`
  const rows = elementsOf(report).length === 0 ? '' : `${table(report, paint, words)}\n\n`
  const trust = (report.notChecked ?? []).map(({ message }) => `  ${paint.dim(message)}\n`).join('')
  if (clean) return `${glyph(all, paint)} ${heading}\n${trust}${alone ? `\n${rows}` : ''}${within}`
  const blocks = findings.map((finding, at) => {
    const before = findings[at - 1]
    // What stands at the same place is shown once, and said below each other.
    const again =
      finding.line !== undefined && before?.line === finding.line && before.column === finding.column
    return `${again ? '' : '\n'}${block(finding, again ? undefined : places, options)}\n`
  })
  return `${glyph(all, paint)} ${heading}\n${trust}${blocks.join('')}\n${quiet ? '' : rows}${within}`
}

/** Where what is said of a file and of the credentials in its text stands; looked for once. */
function placesIn(bytes: Uint8Array | string, report: Report): Places | undefined {
  const [own, ...inside] = reportsIn(report)
  const told = [own!, ...inside.filter(isInText)].flatMap(({ findings }) => findings)
  return told.length > 0 ? placesOf(bytes, told) : undefined
}

/** Whether what is said of a credential in a container speaks of the container's text, and not of a token's. */
const isInText = ({ wrapper }: Report): boolean => wrapper === undefined || wrapper.type === 'delivery'

/** How bad it is at a glance. */
function glyph(findings: readonly Finding[], paint: Paint): string {
  if (findings.some(({ severity }) => severity === 'error')) return paint.red('✗')
  return findings.some(({ severity }) => severity === 'warning') ? paint.yellow('!') : paint.green('✓')
}

const titles = new Map<string, string>(Object.entries(profileTitles))

/** What a file was read as. */
export function readAs(
  { profile, wrapper, credentials }: Pick<Report, 'profile' | 'wrapper' | 'credentials'>,
  words: Words = englishWords,
): string {
  const { id, version, variant } = profile ?? {}
  const details = [version, variant].filter(Boolean).join(', ')
  const none = credentials
    ? words('report/credentials', { count: credentials.length })
    : words('report/not-read')
  const title = words(`profile/${id}`, { name: titles.get(id ?? '') ?? id })
  const name = id === undefined ? none : `${title}${details && ` (${details})`}`
  return visible(wrapper ? `${name}, ${words('report/wrapper', { kind: wrapper.type })}` : name)
}

const COLOURS: Readonly<Record<Severity, 'red' | 'yellow' | 'cyan'>> = {
  error: 'red',
  warning: 'yellow',
  info: 'cyan',
}

/** One finding: what it is, where, why, and what to do. */
function block(
  finding: Finding,
  places: Places | undefined,
  { paint, showLearner, words, language }: Saying,
): string {
  const { severity, code, line, column, pointer, message, fix } = finding
  const position = [line === undefined ? '' : `${line}:${column}`, visible(pointer)].filter(Boolean).join(' ')
  const span = places?.span(finding)
  return [
    `  ${paint[COLOURS[severity]](words(`severity/${severity}`))} ${paint.bold(visible(code))}${position && ` ${paint.dim(words('report/at', { place: position }))}`}`,
    ...(places && span ? [frame(places, showLearner ? [] : places.personal, span, paint)] : []),
    `  ${visible(message)}`,
    ...(fix ? [`  ${paint.green(words('report/fix'))} ${visible(fix.title)}`] : []),
    `  ${paint.dim(sourceOf(finding, words, language?.language))}`,
  ].join('\n')
}

/** Where it is laid down: the Recommendation as the language cites it, other documents by their own names. */
function sourceOf({ source }: Finding, words: Words, language = 'en'): string {
  const { document, clause, url } = source
  const number = /^Council Recommendation (\d.*)$/.exec(document)?.[1]
  const element = /^Annex I, element (\d+)$/.exec(clause)?.[1]
  const cited = [
    number ? words('document/council-recommendation', { number }) : document,
    element ? words('document/annex-element', { number: element }) : clause,
  ]
  const translated = url.replace(
    'eur-lex.europa.eu/legal-content/EN/',
    `eur-lex.europa.eu/legal-content/${language.slice(0, 2).toUpperCase()}/`,
  )
  return `${cited.join(', ')} · ${translated}`
}
