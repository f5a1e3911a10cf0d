/** Where the parts of a record came from: pointers of the record, each with a pointer into the credential. */

interface Node {
  origin?: string
  readonly inner: Map<string, Node>
}

const segmentsOf = (pointer: string): readonly string[] => pointer.split('/').slice(1)

/** A tree by the segments of the record's pointers, so that what lies below one is found without looking at the rest. */
export class Origins {
  readonly #top: Node = { inner: new Map() }

  set(pointer: string, origin: string): void {
    let node = this.#top
    for (const segment of segmentsOf(pointer)) {
      let next = node.inner.get(segment)
      if (!next) {
        next = { inner: new Map() }
        node.inner.set(segment, next)
      }
      node = next
    }
    node.origin = origin
  }

  /** Drops a pointer and all below it. */
  forget(pointer: string): void {
    const slash = pointer.lastIndexOf('/')
    this.#at(pointer.slice(0, slash))?.inner.delete(pointer.slice(slash + 1))
  }

  /** Deepest pointer into the credential around the origins of all that lies below a pointer. */
  common(pointer: string): string | undefined {
    let shared: readonly string[] | undefined
    const visit = ({ inner }: Node): void => {
      for (const each of inner.values()) {
        if (each.origin !== undefined) shared = sharedStart(shared, each.origin.split('/'))
        visit(each)
      }
    }
    const node = this.#at(pointer)
    if (node) visit(node)
    return shared?.join('/')
  }

  /** Origin of a pointer or of the nearest one around it, or of the first thing inside. */
  origin(pointer: string): string | undefined {
    for (let at = pointer; at; at = at.slice(0, at.lastIndexOf('/'))) {
      const [first] = this.#under(at)
      if (first !== undefined) return first
    }
    return undefined
  }

  /** The origin of a pointer, unless it is the whole credential, or else those of what stands next below it, without repeats. */
  under(pointer: string): string[] {
    return [...new Set(this.#under(pointer, true))]
  }

  *#under(pointer: string, parts = false): Generator<string> {
    const node = this.#at(pointer)
    const isTold = ({ origin, inner }: Node): boolean =>
      origin !== undefined && !(parts && origin === '' && inner.size > 0)
    if (node && isTold(node)) yield node.origin!
    else if (node)
      for (let level: Node[] = [node]; level.length > 0; ) {
        const deeper: Node[] = []
        for (const { inner } of level)
          for (const each of inner.values())
            if (isTold(each)) yield each.origin!
            else deeper.push(each)
        level = deeper
      }
  }

  #at(pointer: string): Node | undefined {
    let node: Node | undefined = this.#top
    for (const segment of segmentsOf(pointer)) node = node?.inner.get(segment)
    return node
  }
}

/** What two pointers, in segments, begin with. */
function sharedStart(shared: readonly string[] | undefined, segments: readonly string[]): readonly string[] {
  if (shared === undefined) return segments
  let length = 0
  while (length < shared.length && length < segments.length && shared[length] === segments[length]) length++
  return shared.slice(0, length)
}
