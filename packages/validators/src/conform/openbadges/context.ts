import { isObject } from '@microcred/common/json'
import { type ConformanceRule, isVersion1, type Said } from '../examine.js'
import { items } from '../values.js'

const BASE = /^https:\/\/www\.w3\.org\/(?:ns\/credentials\/v2|2018\/credentials\/v1)$/
const V2 = 'https://www.w3.org/ns/credentials/v2'
const V1 = 'https://www.w3.org/2018/credentials/v1'
const OB = /^https:\/\/purl\.imsglobal\.org\/spec\/ob\/v3p0\/context(?:-(3\.\d\.\d))?\.json$/
const CLR = /^https:\/\/purl\.imsglobal\.org\/spec\/clr\/v2p0\/context(?:-2\.\d\.\d)?\.json$/
const OB_HOME =
  /^https?:\/\/(?:purl\.imsglobal\.org|imsglobal\.github\.io|1edtech\.github\.io)\/(?:spec\/ob\/v3p0|openbadges-specification)\//
/** Whether an address is one under which the context of Open Badges stands or stood. */
const isAlias = (url: string): boolean =>
  OB_HOME.test(url) && /\.json(?:ld)?$/.test(url) && url.includes('context', OB_HOME.exec(url)![0].length)
const LATEST = '3.0.3'

const url = (name: string, version: string): string =>
  `https://purl.imsglobal.org/spec/${name}/context-${version}.json`

/** What must stand in which order, by class. */
const REQUIRED: Readonly<Record<string, readonly { readonly test: RegExp; readonly name: string }[]>> =
  (() => {
    const base = { test: BASE, name: V2 }
    const badge = { test: OB, name: url('ob/v3p0', LATEST) }
    return {
      AchievementCredential: [base, badge],
      EndorsementCredential: [base, badge],
      ClrCredential: [base, { test: CLR, name: url('clr/v2p0', '2.0.1') }, badge],
      VerifiableCredential: [base],
    }
  })()

/** The contexts that must come first, in their order and in a version that fits. */
export const context: ConformanceRule = function* ({ nodes }) {
  for (const node of nodes) {
    const { class: of, value } = node
    const required = REQUIRED[of.name]
    const all = value['@context']
    if (!required || !(typeof all === 'string' || isObject(all) || Array.isArray(all))) continue
    const { pointer } = node
    const given = items(all, `${pointer}/@context`)
    for (const each of given.slice(required.length))
      if (typeof each.value !== 'string' && !isObject(each.value))
        yield { fault: 'malformed-context', pointer: each.pointer, source: of.source }
    const found = required.map(({ test }) =>
      given.findIndex((each) => typeof each.value === 'string' && test.test(each.value)),
    )
    const wrong = required.findIndex((_, at) => found[at] !== at)
    if (wrong >= 0) {
      const expected = wrong === 0 && isVersion1(value) ? V1 : required[wrong]!.name
      const alias =
        given[wrong] !== undefined &&
        typeof given[wrong].value === 'string' &&
        required[wrong]!.test === OB &&
        isAlias(given[wrong].value)
      yield {
        fault: alias ? 'context-alias' : 'wrong-context',
        pointer: given[wrong]?.pointer ?? `${pointer}/@context`,
        params: { position: ['first', 'second', 'third'][wrong], expected },
        source: of.source,
      }
      continue
    }
    yield* version(
      required.findIndex(({ test }) => test === OB),
      given,
      of.source,
    )
  }
}

function* version(
  at: number,
  given: readonly { readonly value: unknown; readonly pointer: string }[],
  source: Said['source'],
): Iterable<Said> {
  const place = given[at]
  const base = given[0]?.value
  if (at < 0 || !place || typeof place.value !== 'string') return
  const version = OB.exec(place.value)?.[1] ?? '3.0.0'
  const fix = {
    kind: 'version',
    params: { version: LATEST },
    patch: [{ op: 'replace' as const, path: place.pointer, value: url('ob/v3p0', LATEST) }],
    safe: false,
  }
  if (base === V2 && version === '3.0.0')
    yield {
      fault: 'context-collision',
      pointer: place.pointer,
      params: { latest: LATEST },
      fix,
      ...(source && { source }),
    }
  else if (base === V2 && version !== LATEST)
    yield {
      fault: 'context-version',
      pointer: place.pointer,
      params: { version, latest: LATEST },
      fix,
      ...(source && { source }),
    }
  else if (base === V1)
    yield { fault: 'data-model-version', pointer: given[0]!.pointer, ...(source && { source }) }
}
