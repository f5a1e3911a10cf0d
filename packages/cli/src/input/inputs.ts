/** What the words of a command line name: files, folders, patterns, standard input. */
import type { Dirent } from 'node:fs'
import { MAX_SIZE } from '@microcred/validators/walk/own'
import { told } from '../print/voice.js'
import { fs, path as paths } from './node.js'
import { filesLike, isPattern, leavesOut, matcherOf } from './patterns.js'
import { type Problem, problemOf } from './problem.js'

/** Something to read. */
export interface Input {
  /** Name it goes by in the results. */
  readonly name: string
  /** Where it lies; standard input lies nowhere. */
  readonly path?: string
}

/** What came of the words: inputs in order, and a sentence for each word that names nothing. */
interface Inputs {
  readonly inputs: readonly Input[]
  readonly problems: readonly string[]
}

const LINED = /\.(?:ndjson|jsonl)(?:\.gz)?$/i
const EXTENSIONS = /\.(?:json|jsonld|jwt|jose|sd-?jwt|(?:ndjson|jsonl)(?:\.gz)?)$/i
const PICTURES = /\.(?:png|svg)$/i

/** Whether an input holds one credential a line, by its name. */
export const isLined = ({ name }: Input): boolean => LINED.test(name)

/**
 * Resolves words to inputs: each once, those of a folder or a pattern in order of their names; a word that begins
 * with `!` leaves out what it names, wherever it stands.
 */
export async function inputsOf(words: readonly string[], stdinName: string | undefined): Promise<Inputs> {
  const out = words.filter((word) => leavesOut(word) && !fs.existsSync(word))
  const found = await named(
    words.filter((word) => !out.includes(word)),
    stdinName,
  )
  if (out.length === 0) return found
  const isOut = await matcherOf(out.map((word) => word.slice(1)))
  return { ...found, inputs: found.inputs.filter(({ path }) => path === undefined || !isOut(path)) }
}

async function named(words: readonly string[], stdinName: string | undefined): Promise<Inputs> {
  const inputs = new Map<string, Input>()
  const problems: string[] = []
  const add = (path: string): unknown => inputs.has(path) || inputs.set(path, { name: path, path })
  for (const word of words) {
    if (word === '-') {
      inputs.set('-', { name: stdinName ?? '<stdin>' })
      continue
    }
    const what = attempt(() => fs.statSync(word, { throwIfNoEntry: false }))
    if ('problem' in what) problems.push(told('note/cannot-be-opened', { name: word, problem: what.problem }))
    else if (what.value?.isDirectory()) {
      const found = filesUnder(word, problems)
      if (found.length === 0) problems.push(told('note/empty-folder', { folder: word }))
      found.forEach(add)
    } else if (what.value) add(word)
    else if (isPattern(word)) {
      const found = await filesLike(word)
      if (found.length === 0) problems.push(told('note/nothing-like', { pattern: word }))
      found.forEach(add)
    } else problems.push(told('usage/no-path', { path: word }))
  }
  return { inputs: [...inputs.values()], problems }
}

/**
 * The credentials in a folder and below; dot folders, `node_modules`, linked folders and pictures that are no badges
 * are passed over.
 */
function filesUnder(folder: string, problems: string[]): string[] {
  const entries = attempt(() => fs.readdirSync(folder, { withFileTypes: true }))
  if ('problem' in entries) {
    problems.push(told('note/folder-unread', { folder, problem: entries.problem }))
    return []
  }
  return entries.value.toSorted(byName).flatMap((entry) => {
    const path = paths.join(folder, entry.name)
    if (entry.isDirectory())
      return entry.name.startsWith('.') || entry.name === 'node_modules' ? [] : filesUnder(path, problems)
    if (!EXTENSIONS.test(entry.name) && !PICTURES.test(entry.name)) return []
    if (!isFile(entry, path)) return []
    return EXTENSIONS.test(entry.name) || mayBeBadge(path) ? [path] : []
  })
}

/** Whether an entry of a folder is a file or a link to one; a link that leads nowhere is one that cannot be read. */
function isFile(entry: Dirent, path: string): boolean {
  if (!entry.isSymbolicLink()) return entry.isFile()
  const target = attempt(() => fs.statSync(path))
  return 'problem' in target || target.value.isFile()
}

/** Names that stand in every baked picture: of the text chunk of a PNG, of the namespace of an SVG. */
const BAKED = ['openbadge', 'purl.imsglobal.org/ob/']

/** Whether a picture is, or may be, a badge: not where it was read and names nothing of Open Badges. */
function mayBeBadge(path: string): boolean {
  const content = read({ name: path, path })
  if (!('bytes' in content)) return true
  const bytes = Buffer.from(content.bytes.buffer, content.bytes.byteOffset, content.bytes.byteLength)
  return BAKED.some((name) => bytes.includes(name))
}

const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1)

/** The bytes of an input, the size of one that is too large to be read, or why it cannot be. */
export function read({ path }: Input): { bytes: Uint8Array } | { size: number } | { problem: Problem } {
  if (path === undefined) return unnested(attempt(() => readUpTo(MAX_SIZE, 0)))
  return unnested(
    attempt(() => {
      const file = fs.openSync(path, 'r')
      try {
        const { size } = fs.fstatSync(file)
        if (size > MAX_SIZE) return { size }
        return fs.fstatSync(file).isFile() ? { bytes: fs.readFileSync(file) } : readUpTo(MAX_SIZE, file)
      } finally {
        fs.closeSync(file)
      }
    }),
  )
}

const unnested = <T extends object>(result: { value: T } | { problem: Problem }): T | { problem: Problem } =>
  'problem' in result ? result : result.value

const CHUNK = 65_536

/** All bytes of a stream, unless there are more than `limit`. */
function readUpTo(limit: number, file: number): { bytes: Uint8Array } | { size: number } {
  const chunks: Buffer[] = []
  let size = 0
  for (;;) {
    const chunk = Buffer.allocUnsafe(CHUNK)
    const length = readChunk(file, chunk)
    if (length === 0) return { bytes: Buffer.concat(chunks) }
    size += length
    if (size > limit) return { size }
    chunks.push(chunk.subarray(0, length))
  }
}

function readChunk(file: number, chunk: Buffer): number {
  for (;;) {
    try {
      return fs.readSync(file, chunk)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EOF') return 0
      if (code !== 'EAGAIN') throw error
      // The writer is slower than we are.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2)
    }
  }
}

/** What an action gives, or why the system refuses it. */
function attempt<T>(action: () => T): { value: T } | { problem: Problem } {
  try {
    return { value: action() }
  } catch (error) {
    return { problem: problemOf(error as NodeJS.ErrnoException) }
  }
}
