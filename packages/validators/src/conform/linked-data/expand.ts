/** JSON-LD expansion against pinned contexts, with everything that would be lost on the way. */

import { PinnedContexts, RefusedContext } from '@microcred/common/pinned-contexts'
import { documentOf } from '../contexts/documents.js'
import { library } from './library.js'

/** Something the library lost or refused. */
export interface Event {
  /** The library's name for it. */
  readonly code: string
  /** What it is about: a property, a type, an id. */
  readonly subject?: string
  /** Whether nothing could be read on account of it. */
  readonly fatal: boolean
}

export interface Expanded {
  readonly expanded: readonly Readonly<Record<string, unknown>>[]
  readonly events: readonly Event[]
}

const pinned = new PinnedContexts(documentOf)

const refuse = (url: string): Promise<never> => Promise.reject(new RefusedContext(url))

/** What safe mode lets pass: nothing is lost by it. */
const HARMLESS = new Set(['empty object'])

/** Options under which jsonld.js reads pinned contexts only and fetches nothing. */
export const offline = (contexts: PinnedContexts = pinned) =>
  ({ base: null, contextResolver: contexts, documentLoader: refuse }) as const

/** Expands a document and tells what safe mode has against it. Never throws for what the document holds. */
export async function expand(json: unknown, contexts: PinnedContexts = pinned): Promise<Expanded> {
  const events: Event[] = []
  try {
    const expanded = await library.expand(json, {
      ...offline(contexts),
      eventHandler: ({ event, next }) => {
        if (!HARMLESS.has(event.code))
          events.push({ code: event.code, ...subjectOf(event.details), fatal: false })
        next()
      },
    })
    return { expanded, events }
  } catch (error) {
    return { expanded: [], events: [...events, { code: codeOf(error), ...termOf(error), fatal: true }] }
  }
}

const SUBJECTS = ['property', 'type', 'id', 'expandedType', 'expandedProperty', 'value']

function subjectOf(details: Readonly<Record<string, unknown>>): { subject?: string } {
  const held = SUBJECTS.map((key) => details[key]).find((value) => typeof value === 'string')
  return held === undefined ? {} : { subject: held as string }
}

interface JsonLdError {
  readonly name?: string
  readonly details?: {
    readonly code?: string
    readonly term?: string
    readonly url?: string
    readonly cause?: unknown
  }
}

function codeOf(error: unknown): string {
  if (error instanceof RefusedContext) return 'loading remote context failed'
  const { details, name } = error as JsonLdError
  return details?.code ?? name ?? 'unknown error'
}

function termOf(error: unknown): { subject?: string } {
  const { details } = error as JsonLdError
  return typeof details?.term === 'string' ? { subject: details.term } : {}
}
