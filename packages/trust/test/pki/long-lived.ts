/** A seal of level B-LTA: with the path of its certificate, three time stamps, a list and an answer. */
import type { TrustBundle } from '../../src/index.js'
import { contentOf } from '../vectors.js'
import { answer, authority, certificate, type Holder, PURPOSE, revoked, timeStamp } from './authority.js'
import {
  overAll,
  overSignature,
  type Seal,
  sealed,
  textOf,
  withArchive,
  withCertificates,
  withRevocation,
  withStamp,
} from './sealed.js'

export interface LongLived {
  readonly seal: Seal
  readonly text: string
  /** Whoever sealed it. */
  readonly by: Holder
  /** The authorities of the seal and of the time stamps. */
  readonly trust: TrustBundle
}

/** `more` is what the sealed credential has besides, or has otherwise. */
export async function longLived(more: object = {}): Promise<LongLived> {
  const root = authority('Root')
  const above = authority('CA', root)
  const clockRoot = authority('Clock Root')
  const clock = certificate(
    { subject: { name: 'Clock' }, usage: 0x80, purposes: [PURPOSE.timeStamping] },
    clockRoot,
  )
  const university = certificate({ subject: { identifier: 'VATEE-100000001', name: 'Seal' } }, above)
  const credential = JSON.parse(JSON.parse(contentOf('jades/general-b64-false-es256.json')).payload)
  let one = await sealed({ ...credential, ...more }, university, [above], '2026-03-02T10:00:00Z')
  one = withStamp(one, timeStamp(overSignature(one), '2026-03-02T10:00:05Z', clock, [clockRoot]))
  one = withCertificates(one, [above, root])
  one = withRevocation(one, { lists: [revoked(root, [])], answers: [answer(university, above, above)] })
  one = withArchive(one, timeStamp(overAll(one), '2026-04-01', clock, [clockRoot]))
  one = withArchive(one, timeStamp(overAll(one), '2026-05-01', clock, [clockRoot]))
  const text = textOf(one)
  const base64 = (der: Uint8Array): string => Buffer.from(der).toString('base64')
  const trust: TrustBundle = {
    made: '2026-05-01T00:00:00Z',
    sources: [{ id: 'office', kind: 'own' }],
    certificates: [
      { der: base64(root.der), source: 'office' },
      { der: base64(clockRoot.der), use: ['time-stamp'], source: 'office' },
    ],
  }
  return { seal: one, text, by: university, trust }
}
