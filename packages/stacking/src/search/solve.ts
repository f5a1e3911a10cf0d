/**
 * The best allocation of what is held: by the simplest method that proves its answer, and exactly by integer
 * programming where none of them does.
 */
import { alike } from '../program/alike.js'
import { uncontested } from '../program/contest.js'
import type { Program } from '../program/program.js'
import { type Outlook, type Relaxed, relax } from '../program/relax.js'
import { type Judged, judged } from '../verdict/judged.js'
import type { Method } from '../verdict/result.js'
import type { Shortfall } from '../verdict/shortfall.js'
import { type Judgement, verify } from '../verdict/verify.js'
import { choose, pursue } from './choose.js'
import { MISSING } from './draft.js'
import { type Formulation, formulate } from './integer.js'
import { FEW, tooLarge } from './limits.js'
import type { LinearLimits, LinearProgram, Solver } from './linear.js'
import type { Proof } from './refute.js'
import { tidied } from './tidy.js'

export interface Answer extends Judged {
  /** Proven least of what is missing. */
  readonly bound: number
  /** Whether what is missing is proven to be the least. */
  readonly optimal: boolean
  /** Whether it is open if everything can be met, because the limit was reached. */
  readonly open: boolean
  readonly method: Method
  readonly nodes: number
  /** The outlook under which more counts than is needed; left out where no more does. */
  readonly generous?: Outlook
  readonly cut?: { readonly leaves: readonly number[]; readonly needed: number; readonly attainable: number }
}

export interface Means {
  readonly solver: Solver
  /**
   * Proves that a program has no solution, without rounding, or finds one that is wanted; `briefly` or for as long as
   * there is time.
   */
  readonly refute: (
    program: LinearProgram,
    briefly: boolean,
    isWanted: (values: readonly number[]) => boolean,
  ) => Proof
  readonly limits: LinearLimits
  /** Most moves of a packing. */
  readonly moves: number
}

/** The least that is missing under an outlook, or as little as was found before a limit. */
export const solve = (program: Program, outlook: Outlook, means: Means): Answer =>
  settle(program, outlook, means, quickly(program, outlook, means))

/** An answer by which everything is met under an outlook, or nothing where there is none that the limits let find. */
export function attain(program: Program, outlook: Outlook, means: Means, quick: Answer): Answer | undefined {
  if (quick.bound > 1e-6) return undefined
  if (reached(quick, 0) && verify(program, quick.allocation, outlook.granted).met === 'true') return quick
  const { answer } = exactly(program, outlook, relax(program, outlook), means, 'met')
  return answer && withCut(answer, quick)
}

/** Whether everything can be met under an outlook, and by what; how little is missing otherwise is not asked. */
export function whether(program: Program, outlook: Outlook, means: Means): Answer {
  const quick = quickly(program, outlook, means)
  if (reached(quick, quick.bound)) return quick
  const { answer, refuted } = exactly(program, outlook, relax(program, outlook), means, 'whether')
  return answer && !answer.shortfall.broken
    ? answer
    : { ...quick, optimal: false, open: quick.bound < 1e-6 && !refuted }
}

/** Proves a quick answer, or finds a better one. */
export function settle(program: Program, outlook: Outlook, means: Means, quick: Answer): Answer {
  if (reached(quick, quick.bound)) return quick
  const { answer: exact, refuted } = exactly(program, outlook, relax(program, outlook), means, 'least')
  const sound = exact !== undefined && !exact.shortfall.broken
  if (sound && (quick.shortfall.broken || exact.shortfall.total <= quick.shortfall.total + 1e-6))
    return withCut(exact, quick)
  const best = repaired(program, outlook, quick)
  const optimal = reached(best, quick.bound)
  return withCut({ ...best, optimal, open: quick.bound < 1e-6 && !refuted && !optimal }, quick)
}

const withCut = (answer: Answer, { cut }: Answer): Answer => (cut ? { ...answer, cut } : answer)

const reached = (answer: Answer, bound: number): boolean =>
  !answer.shortfall.broken && answer.shortfall.total <= bound + 1e-6

