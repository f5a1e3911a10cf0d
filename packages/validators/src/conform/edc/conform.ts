/** Whether a credential conforms to the application profile of the European Digital Credential it names. */
import type { Violation } from '../../report/finding.js'
import type { Judge } from '../judge.js'
import type { ConformOptions } from '../options.js'
import { ownTerms } from '../own-terms.js'
import { statusEntries } from '../status-entries.js'
import { rootContext } from './context.js'
import { graphOf } from './graph.js'
import { judge as judgeNodes } from './judge.js'
import { prefixed } from './prefixed.js'
import { quality } from './quality.js'
import { dressed } from './skeleton.js'
import { tablesOf } from './tables.js'

type Json = Readonly<Record<string, unknown>>

const PROFILE = 'http://data.europa.eu/snb/model/ap/edc-'

/** Classes without which the contexts know none of a credential's terms, so that it would say nothing at all. */
const CLASSES = ['VerifiableCredential', 'EuropeanDigitalCredential'] as const

/**
 * Judges a credential as the official shapes of the European Learning Model 3.2 do, with the application
 * profiles its `credentialSchema` names, and adds what they let pass. Synchronous, without network.
 */
export function conformEdc(json: unknown, options: Partial<ConformOptions> = {}): readonly Violation[] {
  const { renamed } = options
  return renamed
    ? prefixed(renamed.names, conformAs(renamed.given, options), () => conformAs(json, options))
    : conformAs(json, options)
}

function conformAs(
  json: unknown,
  { draft = false, wrapped = false }: Partial<ConformOptions>,
): readonly Violation[] {
  const credential = json as Json
  const { context, violations } = rootContext(credential, wrapped, draft)
  const graph = graphOf(credential, context, { classes: CLASSES })
  const declared = stringsOf(credential.type)
  for (const name of CLASSES)
    if (
      !declared.includes(name) &&
      !declared.some((each) => context.terms.get(each)?.name === name || tablesOf().names.get(each) === name)
    )
      violations.push({
        code: 'edc.type-missing',
        pointer: credential.type === undefined ? '' : '/type',
        ...(credential.type === undefined && { atEnd: true }),
        params: { class: name },
        fix: {
          kind: 'both-types',
          patch: [{ op: 'add', path: '/type', value: [...new Set([...CLASSES, ...declared])] }],
          safe: false,
        },
      })
  const root = graph.root.lost
    ? [
        {
          code: 'edc.relative-id',
          pointer: '/id',
          part: 'conformance',
          severity: 'error',
          params: { property: 'id' },
        } as const,
      ]
    : []
  const {
    violations: breaches,
    explained,
    language,
  } = judgeNodes(graph, {
    ...profilesOf(graph.root.properties.get('credentialSchema')?.map((each) => each.node?.id)),
    draft,
  })
  return [
    ...once(violations),
    ...root,
    ...graph.violations,
    ...breaches.map(cited),
    ...quality(graph, explained, language),
    ...ownTerms(json, violations),
    ...statusEntries(json, 'edc'),
  ]
}

/** A breach with the shape that asks for it, where it is one of a class. */
const cited = (each: Violation): Violation => {
  const name = each.params?.class
  return typeof name === 'string' && tablesOf().shapes.generic!.has(name)
    ? {
        ...each,
        source: {
          document: 'European Learning Model 3, application profile of European Digital Credentials',
          clause: `SHACL shape of ${name}`,
          url: `${PROFILE}generic-full`,
        },
      }
    : each
}

const NO_STRINGS: readonly string[] = []

const stringsOf = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : Array.isArray(value)
      ? value.filter((each): each is string => typeof each === 'string')
      : NO_STRINGS

/** A type that is missing altogether is one mistake. */
function once(violations: readonly Violation[]): readonly Violation[] {
  const first = violations.findIndex(({ code }) => code === 'edc.type-missing')
  return violations.filter(({ code }, at) => code !== 'edc.type-missing' || at === first)
}

/** The profiles a credential claims: the generic one in full unless it asks for less. */
function profilesOf(schemas: readonly (string | undefined)[] | undefined): {
  profiles: readonly string[]
  vocabularies: boolean
} {
  const named = (schemas ?? [])
    .filter((each): each is string => each?.startsWith(PROFILE) ?? false)
    .map((each) => each.slice(PROFILE.length).replace(/\.ttl$|\/$/g, ''))
  return {
    profiles: named.filter((each) => each !== 'generic' && Object.hasOwn(tablesOf().shapes, each)),
    vocabularies: named.length === 0 || named.some((each) => each !== 'generic-no-cv'),
  }
}

export const judge: Judge = { conform: conformEdc, dressed }
