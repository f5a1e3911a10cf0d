/**
 * Translates a corpus of real programme rules and compares the evaluator with a direct interpreter of the
 * source's grammar: `npm run outside -- --corpus northeastern --dir DIR`.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { check, type Held, openRule, stack } from '@microcred/stacking'
import { seeded } from '../../packages/stacking/src/search/random.ts'
import type { Corpus, Programme } from './corpus.ts'
import { type Course, heldOf } from './course.ts'
import { shuffled } from './shuffled.ts'

const CORPORA: Readonly<Record<string, () => Promise<Corpus>>> = {
  northeastern: async () => (await import('./northeastern.ts')).northeastern,
  utd: async () => (await import('./utd.ts')).utd,
  princeton: async () => (await import('./princeton.ts')).princeton,
  stolaf: async () => (await import('./stolaf.ts')).stolaf,
}

const TRANSCRIPTS = 100
const SEARCHES = 5
const AT = '2026-01-01'

export interface Outcome {
  readonly file: string
  readonly unexpressed: readonly string[]
  readonly satisfiable: boolean
  readonly compared: number
  readonly agreed: number
  /** Transcripts that satisfy the rule, and how many of them first fit refuses. */
  readonly satisfying: number
  readonly refusedByFirstFit: number
  readonly refused: number
  readonly milliseconds: readonly number[]
  readonly disagreements: readonly {
    readonly transcript: readonly string[]
    readonly expected: boolean
    readonly got: string
  }[]
}

/** Transcripts that satisfy a programme in which a course counts once: how many, and how many are refused. */
function strictly(
  programme: Programme,
  file: string,
  transcripts: number,
): readonly [satisfying: number, refused: number, byFirstFit: number] {
  const random = seeded([...file].reduce((sum, letter) => (sum * 33 + letter.charCodeAt(0)) >>> 0, 5))
  const rule = openRule(programme.rule).rule ?? programme.rule
  let [satisfying, refused, byFirstFit] = [0, 0, 0]
  for (let round = 0; round < transcripts; round++) {
    const solution = programme.solve(programme.catalogue, random)
    if (!solution) continue
    const noise = shuffled(
      programme.catalogue.filter(({ code }) => !solution.has(code)),
      random,
    )
    const base = programme.catalogue.filter(({ code }) => solution.has(code))
    const transcript = shuffled([...base, ...noise.slice(0, Math.round(base.length * 0.25))], random)
    if (!(programme.solve(transcript) instanceof Set)) continue
    satisfying++
    const { verdict } = stack(rule, transcript.map(heldOf), { at: AT, ...programme.options })
    if (verdict !== 'satisfied') refused++
    if (!programme.firstFit?.(transcript)) byFirstFit++
  }
  return [satisfying, refused, byFirstFit]
}

/** Everything about one file. */
export function examine(programme: Programme, file: string, transcripts = TRANSCRIPTS): Outcome {
  const random = seeded([...file].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7))
  const { rule, catalogue, options } = programme
  const errors = check(rule).filter(
    ({ severity, code }) => severity === 'error' && code !== 'stacking-rule.unsatisfiable',
  )
  const unexpressed = [
    ...new Set([...programme.unexpressed, ...errors.map(({ code, pointer }) => `${code} at ${pointer}`)]),
  ]
  const opened = openRule(rule).rule ?? rule
  const judge = (held: readonly Held[]) => stack(opened, held, { at: AT, ...options })
  const evaluate = (courses: readonly Course[]) => judge(courses.map(heldOf))
  const satisfied = ({ verdict }: { verdict: string }) => verdict === 'satisfied' || verdict === 'waived'
  const full = evaluate(catalogue)
  const proposed = (courses: readonly Course[]): readonly Course[] | undefined => {
    const result = evaluate(courses)
    const counted = new Set(result.counted.map(({ held }) => courses[held]!))
    return satisfied(result) ? [...counted] : undefined
  }
  const milliseconds: number[] = []
  const disagreements: Outcome['disagreements'][number][] = []
  let [compared, agreed, satisfying, refused, refusedByFirstFit] = [0, 0, 0, 0, 0]
  // A search for courses that is given up a few times will be given up again.
  let searches = SEARCHES
  let patience = SEARCHES
  let longest = catalogue.length
  for (let round = 0; round < transcripts; round++) {
    const solution = searches > 0 && programme.solve(catalogue, random)
    if (solution === undefined) searches--
    // Where the interpreter finds no courses that satisfy the file, the evaluator proposes some; it does not judge them.
    const base = solution
      ? catalogue.filter(({ code }) => solution.has(code))
      : (proposed(
          shuffled(catalogue, random).slice(0, Math.ceil(catalogue.length * (0.6 + 0.4 * random()))),
        ) ?? shuffled(catalogue, random).slice(0, 40))
    const noise = shuffled(
      catalogue.filter((course) => !base.includes(course)),
      random,
    ).slice(0, Math.round(base.length * 0.25))
    const kept = round % 2 === 0 ? base : shuffled(base, random).slice(1 + Math.floor(random() * 3))
    // What the interpreter cannot judge is shortened until it can, first by what was added to it.
    let length = Math.min(kept.length + noise.length, longest)
    let transcript = shuffled([...kept, ...noise].slice(0, length), random)
    let found = programme.solve(transcript)
    while (found === undefined && length > 1) {
      length -= Math.ceil((length > kept.length ? noise.length : length) / 4)
      if (--patience < 0) longest = Math.max(length, kept.length)
      transcript = shuffled([...kept, ...noise].slice(0, length), random)
      found = programme.solve(transcript)
    }
    if (found === undefined) continue
    const expected = found !== false
    // The interpreter's search has just been through the caches; the second evaluation is timed, by processor time, so
    // that what else runs matters little.
    const held = transcript.map(heldOf)
    judge(held)
    const start = process.cpuUsage()
    const result = judge(held)
    const { user, system } = process.cpuUsage(start)
    milliseconds.push((user + system) / 1000)
    compared++
    if (satisfied(result) === expected) agreed++
    else disagreements.push({ transcript: transcript.map(({ code }) => code), expected, got: result.verdict })
    if (!expected) continue
    satisfying++
    if (!satisfied(result)) refused++
    if (programme.firstFit && !programme.firstFit(transcript)) refusedByFirstFit++
  }
  return {
    file,
    unexpressed,
    satisfiable: satisfied(full),
    compared,
    agreed,
    satisfying,
    refused,
    refusedByFirstFit,
    milliseconds,
    disagreements,
  }
}

