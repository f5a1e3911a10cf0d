/** The nine rows: what is proven of a credential, and why not more. */
import '../command-words.js'
import { type Claim, findingOf, type TrustReport, type Wanted } from '@microcred/trust'
import type { Paint } from '../paint.js'
import { visible } from '../visible.js'
import { type Spoken, spokenIn, type Words } from '../words.js'

type Rows = Pick<TrustReport, 'claims'> & { readonly trust: TrustReport['verdict']['trust'] }

/** The rows of a credential under its verdict, and those of each credential in it. */
export function claimsTable(
  file: string,
  report: TrustReport,
  paint: Paint,
  spoken: Spoken = spokenIn(),
): string {
  const inside = (report.presented ?? []).map((each) =>
    rowsOf(`${file}#${each.pointer}`, each, paint, spoken),
  )
  const own = rowsOf(file, { claims: report.claims, trust: report.verdict.trust }, paint, spoken)
  return [own, ...inside].join('')
}

function rowsOf(name: string, { claims, trust }: Rows, paint: Paint, spoken: Spoken): string {
  const { words } = spoken
  const colour = trust === 'trusted' ? paint.green : trust === 'untrusted' ? paint.red : paint.yellow
  const head = `  ${paint.bold(visible(name))}: ${colour(words(`verify/verdict-${trust}`))}`
  const titles = claims.map(({ id }) => words(`claim/${id}`))
  const states = claims.map(({ state }) => words(`claim-state/${state}`))
  const [title, state] = [titles, states].map((all) => Math.max(...all.map((each) => each.length)))
  const lines = claims.map(
    (claim, at) => `  ${line(claim, titles[at]!.padEnd(title!), states[at]!.padEnd(state!), paint, spoken)}`,
  )
  return `${[head, ...lines].join('\n')}\n\n`
}

const GLYPHS = { verified: '✓', failed: '✗', undetermined: '?', 'not-checked': '·', absent: '–' } as const
const COLOURS = {
  verified: 'green',
  failed: 'red',
  undetermined: 'yellow',
  'not-checked': 'yellow',
  absent: 'dim',
} as const

function line(
  { state, ground, findings, inject = [], reads = [] }: Claim,
  title: string,
  standing: string,
  paint: Paint,
  { words, finding }: Spoken,
): string {
  const colour = paint[COLOURS[state]]
  const head = `${colour(GLYPHS[state])} ${title}  ${colour(standing)}`
  const said = [
    ...ground.map(({ kind, name, at }) => [groundOf(kind, words), name, at].filter(Boolean).join(' ')),
    ...findings.map((code) => finding({ code }, findingOf({ code, pointer: '' }))),
    ...(reads.length > 0 ? [words('verify/known', { names: reads.join(', ') })] : []),
    ...inject.map((wanted) => wish(wanted, words)),
    // What is not computed from an altered text is told by the row that failed.
    ...(state === 'not-checked' && inject.length === 0 && !findings.includes('integrity.failed')
      ? [words('verify/nothing')]
      : []),
  ]
  return `${head}  ${paint.dim(visible([...new Set(said)].join(' · ')))}`.trimEnd()
}

/** Options of the command by which something is given that stands in no bundle. */
const OPTIONS: Readonly<Record<string, string>> = {
  nonce: '--nonce TEXT',
  at: '--at',
  policy: '--policy FILE, algorithms',
  package: 'npm install',
}

function wish({ kind, id }: Wanted, words: Words): string {
  const option = Object.hasOwn(OPTIONS, kind) ? OPTIONS[kind]! : undefined
  const what = [option ?? groundOf(kind, words), id].filter((each) => each !== '').join(' ')
  return words(option === undefined ? 'verify/inject' : 'verify/ask-again', { what })
}

/** What a ground or what is wanted is called; of one that has no name its code. */
const groundOf = (kind: string, words: Words): string =>
  words(`ground/${kind}` as Parameters<Words>[0], { name: kind })
