/** `microcred validate`: what is wrong with credentials, and which EU elements they have. */

import type { Catalogue } from '@microcred/core/messages'
import type { Check, Options, Severity } from '@microcred/validators'
import type { Select } from '@microcred/validators/lines'
import { at } from '../arguments/at.js'
import { type Command, chosen, type Given, refused } from '../arguments/usage.js'
import { type ForFile, settingsOf } from '../configuration/apply.js'
import { configured, printConfiguration } from '../configuration/given.js'
import { configurationOf, type Opened } from '../configuration/open.js'
import { FORMATS } from '../definitions/options.js'
import { CHECKS, definition, SEVERITIES } from '../definitions/validate.js'
import { besideOf } from '../input/beside.js'
import { type Input, inputsOf, isLined } from '../input/inputs.js'
import { languageOf } from '../input/language.js'
import { fs, path } from '../input/node.js'
import { Unwritable, withFiles } from '../print/formats/files.js'
import type { Format } from '../print/formats/format.js'
import { formatNamed } from '../print/formats/pick.js'
import { note, printTo } from '../print/output.js'
import { noPaint, paintFor } from '../print/paint.js'
import { told } from '../print/voice.js'
import { type BaselineInUse, type FileOptions, printAll, type Tally } from './validate-files.js'

export const command: Command = {
  ...definition,
  async run(bare) {
    const opened = await configurationOf(bare.value('config'))
    const given = opened ? configured(bare, opened) : bare
    if (given.has('print-config')) return printConfiguration(opened, given.words)
    if (given.words.length === 0) throw refused('usage/name-a-file')
    if (!given.has('watch')) return once(given, opened)
    const { watched } = await import('./watch.js')
    return watched(given.words, () => once(given, opened))
  },
}

/** Checks what is named and says how it ends. */
async function once(given: Given, opened: Opened | undefined): Promise<number> {
  const language = await languageOf(given)
  const options = { ...optionsOf(given), ...(language && { language }) }
  const least = given.value('fail-severity') ?? 'error'
  const threshold = SEVERITIES.indexOf(least as Severity)
  const room = roomOf(given.value('max-problems'))
  const { inputs, problems } = await inputsOf(given.words, given.value('stdin-filepath'))
  for (const problem of problems) note(problem)
  const isJson = given.value('format') === 'json'
  if (inputs.length === 0 && !isJson) return 2
  const settings = opened && (await settingsOf(opened))
  const forFile = (file: string): FileOptions => optionsFor(given, options, settings?.(file))
  const ends = (found: Readonly<Record<Severity, number>>): number =>
    SEVERITIES.some((severity, at) => at <= threshold && found[severity] > 0) ? 1 : 0
  if (given.has('fix') || given.has('dry-run')) {
    const changed = await fixed(inputs, given, forFile)
    if (given.has('dry-run')) return problems.length > 0 ? 2 : changed > 0 ? 1 : 0
  }
  if (given.has('lines') || inputs.some(isLined)) {
    const found = await inLines(inputs, given, forFile)
    if (typeof found === 'number') return found
    return problems.length > 0 ? 2 : ends(found)
  }
  for (const option of LINES_ONLY)
    if (given.has(option) && !(option === 'select' && given.value('format') === 'ndjson'))
      throw refused('usage/for-lines', { option: `--${option}` })
  let tally: Tally
  try {
    tally = await printAll(inputs, {
      forFile,
      format: await formatOf(given, inputs.length === 1, language),
      room,
      onlyCredentials: given.has('if-credential'),
      baseline: await baselineOf(given, opened),
    })
  } catch (error) {
    if (!(error instanceof Unwritable)) throw error
    note(error.message)
    return 2
  }
  if (tally.hidden > 0 && isJson) note(told('note/hidden', { count: tally.hidden }))
  if (problems.length > 0 || tally.unread > 0) return 2
  return ends({ error: tally.errors, warning: tally.warnings, info: tally.infos })
}

/** Repairs what is named, and says how many files changed or would. */
async function fixed(
  inputs: readonly Input[],
  given: Given,
  forFile: (file: string) => FileOptions,
): Promise<number> {
  if (!given.has('fix')) throw refused('usage/dry-run-alone')
  if (given.has('lines') || inputs.some((each) => isLined(each) || each.path === undefined))
    throw refused('usage/fix-files')
  const { fixFiles } = await import('./fix.js')
  return fixFiles(inputs, {
    all: given.value('fix') === 'all',
    dryRun: given.has('dry-run'),
    showLearner: given.has('show-learner'),
    optionsFor: (file) => forFile(file).options,
  })
}

/** The baseline beside the configuration, or here; none where there is none and none is asked for. */
async function baselineOf(given: Given, opened: Opened | undefined): Promise<BaselineInUse | undefined> {
  const folder = opened?.folder ?? process.cwd()
  const update = given.has('update-baseline')
  if (!update && !fs.existsSync(path.join(folder, 'microcred.baseline.json'))) return undefined
  const { baselineIn } = await import('../configuration/baseline.js')
  return { baseline: baselineIn(folder, update), update }
}

