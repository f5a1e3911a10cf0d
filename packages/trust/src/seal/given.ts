/** Time stamps over signatures that were injected; loaded where there are some. */
import type { Tools } from '../bundle/tools.js'
import type { Octets } from '../crypto/engine.js'
import { type Row, unchecked, verified } from '../report/row.js'
import { fromBase64 } from '../text/base64.js'
import type { checkStamp, isAbout } from '../time-stamp/token.js'

/** Time stamps of one signature that are looked at. */
const MOST = 20

/** The row by the time stamps over a text, or `undefined` where none is. */
export async function stampedBy(
  id: string,
  about: Octets,
  look: { readonly checkStamp: typeof checkStamp; readonly isAbout: typeof isAbout },
  tools: Tools,
): Promise<Row | undefined> {
  const { injected } = tools
  const held = (injected.bundle.timeStamps ?? []).map(({ token, source }) => ({
    token: fromBase64(token),
    source,
  }))
  const asked = await injected.timeStamp(id)
  let row: Row | undefined
  let looked = 0
  for (const { token, source } of asked ? [{ token: asked, source: undefined }, ...held] : held) {
    if (looked >= MOST || !token || !(await look.isAbout(token, about, tools.engine))) continue
    looked++
    const stamp = await look.checkStamp(token, about, [], tools)
    if (stamp.state === 'trusted') {
      injected.use('time-stamp', id, token === asked ? 'resolver' : 'bundle', source)
      const ground = { kind: 'time-stamp', name: stamp.anchor, source: stamp.source }
      return verified([{ ...ground, at: new Date(stamp.at).toISOString() }])
    }
    if (stamp.state === 'intact')
      row = {
        ...unchecked('time.stamp-not-trusted', { kind: 'time-stamp-authority', id: stamp.by }),
        ground: [{ kind: 'time-stamp', name: stamp.by, at: new Date(stamp.at).toISOString() }],
      }
  }
  return row
}
