/** The nine rows: what is proven of a credential, and why not more. */
import { type Claim, claimTitles, findingOf, type TrustReport } from '@microcred/trust'
import type { Paint } from '../paint.js'
import { visible } from '../visible.js'

type Rows = Pick<TrustReport, 'claims'> & { readonly trust: string }

/** The rows of a credential under its verdict, and those of each credential in it. */
export function claimsTable(file: string, report: TrustReport, paint: Paint): string {
  const inside = (report.presented ?? []).map((each) => rowsOf(`${file}#${each.pointer}`, each, paint))
  return [rowsOf(file, { claims: report.claims, trust: report.verdict.trust }, paint), ...inside].join('')
}

function rowsOf(name: string, { claims, trust }: Rows, paint: Paint): string {
  const colour = trust === 'trusted' ? paint.green : trust === 'untrusted' ? paint.red : paint.yellow
  const head = `  ${paint.bold(visible(name))}: ${colour(trust.replace('-', ' '))}`
  return `${[head, ...claims.map((claim) => `  ${line(claim, paint)}`)].join('\n')}\n\n`
}

const WIDEST = Math.max(...Object.values(claimTitles).map((title) => title.length))

const GLYPHS = { verified: '✓', failed: '✗', undetermined: '?', 'not-checked': '·', absent: '–' } as const
const COLOURS = {
  verified: 'green',
  failed: 'red',
  undetermined: 'yellow',
  'not-checked': 'yellow',
  absent: 'dim',
} as const

function line({ id, state, ground, findings, inject = [] }: Claim, paint: Paint): string {
  const colour = paint[COLOURS[state]]
  const head = `${colour(GLYPHS[state])} ${claimTitles[id].padEnd(WIDEST)}  ${colour(state.replace('-', ' ').padEnd(12))}`
  const said = [
    ...ground.map(({ kind, name, at }) => `${kind} ${name}${at === undefined ? '' : ` ${at}`}`),
    ...findings.map((code) => findingOf({ code, pointer: '' })),
    ...inject.map(
      ({ kind, id: wanted }) => `Put into the bundle: ${[kind, wanted].filter(Boolean).join(' ')}.`,
    ),
  ]
  return `${head}  ${paint.dim(visible([...new Set(said)].join(' · ')))}`.trimEnd()
}
