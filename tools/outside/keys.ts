/** Reads an object key by key and remembers which were asked for: what is left over was not understood. */
export class Keys {
  readonly #object: Readonly<Record<string, unknown>>
  readonly #seen = new Set<string>()
  readonly #unknown: string[]

  constructor(object: unknown, unknown: string[]) {
    this.#object = typeof object === 'object' && object !== null ? (object as Record<string, unknown>) : {}
    this.#unknown = unknown
  }

  has(key: string): boolean {
    return Object.hasOwn(this.#object, key)
  }

  // biome-ignore lint/suspicious/noExplicitAny: the sources are JSON of any form
  get(key: string): any {
    this.#seen.add(key)
    return this.#object[key]
  }

  /** Keys that mean nothing to whether a programme is complete. */
  ignore(...keys: string[]): void {
    for (const key of keys) this.#seen.add(key)
  }

  names(): string[] {
    return Object.keys(this.#object)
  }

  /** Reports what nobody asked for. */
  close(where: string): void {
    for (const key of Object.keys(this.#object))
      if (!this.#seen.has(key)) this.#unknown.push(`unknown key ${key} in ${where}`)
  }
}
