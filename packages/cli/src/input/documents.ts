/** The JSON values of inputs one at a time: a file holds one, a list of them, or one a line. */
import { UsageError } from '../arguments/usage.js'
import { type Input, isLined, read } from './inputs.js'
import { piecesOf, Unreadable } from './line-source.js'

type Json = Record<string, unknown>

/** The records or specifications of an input, in order. */
export async function* documentsOf(input: Input): AsyncGenerator<Json, void, undefined> {
  if (isLined(input)) {
    for await (const line of linesOf(input)) if (line.trim() !== '') yield object(parsed(line, input), input)
    return
  }
  const content = read(input)
  if (!('bytes' in content)) throw new UsageError(`${input.name} cannot be read.`)
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
    throw new UsageError(`${name} cannot be read to its end: ${error.message}.`)
  }
  yield rest + decoder.decode()
}

function parsed(text: string, { name }: Input): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new UsageError(`${name} holds no JSON.`)
  }
}

function object(value: unknown, { name }: Input): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new UsageError(`${name} holds something that is no record and no specification.`)
  return value as Json
}