/** Several quick tries: where a requirement stays short, another alternative above it is taken. */
export function quickly(program: Program, outlook: Outlook, { moves }: Means): Answer {
  const relaxed = relax(program, outlook)
  const bound = relaxed.missing[0]!
  const prefer = new Map<number, readonly number[]>()
  let best: Answer | undefined
  // Where it is proven already that something is missing, few tries are enough.
  const tries = !program.nodes.some(({ kind }) => kind === 'any' || kind === 'some') ? 1 : bound > 0 ? 6 : 24
  for (let attempt = 0; attempt < tries; attempt++) {
    const choice = choose(program, pursue(program, relaxed, outlook, prefer), outlook, moves)
    const found = judged(program, outlook, choice.allocation)
    const answer: Answer = {
      ...found,
      bound,
      optimal: reached({ ...found } as Answer, bound),
      open: false,
      method: choice.method,
      nodes: attempt + 1,
      ...(choice.cut && { cut: choice.cut }),
    }
    if (!best || better(answer, best)) best = answer
    if (best.optimal || !redirect(program, relaxed, found.shortfall, prefer, attempt)) break
  }
  return best!.optimal ? best! : (generously(program, outlook, relaxed, moves) ?? best!)
}

/**
 * An answer that is the best because everything counts that fits, without what it does not need: requirements that look
 * at what counts, and floors, are served by more than what another requirement needs.
 */
function generously(program: Program, outlook: Outlook, relaxed: Relaxed, moves: number): Answer | undefined {
  const asksMore =
    program.leaves.some(({ draw }) => draw === 'counted') ||
    program.constraints.some(({ constraint: { op } }) => op === 'floor' || op === 'share')
  if (!asksMore) return undefined
  const bound = relaxed.missing[0]!
  const { allocation, method } = choose(program, pursue(program, relaxed, outlook), outlook, moves, true)
  const found = judged(program, outlook, allocation)
  if (!reached({ ...found } as Answer, bound)) return undefined
  return { ...found, bound, optimal: true, open: false, method, nodes: 1, generous: outlook }
}

/** An answer without what it does not need, once it is the one that is given. */
export const plainly = (program: Program, answer: Answer): Answer =>
  answer.generous ? { ...answer, ...tidied(program, answer.generous, answer) } : answer

const better = (a: Answer, b: Answer): boolean =>
  a.shortfall.broken === b.shortfall.broken
    ? a.shortfall.total < b.shortfall.total - 1e-9
    : b.shortfall.broken

/** Puts the alternative under which something is short behind the others of its node; false when there is none. */
function redirect(
  program: Program,
  { missing }: Relaxed,
  { missing: short, pursued }: Shortfall,
  prefer: Map<number, readonly number[]>,
  attempt: number,
): boolean {
  const choices = program.nodes.filter(
    ({ kind, children, index }) =>
      (kind === 'any' || kind === 'some') &&
      pursued[index] &&
      children.some((child) => pursued[child] && short[child]! > missing[child]! + 1e-6),
  )
  const open = choices.filter(
    ({ children, need, kind }) =>
      children.filter((child) => missing[child] === 0).length > (kind === 'any' ? 1 : need),
  )
  const node = open[attempt % Math.max(1, open.length)] ?? open[0]
  if (!node) return false
  const bad = node.children.filter((child) => pursued[child] && short[child]! > missing[child]! + 1e-6)
  const order = [
    ...(prefer.get(node.index) ?? [...node.children].sort((a, b) => missing[a]! - missing[b]! || a - b)),
  ]
  prefer.set(node.index, [...order.filter((child) => !bad.includes(child)), ...bad])
  return true
}

/** What is asked: whether all can be met, what is best to meet it by, or how little is missing if nothing meets it. */
type Asked = 'whether' | 'met' | 'least'

/** By integer programming: whether everything can be met, and if not and that is asked, with how little missing. */
function exactly(
  program: Program,
  outlook: Outlook,
  relaxed: Relaxed,
  means: Means,
  asked: Asked,
): { readonly answer?: Answer; readonly refuted: boolean } {
  const bound = relaxed.missing[0]!
  const met = bound > 1e-6 ? 'none' : metBy(program, outlook, relaxed, means, asked)
  const shared = { open: false, method: 'integer', nodes: means.limits.nodes } as const
  if (met !== 'none')
    return { ...(met && { answer: { ...met, bound: 0, optimal: true, ...shared } }), refuted: false }
  const least = asked === 'least' ? leastMissing(program, outlook, relaxed, means) : undefined
  return { ...(least && { answer: { ...least, ...shared } }), refuted: true }
}

