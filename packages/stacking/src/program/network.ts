/** Maximum flow (Dinic): exact and fast where only unit slots or divisible volumes compete, and a bound elsewhere. */

export class Network {
  readonly #to: number[] = []
  readonly #room: number[] = []
  readonly #arcs: number[][] = []

  constructor(size: number) {
    for (let at = 0; at < size; at++) this.#arcs.push([])
  }

  /** Adds an arc and returns its number. */
  arc(from: number, to: number, capacity: number): number {
    const number = this.#to.length
    this.#to.push(to, from)
    this.#room.push(capacity, 0)
    this.#arcs[from]!.push(number)
    this.#arcs[to]!.push(number + 1)
    return number
  }

  /** How much flows through an arc. */
  flow = (arc: number): number => this.#room[arc + 1]!

  maximum(source: number, sink: number): number {
    let total = 0
    for (;;) {
      const level = this.#levels(source)
      if (level[sink]! < 0) return total
      const next = new Int32Array(this.#arcs.length)
      for (;;) {
        const pushed = this.#push(source, sink, level, next)
        if (pushed <= EPSILON) break
        total += pushed
      }
    }
  }

  #levels(source: number): Int32Array {
    const level = new Int32Array(this.#arcs.length).fill(-1)
    const queue = [source]
    level[source] = 0
    for (let head = 0; head < queue.length; head++)
      for (const arc of this.#arcs[queue[head]!]!) {
        const to = this.#to[arc]!
        if (this.#room[arc]! <= EPSILON || level[to]! >= 0) continue
        level[to] = level[queue[head]!]! + 1
        queue.push(to)
      }
    return level
  }

  /** Sends flow along one shortest path, without recursion. */
  #push(source: number, sink: number, level: Int32Array, next: Int32Array): number {
    const path: number[] = []
    let at = source
    while (at !== sink) {
      const arcs = this.#arcs[at]!
      let moved = false
      for (; next[at]! < arcs.length; next[at]!++) {
        const arc = arcs[next[at]!]!
        const to = this.#to[arc]!
        if (this.#room[arc]! <= EPSILON || level[to] !== level[at]! + 1) continue
        path.push(arc)
        at = to
        moved = true
        break
      }
      if (moved) continue
      if (path.length === 0) return 0
      const back = path.pop()!
      at = this.#to[back ^ 1]!
      next[at]!++
    }
    let least = Number.POSITIVE_INFINITY
    for (const arc of path) least = Math.min(least, this.#room[arc]!)
    for (const arc of path) {
      this.#room[arc]! -= least
      this.#room[arc ^ 1]! += least
    }
    return least
  }
}

const EPSILON = 1e-9
