/** Opens an input by the first mechanism it is signed by, out of its envelope where it lies in one. */
import type { Tools } from '../bundle/tools.js'
import { type Envelope, envelopeIn } from '../credential/envelope.js'
import { failed, unchecked } from '../report/row.js'
import { isObject, readJson } from '../text/json.js'
import type { Opened } from './opened.js'
import { mechanisms } from './table.js'

/** What a text holds, with its signatures checked. */
export async function open(given: string, tools: Tools): Promise<Opened> {
  const text = given.replace(/^\uFEFF/, '').trim()
  const json = readJson(text)
  const envelope = envelopeIn(json?.value)
  const opened = envelope ? await openEnvelope(envelope, tools) : await openBare(text, json?.value, tools)
  return json?.repeats ? { ...opened, structure: [...opened.structure, 'payload.duplicate-key'] } : opened
}

async function openBare(text: string, json: unknown, tools: Tools): Promise<Opened> {
  for (const mechanism of mechanisms) {
    const opened = await mechanism.open({ text, json }, tools)
    if (opened) return opened
  }
  const list = Array.isArray(json) ? { list: json } : {}
  return { credential: isObject(json) ? json : {}, claims: {}, proofs: [], structure: [], ...list }
}

/** What an envelope holds is secured, or it is none. */
async function openEnvelope({ text, cose, more }: Envelope, tools: Tools): Promise<Opened> {
  const opened = text === undefined ? unopened(cose) : await openBare(text, readJson(text)?.value, tools)
  const { proofs, structure } = opened.proofs.length > 0 ? opened : unopened(cose)
  return {
    ...opened,
    proofs,
    structure,
    notes: more ? ['signature.unsigned-members'] : [],
  }
}

function unopened(cose: boolean): Opened {
  const row = cose ? unchecked('signature.cose') : failed('signature.unreadable')
  const proof = { mechanism: 'envelope', integrity: row, signer: row, issuer: row, time: row }
  return { credential: {}, claims: {}, proofs: [proof], structure: [], vocabulary: row, holder: row }
}
