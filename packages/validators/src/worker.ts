import { type Answer, type Batch, judged } from './lines/batch.js'

export type { Answer, Batch } from './lines/batch.js'

/** A batch with a number by which its answer is known. */
interface Task extends Batch {
  readonly task: number
}

interface Port {
  postMessage(message: unknown, transfer: ArrayBuffer[]): void
}

/**
 * Judges a batch of lines: what a pool such as piscina calls. Loaded as a worker of Node or a browser, the
 * file answers each message `{ task, lines, options, file }` with `{ task, text, found }`.
 *
 * @example
 * import judge from '@microcred/validators/worker'
 *
 * const bytes = new TextEncoder().encode('{"level":{"eqf":5}}')
 * new TextDecoder().decode(judge({ lines: [{ line: 1, bytes, size: bytes.length }] }).text) // '{"line":1,…}\n'
 */
export default function judge(batch: Batch): Answer {
  return judged(batch)
}

function answer(message: unknown, port: Port): void {
  if (typeof message !== 'object' || message === null || !('task' in message && 'lines' in message)) return
  const { task, ...batch } = message as Task
  const said = judged(batch)
  port.postMessage({ task, ...said }, [said.text.buffer as ArrayBuffer])
}

const node = globalThis.process?.getBuiltinModule?.('node:worker_threads')
if (node?.parentPort) {
  const port = node.parentPort
  port.on('message', (message: unknown) => answer(message, port))
} else if (!node && 'WorkerGlobalScope' in globalThis) {
  const scope = globalThis as unknown as Port & EventTarget
  scope.addEventListener('message', (event) => answer((event as MessageEvent).data, scope))
}
