/** Opens what came in: decoded, parsed, out of its envelope, with a way back to line and column. */

import { type Baked, bakedIn } from '@microcred/common/baked'
import { isCompact } from '@microcred/common/compact'
import type { Positions } from '../report/report.js'
import { countKeys } from './keys.js'
import { type KeysOf, type Opened, openBare } from './open-bare.js'
import { deep, type Located, MAX_SIZE, type Parsed, withinLimits } from './parse.js'
import { scan } from './scan.js'
import { type Reveal, type Unwrapped, unwrap, unwrapCompact, type Wrapper } from './unwrap.js'

/** Opens an input of any kind. `keysOf` counts object keys and says whether the value is a sound record already. */
export function open(
  input: unknown,
  keysOf: KeysOf,
  reveal: Reveal | undefined,
  most: number = MAX_SIZE,
): Opened {
  const size = typeof input === 'string' ? input.length : input instanceof Uint8Array ? input.byteLength : 0
  const baked = size <= most ? bakedIn(input) : undefined
  if (baked) return openBaked(baked, input, keysOf, reveal, most)
  if (typeof input === 'string' && input.length <= most && isCompact(input))
    return opened(unwrapCompact(input, reveal), input, [])
  const bare = openBare(input, keysOf, most)
  const text = bare.positions?.text
  if (bare.json === undefined)
    return text !== undefined && isCompact(text) ? opened(unwrapCompact(text, reveal), text, []) : bare
  const unwrapped = unwrap(bare.json)
  return unwrapped.wrapper ? opened(unwrapped, text, bare.violations) : bare
}

/** Opens what is baked into a picture. Only in an SVG that holds it as it is can places be shown. */
function openBaked(
  { type, text: inner, start, reason, version, compressed }: Baked,
  picture: unknown,
  keysOf: KeysOf,
  reveal: Reveal | undefined,
  most: number,
): Opened {
  const wrapper: Wrapper = { type }
  if (inner === undefined || /^\uFEFF?\s*</.test(inner)) {
    const params = { wrapper: type, reason: reason ?? 'another-picture' }
    const violation = { code: 'wrapper.payload-unreadable', pointer: '', params }
    return { json: undefined, wrapper, violations: [], violation }
  }
  const { positions, violations, violation, ...rest } = open(inner, keysOf, reveal, most)
  const shown =
    typeof picture === 'string' && start !== undefined && positions?.text === inner && !positions.outer
  const moved = ({ offset, ...each }: Located): Located =>
    shown && offset !== undefined ? { ...each, offset: offset + start } : each
  return {
    ...rest,
    wrapper,
    ...(rest.wrapper && { inner: rest.wrapper }),
    violations: [...ofBaking(rest.json, version, compressed), ...violations.map(moved)],
    ...(violation && { violation: moved(violation) }),
    ...(shown && {
      positions: { text: picture, inner, prefix: positions.prefix, outer: (offset) => offset + start },
    }),
  }
}

/** What is odd about the way a badge was baked, though it can be read. */
function ofBaking(json: unknown, version: 2 | 3 | undefined, compressed = false): Located[] {
  const said = (code: string): Located => ({ code: `wrapper.${code}`, pointer: '', params: {} })
  const is3 =
    typeof json === 'object' &&
    json !== null &&
    /"(?:OpenBadge|Achievement)Credential"/.test(JSON.stringify(json))
  return [
    ...(version === 2 && is3 ? [said('older-keyword')] : []),
    ...(version === 3 && compressed ? [said('compressed')] : []),
  ]
}

function opened(unwrapped: Unwrapped, text: string | undefined, outside: readonly Located[]): Opened {
  const { wrapper, text: inner, violation } = unwrapped
  const whole: Positions | undefined = text === undefined ? undefined : { text, prefix: '' }
  const unreadable = (why: Located | undefined, positions: Positions | undefined): Opened => ({
    json: undefined,
    violations: outside.map((each) => ({ ...each, pointer: '' })),
    ...(wrapper && { wrapper }),
    ...(why && { violation: why }),
    ...(positions && { positions }),
  })
  if (unwrapped.json === undefined) return unreadable(violation, whole)
  const positions = text === undefined ? undefined : positionsIn(text, wrapper!, inner)
  const { json, violations } = readInside(unwrapped, positions)
  if (json === undefined) return unreadable(violations[0], positions ?? whole)
  const prefix = inner === undefined ? (wrapper!.pointer ?? '') : NOWHERE
  return {
    json,
    violations: [...outside.map((each) => within(prefix, each)), ...beside(unwrapped), ...violations],
    wrapper: wrapper!,
    ...(unwrapped.token && { token: unwrapped.token }),
    ...(positions && { positions }),
  }
}

/** Names of members are told up to here. */
const MOST = 5

/** Says that an envelope holds more than the credential. */
function beside({ beside = [] }: Unwrapped): Located[] {
  if (beside.length === 0) return []
  const named = beside.slice(0, MOST).map((key) => `\`${key.slice(0, 60)}\``)
  const properties = named.join(', ') + (beside.length > MOST ? ' …' : '')
  return [{ code: 'wrapper.data-beside', pointer: '', params: { count: beside.length, properties } }]
}

/** The credential with what is wrong with its own text, offsets in the text that came in where there are any. */
function readInside({ json, wrapper, text: inner }: Unwrapped, positions: Positions | undefined): Parsed {
  if (countKeys(json) < 0 && inner === undefined) return { json: undefined, violations: [deep()] }
  if (inner === undefined) return { json, violations: [] }
  const payload: unknown = wrapper!.type === 'jwt' ? JSON.parse(inner) : json
  const parsed = withinLimits(payload, inner, countKeys(payload))
  const prefix = wrapper!.type === 'jwt' ? (wrapper!.pointer ?? '') : ''
  const violations = parsed.violations.map((each) => {
    const { offset, ...rest } = within(prefix, each)
    // Where the payload is encoded, no place in the text can be shown.
    return offset === undefined || !positions?.outer ? rest : { ...rest, offset: positions.outer(offset) }
  })
  return { json: parsed.json === undefined ? undefined : json, violations }
}

/** No pointer begins with this. */
const NOWHERE = '?'

/** A violation as the credential at `prefix` sees it; what lies outside of it concerns the whole. */
const within = (prefix: string, violation: Located): Located => ({
  ...violation,
  pointer: `${violation.pointer}/`.startsWith(`${prefix}/`) ? violation.pointer.slice(prefix.length) : '',
})

/** Positions of an unwrapped credential in the text of its envelope; none where the envelope is encoded. */
function positionsIn(text: string, wrapper: Wrapper, inner: string | undefined): Positions | undefined {
  if (wrapper.type === 'delivery') return { text, prefix: wrapper.pointer! }
  if (wrapper.type !== 'jades' || inner === undefined) return undefined
  const literal = scan(text, new Set([wrapper.pointer!])).places.get(wrapper.pointer!)
  if (!literal || JSON.parse(text.slice(literal.start, literal.end)) !== inner) return undefined
  return { text, inner, prefix: '', outer: sourceOffsets(text, literal.start + 1) }
}

/** Offsets in a string literal's source of characters of its value; cheap when they are asked in order. */
function sourceOffsets(text: string, start: number): (offset: number) => number {
  let at = start
  let seen = 0
  return (offset) => {
    if (offset < seen) {
      at = start
      seen = 0
    }
    for (; seen < offset; seen++) at += text[at] === '\\' ? (text[at + 1] === 'u' ? 6 : 2) : 1
    return at
  }
}

export type { Opened } from './open-bare.js'
