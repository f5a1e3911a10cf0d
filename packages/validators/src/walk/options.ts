/** What may be asked of the walk, and what each word of it means. */
import {
  checkEach,
  checkFlag,
  checkObjects,
  checkOneOf,
  checkOptions,
  checkWhole,
  instantOf,
} from '@microcred/common/options'
import { type ProfileId, profileTitles } from '@microcred/core'
import { isDateOrDateTime } from '@microcred/core/formats'
import type { Catalogue } from '@microcred/core/messages'
import { MAX_DEPTH } from '../open/keys.js'
import { MAX_SIZE } from '../open/parse.js'

/** A group of checks that can be asked for. */
export type Check = 'conformance' | 'annexI' | 'rules'

/** Every check. */
export const ALL: readonly Check[] = ['conformance', 'annexI', 'rules']

/** How much of an input is read and how much is said of it, for programs that take what strangers send. */
export interface Limits {
  /** Most bytes (UTF-16 units of a string) that are read; 32 MiB unless said. More is `json.too-large`. */
  readonly bytes?: number
  /** Most levels of nesting, from 1 to 200; 200 unless said. More is `json.too-deep`. */
  readonly depth?: number
  /** Most findings that are handed out, of all credentials together; all unless said. The verdict counts them all. */
  readonly findings?: number
}

export interface Options {
  /** Day, or instant with offset, against which dates are judged; now unless said. */
  readonly at?: string | Date
  /** Reads the input as this profile, whatever it looks like. */
  readonly profile?: ProfileId
  /** What the credential names by address, such as the class and the issuer of an Open Badge 2: parsed JSON with its `id`. */
  readonly with?: readonly object[]
  /** Checks to make; all unless said. */
  readonly checks?: readonly Check[]
  /** Judges a draft: what sealing adds (issuer with its seal identifier, date of issuing, context) may be missing. */
  readonly draft?: boolean
  /** The language of messages: a catalogue such as that of `@microcred/core/messages/bg`; English unless said. */
  readonly language?: Catalogue
  /** What is read and said at most. */
  readonly limits?: Limits
}

/** The same, looked at and with what was left out. */
export interface Asked {
  /** ISO 8601. */
  readonly at: string
  readonly profile: ProfileId | undefined
  readonly with: readonly object[] | undefined
  readonly checks: readonly Check[]
  readonly draft: boolean
  readonly language: Catalogue | undefined
  readonly limits: Required<Limits>
}

const NAMES = ['at', 'profile', 'with', 'checks', 'draft', 'language', 'limits']

/** The longest text an engine of JavaScript holds. */
const LONGEST = 536_870_888

/** The limits where none are given. */
const usual: Required<Limits> = { bytes: MAX_SIZE, depth: MAX_DEPTH, findings: Number.POSITIVE_INFINITY }

/** Looks at options. Throws a `TypeError` or a `RangeError` that names what is allowed. */
export function asked(options: Options): Asked {
  checkOptions(options, NAMES)
  const { at, profile, with: others, checks, draft, language, limits } = options
  if (profile !== undefined) checkOneOf('profile', profile, Object.keys(profileTitles))
  if (checks !== undefined) checkEach('checks', checks, ALL)
  if (others !== undefined) checkObjects('with', others)
  if (draft !== undefined) checkFlag('draft', draft)
  if (language !== undefined) checkObjects('language', [language])
  return {
    at: at === undefined ? new Date().toISOString() : instantOf('at', at, isDateOrDateTime),
    profile,
    with: others,
    checks: checks ?? ALL,
    draft: draft ?? false,
    language,
    limits: limits === undefined ? usual : limitsOf(limits),
  }
}

function limitsOf(limits: Limits): Required<Limits> {
  checkOptions(limits, ['bytes', 'depth', 'findings'])
  const { bytes = usual.bytes, depth = usual.depth, findings = usual.findings } = limits
  checkWhole('limits.bytes', bytes, 1, LONGEST)
  checkWhole('limits.depth', depth, 1, MAX_DEPTH)
  checkWhole('limits.findings', findings, 0, Number.POSITIVE_INFINITY)
  return { bytes, depth, findings }
}
