import type { ConformanceRule } from '../examine.js'

const TOKEN = /^data:application\/[\w.+-]*jwt[\w.+-]*(?:;[\w=-]+)*,/

/** What is said to hold a token holds one: its header is an object in base64url. */
export const envelopes: ConformanceRule = function* ({ nodes }) {
  for (const { class: of, value, pointer } of nodes) {
    if (!of.name.startsWith('Enveloped') || typeof value.id !== 'string') continue
    const [start] = TOKEN.exec(value.id) ?? []
    if (start !== undefined && !value.id.startsWith('eyJ', start.length))
      yield {
        fault: 'malformed',
        pointer: `${pointer}/id`,
        params: { masked: true, expected: { format: 'compact-jwt' } },
        source: of.source,
      }
  }
}