/** An answer by which everything is met, `none` where it is proven that there is none, or nothing where neither shows. */
function metBy(
  program: Program,
  outlook: Outlook,
  relaxed: Relaxed,
  means: Means,
  asked: Asked,
): Judged | 'none' | undefined {
  const write = (fine: boolean) =>
    formulate(program, outlook, false, relaxed, uncontested(program, outlook), alike(program), fine)
  const plain = write(false)
  if (tooLarge(plain.program)) return undefined
  const judge = ({ read }: Formulation, values: readonly number[]): Judged | undefined => {
    if (values.length === 0) return undefined
    const found = tidied(program, outlook, judged(program, outlook, read(values)))
    return found.shortfall.total <= 1e-6 && !found.shortfall.broken ? found : undefined
  }
  // That a solver finds nothing proves nothing, its numbers round; that there is none is often soon proven.
  const exact = program.split ? write(true) : plain
  // A program may leave out what only a judgement sees: a solution counts once it is judged.
  const isMet = (values: readonly number[]): boolean => judge(exact, values) !== undefined
  const soon = means.refute(exact.program, true, isMet)
  if (soon === 'none') return soon
  const any = typeof soon === 'object' ? judge(exact, soon.values) : undefined
  if (any && asked === 'whether') return any
  // Where something is found already, a solver need not look long for what is plainer.
  const nodes = any ? Math.min(FEW, means.limits.nodes) : means.limits.nodes
  const solved = judge(plain, means.solver(plain.program, { ...means.limits, nodes }).values)
  // What is plainer is preferred unless it leaves open whether it meets the rule, and the other does not.
  const found = [solved, any].find((each) => each?.judgement.met === 'true') ?? solved ?? any
  if (found) return found
  const proof = soon === 'open' ? means.refute(exact.program, false, isMet) : soon
  return typeof proof === 'object' ? judge(exact, proof.values) : proof === 'none' ? proof : undefined
}

/** The answer that leaves least missing, as far as the solver comes. */
function leastMissing(
  program: Program,
  outlook: Outlook,
  relaxed: Relaxed,
  means: Means,
): (Judged & Pick<Answer, 'bound' | 'optimal'>) | undefined {
  const free = uncontested(program, outlook)
  const { program: linear, read } = formulate(program, outlook, true, relaxed, free, alike(program))
  if (tooLarge(linear)) return undefined
  const { status, values } = means.solver(linear, means.limits)
  if (values.length === 0) return undefined
  const found = tidied(program, outlook, judged(program, outlook, read(values)))
  const { total, broken } = found.shortfall
  const bound = relaxed.missing[0]!
  const least = status === 'optimal' ? Math.max(bound, objective(linear, values)) : bound
  const optimal = status === 'optimal' && !broken && total <= least + 1e-6
  return { ...found, bound: optimal ? total : least, optimal }
}

/** What a solution leaves missing in the words of the program; what is judged may be more. */
const objective = ({ variables }: LinearProgram, values: readonly number[]): number =>
  variables.reduce((sum, { cost }, index) => sum + (cost / MISSING) * values[index]!, 0)

/** Takes away, youngest first, what breaks a limit, until none is broken. */
function repaired(program: Program, outlook: Outlook, answer: Answer): Answer {
  let current = answer
  while (current.shortfall.broken && current.allocation.length > 0) {
    const options = [...current.allocation].sort((a, b) => b.at - a.at || b.leaf - a.leaf).slice(0, 40)
    const without = options.map((one) =>
      judged(
        program,
        outlook,
        current.allocation.filter((each) => each !== one),
      ),
    )
    const next =
      without.find((each) => !each.shortfall.broken) ??
      without.sort((a, b) => excess(a.judgement) - excess(b.judgement))[0]!
    current = { ...current, ...next }
  }
  return current
}

/** By how much the limits are broken. */
const excess = ({ constraints }: Judgement): number =>
  constraints
    .filter(({ kind, truth }) => kind === 'limit' && truth !== 'true')
    .reduce((sum, { margin }) => sum + (margin ? Math.max(0, -margin.least) : 1), 0)
