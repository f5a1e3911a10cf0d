/**
 * Judges inputs that are made from the project's own documents: `npm run fuzz -- --count N --seed S`. The same
 * seed makes the same inputs. `--dir DIR` adds documents of others, `--only N` prints one input.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { seeded } from '../../packages/stacking/src/search/random.ts'
import { validate } from '../../packages/validators/src/index.ts'
import { documents } from '../../packages/validators/test/documents.ts'
import { judge } from './judge.ts'
import { mutant } from './mutate.ts'

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    dir: { type: 'string' },
    only: { type: 'string' },
    workers: { type: 'string', default: String(Math.min(availableParallelism(), 8)) },
    part: { type: 'string' },
    from: { type: 'string', default: '0' },
  },
})

/** Documents that are larger make few inputs a second. */
const LARGEST = 16_000

/** Seconds without an answer after which an input counts as one that hangs. */
const PATIENCE = 30

/** Seconds in which a worker has read the documents and takes up its first input. */
const TO_BEGIN = 600

const seed = Number(values.seed)
const count = Number(values.count)

function documentsOf(): string[] {
  const own = documents().map(({ json }) => JSON.stringify(json))
  const others = values.dir === undefined ? [] : outside(values.dir)
  return [...own, ...others].filter(
    (text) => text.length > 300 && text.length < LARGEST && text.startsWith('{'),
  )
}

/** The JSON documents below a folder. */
function outside(dir: string): string[] {
  const files = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.jsonl?d?$/.test(file),
  )
  return files.sort().flatMap((file) => {
    try {
      return [JSON.stringify(JSON.parse(readFileSync(join(dir, file), 'utf8')))]
    } catch {
      return []
    }
  })
}

/** All documents, then those of each profile, for those of our own are the most by far. */
function byProfile(texts: readonly string[]): string[][] {
  const groups = new Map<string, string[]>()
  for (const text of texts) {
    const { profile, kind } = validate(text)
    const name = profile?.id ?? kind
    groups.set(name, [...(groups.get(name) ?? []), text])
  }
  return [[...texts], ...groups.values()]
}

/** The input of a number: of any document, or of any profile and then of any document of it. */
function inputOf(number: number, groups: readonly (readonly string[])[]): string {
  const random = seeded((Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b)) >>> 0)
  const of = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const choose = (): string => of(random() < 0.75 ? groups[0]! : of(groups))
  return mutant(choose(), choose(), random)
}

/** What a worker says: which input it takes up, what is wrong with one, or that it is done. */
type Word =
  | { readonly takes: number }
  | { readonly wrong: readonly string[]; readonly number: number }
  | { readonly done: true }

/** Judges every input whose number leaves this rest, in a process of its own. */
function work(part: number, parts: number): void {
  const groups = byProfile(documentsOf())
  for (let number = Number(values.from); number < count; number++) {
    if (number % parts !== part) continue
    process.send!({ takes: number } satisfies Word)
    const wrong = judge(inputOf(number, groups), number)
    if (wrong.length > 0) process.send!({ wrong, number } satisfies Word)
  }
  process.send!({ done: true } satisfies Word)
  process.disconnect()
}

/** Starts a worker, kills it when it hangs, and goes on behind the input that it hung at. */
async function watched(
  part: number,
  parts: number,
  tell: (number: number, wrong: readonly string[]) => void,
): Promise<void> {
  let from = 0
  for (;;) {
    const child: ChildProcess = fork(
      fileURLToPath(import.meta.url),
      [...process.argv.slice(2), '--part', `${part}/${parts}`, '--from', String(from)],
      { execArgv: process.execArgv },
    )
    let taken = -1
    let done = false
    let heard = Date.now()
    child.on('message', (word: Word) => {
      heard = Date.now()
      if ('takes' in word) taken = word.takes
      else if ('wrong' in word) tell(word.number, word.wrong)
      else done = true
    })
    const watch = setInterval(() => {
      const patience = taken < 0 ? TO_BEGIN : PATIENCE
      if (Date.now() - heard > patience * 1000) child.kill('SIGKILL')
    }, 1000)
    await new Promise((resolve) => child.once('exit', resolve))
    clearInterval(watch)
    if (done) return
    if (taken < from) throw new Error('a worker ends before it begins')
    tell(taken, [`hangs or dies: no answer for ${PATIENCE} seconds, or the process ended`])
    from = taken + 1
  }
}

if (values.only !== undefined) console.log(inputOf(Number(values.only), byProfile(documentsOf())))
else if (values.part !== undefined) {
  const [part, parts] = values.part.split('/').map(Number)
  work(part!, parts!)
} else {
  const parts = Number(values.workers)
  const kinds = new Map<string, { count: number; first: string }>()
  let failed = 0
  const tell = (number: number, wrong: readonly string[]): void => {
    failed++
    for (const each of wrong) {
      const [kind, rest = ''] = each.split(/: ?(.*)/s)
      const name = `${kind} ${rest.split(' ')[0]}`
      const known = kinds.get(name)
      if (known) known.count++
      else kinds.set(name, { count: 1, first: `--seed ${seed} --only ${number}: ${each.slice(0, 400)}` })
    }
  }
  await Promise.all(Array.from({ length: parts }, (_, part) => watched(part, parts, tell)))
  for (const { count: times, first } of [...kinds.values()].sort((a, b) => b.count - a.count))
    console.log(`${times} × ${first}`)
  console.log(`${count} inputs, seed ${seed}: ${failed === 0 ? 'all hold' : `${failed} do not hold`}`)
  process.exitCode = failed === 0 ? 0 : 1
}
