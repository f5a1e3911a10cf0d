/** `microcred trust`: makes and checks trust bundles, out of files only. */

import { definition } from '../definitions/trust.js'
import '../print/command-words.js'
import { findingOf, type TrustBundle } from '@microcred/trust'
import { remarksOn } from '@microcred/trust/bundle'
import { verify } from '@microcred/trust/node'
import { type Command, either, type Given, refused } from '../arguments/usage.js'
import { type Input, inputsOf, read } from '../input/inputs.js'
import { languageOf } from '../input/language.js'
import { fs, path } from '../input/node.js'
import { note, print } from '../print/output.js'
import { visible } from '../print/visible.js'
import { told, toldFinding } from '../print/voice.js'
import { bundleOf, noteAt } from '../trust/given.js'
import { type Entries, merged, partsIn, repeatsIn } from '../trust/import.js'

const ACTIONS: Readonly<
  Record<string, (words: readonly string[], given: Given) => Promise<number> | number>
> = {
  show,
  check,
  collect,
  import: imported,
}

export const command: Command = {
  ...definition,
  async run(given) {
    await languageOf(given)
    const [action = '', ...words] = given.words
    const act = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined
    if (!act) throw refused('usage/which-action', { actions: either(Object.keys(ACTIONS)) })
    if (words.length === 0) throw refused('usage/name-file-for', { command: `microcred trust ${action}` })
    return act(words, given)
  },
}

function octetsOf(input: Input): Uint8Array {
  const content = read(input)
  if (!('bytes' in content))
    throw refused('usage/not-read', {
      name: input.name,
      problem: 'problem' in content ? content.problem : 'too-large',
    })
  return content.bytes
}

function textOf(file: string): string {
  if (!fs.existsSync(file)) throw refused('usage/no-path', { path: file })
  return new TextDecoder().decode(octetsOf({ name: file, path: file }))
}

/** The files of a folder, in order of their names; `undefined` where it is none. */
function filesIn(folder: string): readonly string[] | undefined {
  if (!fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return undefined
  return fs
    .readdirSync(folder)
    .sort()
    .map((name) => path.join(folder, name))
    .filter((file) => fs.statSync(file).isFile())
}

/** The bundle in a file; what is wrong with it is noted. */
const bundleIn = (file: string): TrustBundle | undefined => bundleOf(textOf(file), file)

/** The same, and what a sound one has that may surprise. */
function lookedAt(file: string): TrustBundle | undefined {
  const text = textOf(file)
  const bundle = bundleOf(text, file)
  if (bundle) noteAt(file, text, remarksOn(bundle, new Date()))
  return bundle
}

function check(files: readonly string[]): number {
  const sound = files.map((file) => lookedAt(file) !== undefined)
  for (const [at, file] of files.entries())
    if (sound[at]) print(`${told('bundle/sound', { file: visible(file) })}\n`)
  return sound.every(Boolean) ? 0 : 1
}

function show(files: readonly string[]): number {
  let code = 0
  for (const file of files) {
    const bundle = lookedAt(file)
    if (!bundle) {
      code = 1
      continue
    }
    print(`${told('bundle/made', { file: visible(file), at: bundle.made })}\n`)
    for (const [name, value] of Object.entries(bundle)) {
      if (typeof value !== 'object') continue
      const count = Array.isArray(value) ? value.length : Object.keys(value).length
      print(`  ${name.padEnd(16)} ${count}\n`)
    }
    for (const { id, kind, retrieved, signature } of bundle.sources) {
      const state = signature && told('bundle/signature', { state: signature })
      const about = [kind, retrieved, state].filter(Boolean).join(', ')
      print(`  ${told('bundle/source', { id: visible(id), about })}\n`)
    }
  }
  return code
}

function made(given: Given): string {
  const text = given.value('made')
  const at = text === undefined ? new Date() : new Date(text)
  if (Number.isNaN(at.getTime())) throw refused('usage/made', { value: text })
  return `${at.toISOString().slice(0, 19)}Z`
}

function startOf(given: Given): TrustBundle | undefined {
  const into = given.value('into')
  return into === undefined ? { made: made(given), sources: [] } : bundleIn(into)
}

const printed = (bundle: TrustBundle): void => print(`${JSON.stringify(bundle, null, 2)}\n`)

function imported(files: readonly string[], given: Given): number {
  const start = startOf(given)
  if (!start) return 1
  const use = given.value('as')
  const parts: Entries[] = []
  for (const file of files) {
    const inside = filesIn(file)
    const found = (inside ?? [file]).map((each) => ({ each, entries: partsIn(textOf(each), each, use) }))
    for (const { each, entries } of found) {
      if (entries) parts.push(entries)
      else note(told('note/no-trust-part', { file: each }))
    }
    // Folders hold other things too; a file that is named is meant.
    if (found.every(({ entries }) => !entries)) return 2
  }
  tellRepeats(parts)
  printed({ ...merged(start, parts), made: made(given) })
  return 0
}

/** Of two files for one thing the first counts; somebody may have meant the other. */
function tellRepeats(parts: readonly Entries[]): void {
  for (const { file, pointer } of repeatsIn(parts)) {
    const code = pointer.startsWith('/sources/')
      ? 'trust-bundle.repeated-source'
      : 'trust-bundle.repeated-entry'
    const finding = { code, pointer, params: { id: file } }
    note(`${file}${pointer} ${code}: ${toldFinding(finding, findingOf(finding))}`)
  }
}

async function collect(words: readonly string[], given: Given): Promise<number> {
  const folder = given.value('from')
  if (folder === undefined) throw refused('usage/from-where')
  if (!fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw refused('usage/no-path', { path: folder })
  const start = startOf(given)
  if (!start) return 1
  const held = (filesIn(folder) ?? [])
    .map((file) => partsIn(textOf(file), file, undefined))
    .filter((each) => each !== undefined)
  tellRepeats(held)
  const { inputs, problems } = await inputsOf(words, undefined)
  for (const problem of problems) note(problem)
  if (problems.length > 0) return 2
  // What was found may lead to more that is needed, such as the key of a status list.
  let bundle = start
  for (let round = 0; round < 4; round++) {
    const wanted = await wantedBy(inputs, bundle)
    const found = held.filter((each) => each.names.some((name) => wanted.has(name)))
    const next = merged(bundle, found)
    if (JSON.stringify(next) === JSON.stringify(bundle)) {
      for (const [id, kind] of wanted) note(told('note/not-found', { what: kind, id }))
      printed(next)
      return wanted.size === 0 ? 0 : 3
    }
    bundle = next
  }
  printed(bundle)
  return 3
}

/** What no folder has: what is said to the command, and what has to be made for a signature. */
const ASKED_FOR: ReadonlySet<string> = new Set(['at', 'nonce', 'package', 'policy', 'time-stamp'])

/** What credentials lack, by the name it goes by. */
async function wantedBy(inputs: readonly Input[], trust: TrustBundle): Promise<ReadonlyMap<string, string>> {
  const wanted = new Map<string, string>()
  for (const input of inputs) {
    const { claims, presented = [] } = await verify(octetsOf(input), { trust })
    for (const { inject = [] } of [claims, ...presented.map((each) => each.claims)].flat())
      for (const { kind, id } of inject) if (id !== '' && !ASKED_FOR.has(kind)) wanted.set(id, kind)
  }
  return wanted
}
