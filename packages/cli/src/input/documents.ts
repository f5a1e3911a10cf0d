/** The JSON values of inputs one at a time: a file holds one, a list of them, or one a line. */
import '../print/command-words.js'
import { refused, UsageError } from '../arguments/usage.js'
import { type Input, isLined } from './inputs.js'
import { bytesOf } from './json-file.js'
import { piecesOf, Unreadable } from './line-source.js'

type Json = Record<string, unknown>

/** The records or specifications of an input, in order. */
export async function* documentsOf(input: Input): AsyncGenerator<Json, void, undefined> {
  if (isLined(input)) {
    for await (const line of linesOf(input)) if (line.trim() !== '') yield object(parsed(line, input), input)
    return
  }
  const content = bytesOf(input)
  if ('problem' in content) throw new UsageError(content.problem)
  const text = new TextDecoder().decode(content.bytes)
  const lines = text.trim().split(/\r?\n/)
  const several = lines.length > 1 && lines.every((line) => /^\{.*\}$/.test(line.trim()))
  for (const each of several ? lines.map((line) => parsed(line, input)) : [parsed(text, input)].flat())
    yield object(each, input)
}

async function* linesOf({ name, path }: Input): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder()
  let rest = ''
  try {
    for await (const piece of piecesOf(path)) {
      const lines = (rest + decoder.decode(piece, { stream: true })).split('\n')
      rest = lines.pop()!
      yield* lines
    }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    throw refused('note/unfinished', { name, problem: error.problem })
  }
  yield rest + decoder.decode()
}

function parsed(text: string, { name }: Input): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw refused('usage/no-json', { name })
  }
}

function object(value: unknown, { name }: Input): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw refused('usage/no-record', { name })
  return value as Json
}
