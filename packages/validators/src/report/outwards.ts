/** A JSON Pointer and those of all that is around it, from the inside out. */
export function* outwards(pointer: string): Generator<string> {
  let at = pointer
  yield at
  while (at !== '') {
    at = at.slice(0, at.lastIndexOf('/'))
    yield at
  }
}
