/** Who judges lines: this thread, or workers that are handed batches in turn. */
import type { Answer, Batch } from '@microcred/validators/lines'

/** Judges batches, several at a time. */
export interface Judges {
  /** How many batches may be under way. */
  readonly room: number
  judge(batch: Batch): Promise<Answer>
  close(): Promise<unknown>
}

/** This thread by itself, which lets signals and streams have their turn before each batch. */
export const alone = (judged: (batch: Batch) => Answer): Judges => ({
  room: 1,
  judge: (batch) => new Promise((resolve) => setImmediate(resolve)).then(() => judged(batch)),
  close: () => Promise.resolve(),
})

interface Waiting {
  resolve(answer: Answer): void
  reject(error: Error): void
}

/** So many workers. */
export function workers(jobs: number): Judges {
  const { Worker } = process.getBuiltinModule('node:worker_threads')
  const { createRequire } = process.getBuiltinModule('node:module')
  const file = createRequire(import.meta.url).resolve('@microcred/validators/worker')
  const waiting = new Map<number, Waiting>()
  const fail = (error: Error): void => {
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  const threads = Array.from({ length: jobs }, () => {
    const thread = new Worker(file)
    thread.on('message', ({ task, ...answer }: Answer & { task: number }) => {
      waiting.get(task)?.resolve(answer)
      waiting.delete(task)
    })
    thread.on('error', fail)
    return thread
  })
  let task = 0
  return {
    room: jobs * 2,
    judge: (batch) =>
      new Promise((resolve, reject) => {
        waiting.set(task, { resolve, reject })
        const whole = packed(batch)
        threads[task % jobs]!.postMessage({ task, ...whole.batch }, [whole.buffer])
        task++
      }),
    close: () => Promise.all(threads.map((thread) => thread.terminate())),
  }
}

/** A batch whose lines lie in one buffer of their own, which can be handed over without copying it again. */
function packed(batch: Batch): { batch: Batch; buffer: ArrayBuffer } {
  const total = batch.lines.reduce((sum, { bytes }) => sum + (bytes?.length ?? 0), 0)
  const all = new Uint8Array(total)
  let at = 0
  const lines = batch.lines.map(({ line, bytes, size }) => {
    if (!bytes) return { line, size }
    all.set(bytes, at)
    at += bytes.length
    return { line, size, bytes: all.subarray(at - bytes.length, at) }
  })
  return { batch: { ...batch, lines }, buffer: all.buffer }
}
