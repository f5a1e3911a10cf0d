/**
 * The neutral form every generator works from: what a schema in the house dialect says, with its
 * references resolved to names. A generator never reads a schema file itself.
 */

/** What a value must look like. */
export type Shape =
  | { readonly kind: 'any' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'const'; readonly value: string | number | boolean }
  | {
      readonly kind: 'string'
      readonly pattern?: string
      readonly format?: string
      readonly codelist?: string
      readonly openCodelist?: string
    }
  | {
      readonly kind: 'number'
      readonly integer: boolean
      readonly minimum?: number
      readonly maximum?: number
      readonly exclusiveMinimum?: number
      readonly exclusiveMaximum?: number
    }
  | {
      readonly kind: 'array'
      readonly items: Shape
      readonly minItems?: number
      readonly maxItems?: number
      readonly uniqueItems: boolean
    }
  | {
      readonly kind: 'map'
      readonly keyFormat: string
      readonly values: Shape
      readonly minProperties?: number
      readonly languageMap: boolean
    }
  | {
      readonly kind: 'object'
      readonly properties: readonly Property[]
      readonly minProperties?: number
      readonly closed: boolean
    }
  | {
      readonly kind: 'union'
      readonly branches: readonly Shape[]
      /** What tells object branches apart; without it their JSON types do. */
      readonly discriminator?: Discriminator
    }
  | { readonly kind: 'ref'; readonly name: string }

/** The property whose value chooses a branch, and the value of each branch in their order. */
export interface Discriminator {
  readonly property: string
  readonly values: readonly string[]
}

export interface Property {
  readonly key: string
  readonly required: boolean
  readonly description: string
  readonly shape: Shape
  readonly term?: string
  readonly deprecation?: Deprecation
  /** Keys of the properties that may not stand beside it. */
  readonly excludes?: readonly string[]
}

export interface Deprecation {
  readonly since: string
  readonly reason: string
  readonly replacedBy?: string
}

/** A named shape: an element, a shared shape, a `$defs` entry or a whole record. */
export interface Definition {
  /** PascalCase; the name of the TypeScript interface. */
  readonly name: string
  /** Project path of the file it stands in. */
  readonly file: string
  readonly title?: string
  readonly description: string
  readonly term?: string
  readonly shape: Shape
  readonly annex?: Annex
}

export interface Annex {
  readonly number: number
  readonly required: boolean
  readonly text: string
}

/** One row of Annex I. */
export interface Element {
  /** The folder's name, such as `notional-workload`. */
  readonly id: string
  /** The record's key, such as `notionalWorkload`. */
  readonly key: string
  readonly annex: Annex
  readonly term: string
  readonly definition: string
}

export interface Code {
  readonly code: string
  readonly label: string
  readonly definition: string
  readonly match: string
  readonly since: string
  readonly deprecated: string
  readonly replacedBy: string
}

export interface Model {
  /** In Annex I order. */
  readonly elements: readonly Element[]
  /**
   * In order of first use, depth first, so that a definition stands after those it needs, but for those that
   * need themselves.
   */
  readonly definitions: ReadonlyMap<string, Definition>
  /** File name without `.schema.json` → definition name. */
  readonly records: ReadonlyMap<string, string>
  /** Languages of rules beside the record, such as `stacking-rule`: file name without `.schema.json` → definition name. */
  readonly languages: ReadonlyMap<string, string>
  readonly codelists: ReadonlyMap<string, readonly Code[]>
}

export const pascal = (kebab: string): string =>
  kebab
    .replace(/(^|-)([a-z0-9])/g, (_, __, letter: string) => letter.toUpperCase())
    .replace(/^./, (c) => c.toUpperCase())

export const camel = (kebab: string): string => pascal(kebab).replace(/^./, (c) => c.toLowerCase())

export const kebab = (name: string): string =>
  name.replace(/[A-Z]/g, (c, at: number) => (at === 0 ? '' : '-') + c.toLowerCase())

/** Definitions of the record, without those that only a language of rules needs. */
export const ofRecord = (model: Model): Definition[] =>
  [...model.definitions.values()].filter((definition) => languageOf(definition) === undefined)

/** Definitions that stand in the folder of one language of rules. */
export const ofLanguage = (model: Model, folder: string): Definition[] =>
  [...model.definitions.values()].filter((definition) => languageOf(definition) === folder)

const languageOf = ({ file }: Definition): string | undefined =>
  LANGUAGES.find((folder) => file.startsWith(`packages/schemas/${folder}/`))

/** Folders of `packages/schemas` that hold a language of rules. */
export const LANGUAGES: readonly string[] = ['stacking', 'equivalence', 'trust', 'needs']
