/** The bytes of an input as they come, out of gzip where they are in it. */
import type { Readable } from 'node:stream'
import { fs } from './node.js'
import { type Problem, problemOf } from './problem.js'

/** An input that cannot be read to its end, and why. */
export class Unreadable extends Error {
  constructor(readonly problem: Problem) {
    super(problem)
  }
}

/** The pieces of a file, or of standard input; throws `Unreadable` after the last piece that could be had. */
export async function* piecesOf(path: string | undefined): AsyncGenerator<Uint8Array, void, undefined> {
  const raw: Readable =
    path === undefined ? process.stdin : fs.createReadStream(path, { highWaterMark: 262_144 })
  const pieces = flow(raw)
  try {
    const first = await pieces.next()
    if (first.done) return
    let head = first.value
    while (head.length < 2) {
      const next = await pieces.next()
      if (next.done) break
      head = Buffer.concat([head, next.value])
    }
    if (head[0] !== 0x1f || head[1] !== 0x8b) {
      yield head
      yield* pieces
    } else yield* unzipped(head, pieces)
  } finally {
    raw.destroy()
  }
}

async function* unzipped(
  head: Uint8Array,
  rest: AsyncGenerator<Uint8Array, void, undefined>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const { createGunzip } = process.getBuiltinModule('node:zlib')
  const gunzip = createGunzip({ chunkSize: 262_144 })
  const feed = async (): Promise<void> => {
    const write = (piece: Uint8Array): Promise<void> =>
      new Promise((resolve) => {
        gunzip.once('close', resolve)
        gunzip.write(piece, () => {
          gunzip.off('close', resolve)
          resolve()
        })
      })
    await write(head)
    for await (const piece of rest) {
      if (gunzip.destroyed) return
      await write(piece)
    }
    gunzip.end()
  }
  const feeding = feed().catch((error: Error) => gunzip.destroy(error))
  try {
    yield* flow(gunzip)
    await feeding
  } finally {
    gunzip.destroy()
  }
}

/** What a stream gives, also what it gave before it failed, which iterating it would throw away. */
async function* flow(stream: Readable): AsyncGenerator<Uint8Array, void, undefined> {
  const pieces: Uint8Array[] = []
  let [ended, failure, wake] = [false, undefined as Error | undefined, (): void => {}]
  stream.on('data', (piece: Uint8Array) => {
    pieces.push(piece)
    stream.pause()
    wake()
  })
  stream.on('end', () => {
    ended = true
    wake()
  })
  stream.on('error', (error: Error) => {
    failure = error
    wake()
  })
  for (;;) {
    const piece = pieces.shift()
    if (piece) yield piece
    else if (failure) throw new Unreadable(reasonOf(failure))
    else if (ended) return
    else
      await new Promise<void>((resolve) => {
        wake = resolve
        stream.resume()
      })
  }
}

function reasonOf(error: NodeJS.ErrnoException): Problem {
  if (error instanceof Unreadable) return error.problem
  if (error.code === 'Z_BUF_ERROR') return 'gzip-cut'
  if (error.code?.startsWith('Z_')) return 'gzip-broken'
  return problemOf(error)
}
