/**
 * `npm run mutations -- --count N --seed S`: changes signed texts and verifies each; ends with 1 where one that was
 * changed is taken for unchanged, or one that was not is not.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { outsideData } from '../../../../tools/outside-data.js'
import { openssl } from '../../src/crypto/openssl.js'
import { rowsWith } from '../../src/report/rows.js'
import { chance } from './change.js'
import { ownSigned, type Signed, signedOf } from './signed.js'

const option = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? otherwise : Number(process.argv[at + 1])
}

/** Seals of others, where they are at hand. */
function seals(): Signed[] {
  const folder = outsideData('edc-samples')
  if (!folder) return []
  return (readdirSync(folder, { recursive: true }) as string[])
    .filter((file) => /\.json(?:ld)?$/.test(file) && !file.endsWith('manifest.json'))
    .map((file) => signedOf(file, readFileSync(join(folder, file), 'utf8'), { at: '2026-06-01' }))
    .filter(({ text }) => /"signatures"\s*:/.test(text))
}

const [count, seed] = [option('count', 100_000), option('seed', 1)]
const tried: Signed[] = []
/** What came of the signature of the issuer, or of that of the holder where it is the one that does not hold. */
async function stateOf(text: string, { options }: Signed): Promise<string> {
  const { claims } = await rowsWith(openssl, () => undefined, text, {
    ...options,
    policy: 'integrity-only',
  })
  const [integrity, holder] = [claims[0]!.state, claims[7]!.state]
  return integrity === 'verified' && holder !== 'absent' ? holder : integrity
}
for (const each of [...ownSigned(), ...seals()])
  if ((await stateOf(each.text, each)) === 'verified') tried.push(each)

const next = chance(seed)
const states = new Map<string, number>()
let wrong = 0
let done = 0
while (done < count) {
  const each = tried[done % tried.length]!
  const text = each.change(next)
  if (text === undefined) continue
  done++
  const state = await stateOf(text, each)
  states.set(state, (states.get(state) ?? 0) + 1)
  if (state === 'verified' && wrong++ < 5) process.stdout.write(`change ${done}, of ${each.name}: ${text}\n`)
}
const figures = { texts: tried.length, changes: done, ...Object.fromEntries([...states].sort()) }
process.stdout.write(`${JSON.stringify(figures)}\n`)
process.exitCode = wrong > 0 || tried.length === 0 ? 1 : 0
