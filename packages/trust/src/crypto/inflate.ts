/** What was compressed, in what every runtime has; loaded for the lists that are. */
import type { Compression, Octets } from './engine.js'

export async function inflate(
  octets: Octets,
  form: Compression,
  limit: number,
): Promise<Octets | 'too-large' | undefined> {
  const reader = new Blob([octets]).stream().pipeThrough(new DecompressionStream(form)).getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for (let each = await reader.read(); !each.done; each = await reader.read()) {
      size += each.value.length
      if (size > limit) {
        await reader.cancel()
        return 'too-large'
      }
      chunks.push(each.value)
    }
  } catch {
    return undefined
  }
  return joined(chunks, size)
}

function joined(chunks: readonly Uint8Array[], size: number): Octets {
  const all = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    all.set(chunk, at)
    at += chunk.length
  }
  return all
}