/** All rule files of a folder; the last line is the summary. */
export async function compare(
  id: string,
  dir: string,
  print: (line: string) => void,
  transcripts = TRANSCRIPTS,
): Promise<boolean> {
  const corpus = await CORPORA[id]!()
  const files = readdirSync(dir)
    .filter((file) => file.endsWith(corpus.ending) && file !== 'PROVENANCE.json')
    .sort()
  const outcomes: Outcome[] = []
  const strict = [0, 0, 0]
  for (const file of files) {
    let programme: Programme
    try {
      programme = corpus.open(readFileSync(join(dir, file), 'utf8'), file)
    } catch (error) {
      print(`${file}: cannot be read: ${(error as Error).message}`)
      outcomes.push({
        file,
        unexpressed: ['cannot be read'],
        satisfiable: false,
        compared: 0,
        agreed: 0,
        satisfying: 0,
        refused: 0,
        refusedByFirstFit: 0,
        milliseconds: [],
        disagreements: [],
      })
      continue
    }
    const outcome = examine(programme, file, transcripts)
    outcomes.push(outcome)
    if (programme.strict)
      for (const [at, count] of strictly(programme.strict, file, transcripts).entries()) strict[at]! += count
    if (outcome.unexpressed.length > 0) print(`${file}: not expressed: ${outcome.unexpressed.join('; ')}`)
    if (!outcome.satisfiable) print(`${file}: no set of the courses it mentions satisfies it`)
    if (outcome.compared < transcripts)
      print(`${file}: ${outcome.compared} of ${transcripts} transcripts could be judged by the interpreter`)
    for (const { expected, got, transcript } of outcome.disagreements.slice(0, 1))
      print(
        `${file}: the interpreter says ${expected ? 'satisfied' : 'not satisfied'}, the evaluator ${got}, for ${transcript.length} courses`,
      )
  }
  if (strict[0]! > 0)
    print(
      `${id}, where a course counts once in the whole programme: of ${strict[0]} satisfying transcripts ${strict[1]} are refused, and ${strict[2]} (${((100 * strict[2]!) / strict[0]!).toFixed(1)} %) by first fit in the order of the document`,
    )
  const sum = (of: (outcome: Outcome) => number) => outcomes.reduce((total, each) => total + of(each), 0)
  const times = outcomes.flatMap(({ milliseconds }) => milliseconds).sort((a, b) => a - b)
  const quantile = (part: number) =>
    (times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0).toFixed(2)
  const expressed = outcomes.filter(({ unexpressed }) => unexpressed.length === 0).length
  const needed = Math.min(
    corpus.target.expressed,
    Math.round((corpus.target.expressed / corpus.target.of) * files.length),
  )
  const [compared, agreed] = [sum((each) => each.compared), sum((each) => each.agreed)]
  const reached = files.length > 0 && expressed >= needed && agreed === compared
  print(
    [
      `${id}: ${files.length} files`,
      `${expressed} fully expressed (target ${needed})`,
      `${outcomes.filter(({ satisfiable }) => satisfiable).length} satisfiable`,
      `${agreed} of ${compared} transcripts agree`,
      `${sum((each) => each.refused)} of ${sum((each) => each.satisfying)} satisfying ones refused`,
      ...(sum((each) => each.refusedByFirstFit) > 0
        ? [`${sum((each) => each.refusedByFirstFit)} by first fit`]
        : []),
      `p50 ${quantile(0.5)} ms`,
      `p99 ${quantile(0.99)} ms`,
      reached ? 'target reached' : 'below target',
    ].join(', '),
  )
  return reached
}

if (import.meta.url === `file://${process.argv[1]}`) {
  const { values } = parseArgs({
    options: {
      corpus: { type: 'string' },
      forms: { type: 'boolean' },
      findings: { type: 'boolean' },
      dir: { type: 'string' },
      transcripts: { type: 'string' },
    },
  })
  if (values.forms && values.dir) {
    const { listForms } = await import('./forms.ts')
    if (!listForms(values.dir, console.log)) process.exitCode = 1
  } else if (values.findings && values.dir) {
    const { countIn, pageOf } = await import('./findings.ts')
    console.log(pageOf(countIn(values.dir, true)).trimEnd())
  } else if (!values.corpus || !values.dir || !CORPORA[values.corpus]) {
    console.error(
      `Say which corpus and where it lies: npm run outside -- --corpus ${Object.keys(CORPORA).join('|')} --dir DIR, or what the files of a folder are taken for: --forms --dir DIR, or what is found in them and with what fixes: --findings --dir DIR`,
    )
    process.exitCode = 2
  } else if (
    !(await compare(values.corpus, values.dir, console.log, Number(values.transcripts ?? TRANSCRIPTS)))
  )
    process.exitCode = 1
}
