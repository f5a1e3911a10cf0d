/** Concepts and outcomes as one graph: what is the same, and what lies how far above what. */

import type { Text } from '@microcred/core'
import type { MatchBasis } from '../compare/result.js'
import type { RecordedMatch } from '../generated/types.js'
import { exactClasses } from '../policy/lint.js'
import type { Concepts } from './concepts.js'
import { isTextName, textName } from './text-name.js'

/** That one thing is another, or lies below it. */
export interface Step {
  readonly distance: number
  readonly basis: MatchBasis
}

/**
 * Exact matches and successors make classes. From a class the hierarchy is climbed step by step; a recorded or stated
 * mapping is followed once and not beyond, since SKOS mappings other than exact ones do not chain.
 */
export class ConceptGraph {
  readonly #concepts: Concepts
  readonly #exactly: (uri: string) => string
  readonly #members = new Map<string, Set<string>>()
  readonly #broader = new Map<string, string[]>()
  readonly #close = new Map<string, Set<string>>()
  readonly #above = new Map<string, ReadonlyMap<string, Step>>()
  /** Names of outcomes that somebody recorded by their words. */
  readonly #texts: ReadonlySet<string>

  constructor(concepts: Concepts, matches: readonly RecordedMatch[]) {
    this.#concepts = concepts
    this.#texts = new Set(matches.flatMap(({ source, target }) => [source, target].filter(isTextName)))
    const current = matches.map((each) => ({
      ...each,
      source: this.#current(each.source),
      target: this.#current(each.target),
    }))
    this.#exactly = exactClasses(current)
    for (const { source, target, match } of current) this.#record(source, target, match)
  }

  /** The class of an IRI: it and all that is exactly the same. */
  classOf(uri: string): string {
    return this.#exactly(this.#current(uri))
  }

  /** The name of an outcome without IRI, where somebody recorded something of one with these words. */
  nameOf(title: Text): string | undefined {
    if (this.#texts.size === 0) return undefined
    const name = textName(title)
    return this.#texts.has(name) ? name : undefined
  }

  /** How the class of one IRI lies in or below the class of another. */
  stepsUp(from: string, to: string): Step | undefined {
    return from === to ? { distance: 0, basis: 'concept' } : this.#aboveOf(from).get(to)
  }

  /** A class and all that lies above it. */
  upFrom(name: string): Iterable<string> {
    return [name, ...this.#aboveOf(name).keys()]
  }

  /** Whether anybody holds anything close. */
  get hasClose(): boolean {
    return this.#close.size > 0
  }

  /** Whether somebody holds two classes close, which proves nothing. */
  isClose(a: string, b: string): boolean {
    return this.#close.get(a)?.has(b) === true || this.#close.get(b)?.has(a) === true
  }

  #record(source: string, target: string, match: string): void {
    const [from, to] = [this.#exactly(source), this.#exactly(target)]
    for (const uri of [source, target]) this.#membersOf(this.#exactly(uri)).add(uri)
    if (match === 'broad') this.#broader.set(from, [...(this.#broader.get(from) ?? []), to])
    if (match === 'narrow') this.#broader.set(to, [...(this.#broader.get(to) ?? []), from])
    if (match === 'close') this.#close.set(from, (this.#close.get(from) ?? new Set()).add(to))
  }

  #membersOf(name: string): Set<string> {
    const members = this.#members.get(name) ?? new Set([name])
    this.#members.set(name, members)
    return members
  }

  /** A concept, or what took its place. */
  #current(uri: string): string {
    const seen = new Set<string>()
    let each = uri
    for (let next = this.#concepts.replacement(each); next !== undefined && !seen.has(each); ) {
      seen.add(each)
      each = next
      next = this.#concepts.replacement(each)
    }
    return each
  }

  #aboveOf(name: string): ReadonlyMap<string, Step> {
    const known = this.#above.get(name)
    if (known) return known
    const found = this.#climb(name)
    for (const to of this.#mapped(name)) if (!found.has(to.uri)) found.set(to.uri, to.step)
    found.delete(name)
    this.#above.set(name, found)
    return found
  }

  /** All classes above one in the hierarchy, nearest first. */
  #climb(name: string): Map<string, Step> {
    const found = new Map<string, Step>()
    const waiting: [string, number][] = [[name, 0]]
    for (const [each, distance] of waiting)
      for (const member of this.#membersOf(each))
        for (const uri of this.#concepts.broader(member)) {
          const up = this.classOf(uri)
          if (up === name || found.has(up)) continue
          found.set(up, { distance: distance + 1, basis: 'hierarchy' })
          waiting.push([up, distance + 1])
        }
    return found
  }

  /** Classes that a mapping says are right above one. */
  #mapped(name: string): { uri: string; step: Step }[] {
    const recorded = (this.#broader.get(name) ?? []).map((uri) => ({
      uri,
      step: { distance: 1, basis: 'recorded-match' as const },
    }))
    const published = [...this.#membersOf(name)].flatMap((member) =>
      this.#concepts
        .matches(member)
        .filter(({ match }) => match === 'broad')
        .map(({ uri }) => ({ uri: this.classOf(uri), step: { distance: 1, basis: 'hierarchy' as const } })),
    )
    return [...recorded, ...published]
  }
}
