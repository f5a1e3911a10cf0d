/** Asks the worker: one question, one answer. */
import type { Operations } from './messages.ts'

const worker = new Worker('/playground/worker.js', { type: 'module' })
const waiting = new Map<number, { resolve: (answer: never) => void; reject: (error: Error) => void }>()
let last = 0

worker.addEventListener('message', ({ data }) => {
  const { id, answer, failed } = data as { id: number; answer: never; failed?: string }
  const asked = waiting.get(id)
  waiting.delete(id)
  if (failed === undefined) asked?.resolve(answer)
  else asked?.reject(new Error(failed))
})

export const ask = <Name extends keyof Operations>(
  operation: Name,
  asked: Parameters<Operations[Name]>[0],
): ReturnType<Operations[Name]> =>
  new Promise((resolve, reject) => {
    last += 1
    waiting.set(last, { resolve, reject })
    worker.postMessage({ id: last, operation, asked })
  }) as ReturnType<Operations[Name]>
