/** What was read of a document in another arrangement, with its places in the one that came in. */
import type { Reading } from './reading.js'

/** A reading whose pointers into the credential are moved. */
export function movedReading(reading: Reading, out: (pointer: string) => string): Reading {
  return {
    record: reading.record,
    unreadable: reading.unreadable.map((each) => ({ ...each, pointer: out(each.pointer) })),
    ...(reading.repeated && {
      repeated: reading.repeated.map((each) => ({
        ...each,
        pointers: [out(each.pointers[0]), out(each.pointers[1])] as const,
      })),
    }),
    several: reading.several.map((each) => ({ ...each, pointers: each.pointers.map(out) })),
    found: new Map([...reading.found].map(([name, places]) => [name, places.map(out)])),
    consumed: new Set([...reading.consumed].map(out)),
    origin: (pointer) => out(reading.origin(pointer)),
    pointers: (pointer) => reading.pointers(pointer).map(out),
  }
}
