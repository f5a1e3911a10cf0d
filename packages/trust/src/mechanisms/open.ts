/** Opens an input by the first mechanism it is signed by. */
import type { Tools } from '../bundle/tools.js'
import { isObject, readJson } from '../text/json.js'
import type { Opened } from './mechanism.js'
import { mechanisms } from './table.js'

/** What a text holds, with its signatures checked. */
export async function open(given: string, tools: Tools): Promise<Opened> {
  const text = given.replace(/^\uFEFF/, '').trim()
  const json = readJson(text)
  for (const mechanism of mechanisms) {
    const opened = await mechanism.open({ text, json: json?.value }, tools)
    if (opened)
      return json?.repeats ? { ...opened, structure: [...opened.structure, 'payload.duplicate-key'] } : opened
  }
  const credential = isObject(json?.value) ? json.value : {}
  return { credential, claims: {}, proofs: [], structure: [] }
}
