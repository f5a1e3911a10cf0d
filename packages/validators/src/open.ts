/** Opens what came in: decoded, parsed, out of its envelope, with a way back to line and column. */
import { type Located, parse } from './parse.js'
import type { Positions } from './report.js'
import { scan } from './scan.js'
import { isCompact, type Reveal, type Unwrapped, unwrap, unwrapCompact, type Wrapper } from './unwrap.js'

export interface Opened {
  readonly json: unknown
  readonly wrapper?: Wrapper
  /** Findings that do not keep the credential from being read. */
  readonly violations: readonly Located[]
  /** Why it cannot be read. */
  readonly violation?: Located
  readonly positions?: Positions
  /** Whether the fast path has found it to be a sound record. */
  readonly clean: boolean
}

/** Opens an input. `keysOf` counts object keys and says whether the value is a sound record already. */
export function open(
  input: unknown,
  keysOf: (json: unknown) => { keys: number; clean: boolean },
  reveal: Reveal | undefined,
): Opened {
  if (typeof input === 'string' && isCompact(input)) return opened(unwrapCompact(input, reveal), input, [])
  let clean = false
  const parsed = parse(input, (json) => {
    const counted = keysOf(json)
    clean = counted.clean
    return counted.keys
  })
  const { json, text, violations } = parsed
  if (json === undefined && text !== undefined && isCompact(text))
    return opened(unwrapCompact(text, reveal), text, [])
  const positions: Positions | undefined = text === undefined ? undefined : { text, prefix: '' }
  if (json === undefined) {
    const [violation, ...rest] = violations.toReversed()
    return {
      json,
      violations: rest,
      ...(violation && { violation }),
      ...(positions && { positions }),
      clean: false,
    }
  }
  const unwrapped = unwrap(json)
  if (!unwrapped.wrapper) return { json, violations, ...(positions && { positions }), clean }
  return opened(unwrapped, text, violations)
}

function opened(
  { json, wrapper, text: inner, violation }: Unwrapped,
  text: string | undefined,
  violations: readonly Located[],
): Opened {
  const positions =
    text === undefined || json === undefined
      ? text === undefined
        ? undefined
        : { text, prefix: '' }
      : positionsIn(text, wrapper!, inner)
  return {
    json,
    violations,
    ...(wrapper && { wrapper }),
    ...(violation && { violation }),
    ...(positions && { positions }),
    clean: false,
  }
}

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
