/** The nine rows: what is proven of a credential, and why not more. */
import '../command-words.js'
import { type Claim, findingOf, type TrustReport } from '@microcred/trust'
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
  { state, ground, findings, inject = [] }: Claim,
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
    // What the holder was asked with stands in no bundle.
    ...inject
      .filter(({ kind }) => kind !== 'nonce')
      .map(({ kind, id: wanted }) =>
        words('verify/inject', { what: [groundOf(kind, words), wanted].filter(Boolean).join(' ') }),
      ),
  ]
  return `${head}  ${paint.dim(visible([...new Set(said)].join(' · ')))}`.trimEnd()
}

/** What a ground or what is wanted is called; of one that has no name its code. */
const groundOf = (kind: string, words: Words): string =>
  words(`ground/${kind}` as Parameters<Words>[0], { name: kind })
