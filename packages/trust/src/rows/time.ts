/** When something was signed, where nothing that came with it says so but its signer. */
import { once } from '@microcred/common/once'
import type { Tools } from '../bundle/tools.js'
import { type Ground, type Row, unchecked } from '../report/row.js'
import { hex } from '../text/base64.js'

const given = once(() => Promise.all([import('../seal/given.js'), import('../mechanisms/seal.js')]))

/**
 * The row of the time of a signature: who received it may have had it stamped, over the text of the signature as a seal
 * is stamped (`sigTst`), and inject the stamp. It goes by the digest of what it is about.
 */
export async function timeOf(said: Ground | undefined, signature: string, tools: Tools): Promise<Row> {
  const { injected, engine } = tools
  const about = new TextEncoder().encode(signature)
  const id = hex(await engine.digest('SHA-256', about))
  const stamped =
    injected.bundle.timeStamps || injected.resolve
      ? await given().then(([{ stampedBy }, look]) => stampedBy(id, about, look, tools))
      : undefined
  if (stamped?.state === 'verified') return stamped
  const { findings = [said ? 'time.own-clock' : 'time.none'], ground = [], inject = [] } = stamped ?? {}
  const row = unchecked(findings[0]!, { kind: 'time-stamp', id }, ...inject)
  return { ...row, ground: said ? [said, ...ground] : ground }
}