/** What holds for a file: the command line first, then the configuration. */
function optionsFor(given: Given, options: Options, settings: ForFile | undefined): FileOptions {
  if (!settings) return { options, linkedData: wantsLinkedData(given.value('check')) }
  const { profile, checks, ignore, severities } = settings
  const said = given.value('check') ?? checks?.join(',')
  return {
    options: {
      ...options,
      ...(profile !== undefined && !given.has('profile') && { profile: profile as Options['profile'] }),
      checks: checksOf(said),
    } as Options,
    linkedData: wantsLinkedData(said),
    settle: { ignore, severities },
  }
}

const LINES_ONLY = ['select', 'from-line', 'number-from', 'jobs']

/** Answers inputs line by line: the findings that count, or how it ends whatever they are. */
async function inLines(
  inputs: readonly Input[],
  given: Given,
  forFile: (file: string) => FileOptions,
): Promise<Readonly<Record<Severity, number>> | number> {
  const format = given.value('format')
  if (format !== undefined && format !== 'ndjson') throw refused('usage/lines-format', { given: format })
  const [printed, ...beside] = given.all('output')
  if (beside.length > 0 || (printed !== undefined && isFormatted(printed)))
    throw refused('usage/lines-output')
  if (printed !== undefined) printTo(printed)
  if (given.has('update-baseline')) throw refused('usage/lines-baseline')
  if (wantsLinkedData(given.value('check'))) throw refused('usage/lines-linked-data')
  const { validateLines } = await import('./validate-lines.js')
  const { stopped, unread, found } = await validateLines(inputs, given, (file) => {
    const { options, settle } = forFile(file)
    return { ...options, ...settle }
  })
  if (stopped) return stopped === 'SIGINT' ? 130 : 143
  return unread > 0 ? 2 : found
}

function optionsOf(given: Given): Options {
  const { value, has } = given
  const beside = besideOf(given)
  const profile = value('profile') as Options['profile']
  return {
    at: at(given) ?? new Date(),
    ...(profile && { profile }),
    ...(beside.length > 0 && { with: beside }),
    draft: has('draft'),
    checks: checksOf(value('check')),
  }
}

const LINKED_DATA = 'linked-data'

/** The words of a list; `annex-i` is understood as what it was called first. */
const words = (list: string): string[] =>
  list.split(',').map((word) => (word.trim() === 'annex-i' ? 'annexI' : word.trim()))

function checksOf(list: string | undefined): readonly Check[] {
  if (list === undefined) return CHECKS
  for (const word of words(list)) chosen('--check', word, [...CHECKS, LINKED_DATA])
  return words(list).filter((word): word is Check => word !== LINKED_DATA)
}

const wantsLinkedData = (checks = ''): boolean => words(checks).includes(LINKED_DATA)

function roomOf(number: string | undefined): number {
  if (number === undefined) return Number.POSITIVE_INFINITY
  if (!/^\d+$/.test(number)) throw refused('usage/whole-number', { option: '--max-problems', value: number })
  return Number(number)
}

async function formatOf(given: Given, alone: boolean, language: Catalogue | undefined): Promise<Format> {
  const wanted = {
    quiet: given.has('quiet'),
    alone,
    showLearner: given.has('show-learner'),
    select: given.value('select') as Select | undefined,
    language,
  }
  const outputs = outputsOf(given.all('output'))
  const name = given.value('format') ?? 'pretty'
  const paint = name === 'pretty' ? await paintFor(process.env) : noPaint
  const printed = await formatNamed(name, { ...wanted, paint })
  if (outputs.size === 0) return printed
  const files = new Map<string, Format>()
  for (const [file, format] of outputs) files.set(file, await formatNamed(format, wanted))
  return withFiles(printed, files)
}

/** Whether a value of `--output` says a format. */
const isFormatted = (output: string): boolean => output.includes('=') || FORMATS.includes(output)

/** The formats of `--output`, each by the file it is written to; a file without one takes what would be printed. */
function outputsOf(outputs: readonly string[]): ReadonlyMap<string, string> {
  const files = new Map<string, string>()
  const [printed, ...more] = outputs.filter((output) => !isFormatted(output))
  if (more.length > 0) throw refused('usage/two-outputs')
  for (const output of outputs.filter(isFormatted)) {
    const [, format, file] = /^([^=]*)=(.+)$/s.exec(output) ?? []
    if (format === undefined || file === undefined) throw refused('usage/output-form', { value: output })
    chosen('--output', format, FORMATS)
    if (files.has(file) || file === printed) throw refused('usage/output-twice', { file })
    files.set(file, format)
  }
  if (printed !== undefined) printTo(printed)
  return files
}
