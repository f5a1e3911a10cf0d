/** Near-correct variants of a JSON document: each differs from it in one place. */
import { codes } from '@microcred/core/codes'
import { load } from '../../../tools/model/load.ts'
import type { Shape } from '../../../tools/model/model.ts'

type Path = readonly (string | number)[]

/** A document and what was done to it. */
export interface Mutation {
  readonly label: string
  readonly value: unknown
}

const WRONG_TYPES: readonly unknown[] = [null, true, 7, 'text', [], {}]

/** Smallest and next number beside one, in IEEE 754. */
function neighbour(number: number, direction: 1 | -1): number {
  if (number === 0) return direction * Number.MIN_VALUE
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, number)
  view.setBigInt64(0, view.getBigInt64(0) + BigInt(number > 0 === direction > 0 ? 1 : -1))
  return view.getFloat64(0)
}

function bounds(): number[] {
  const found = new Set<number>()
  const visit = (shape: Shape): void => {
    if (shape.kind === 'number')
      for (const bound of [shape.minimum, shape.maximum, shape.exclusiveMinimum, shape.exclusiveMaximum])
        if (bound !== undefined) found.add(bound)
    if (shape.kind === 'array') visit(shape.items)
    if (shape.kind === 'map') visit(shape.values)
    if (shape.kind === 'union') shape.branches.forEach(visit)
    if (shape.kind === 'object') for (const property of shape.properties) visit(property.shape)
  }
  for (const definition of load().definitions.values()) visit(definition.shape)
  return [...found]
}

const NUMBERS: readonly number[] = [
  ...new Set([
    ...bounds().flatMap((bound) => [bound, bound - 1, bound + 1, neighbour(bound, 1), neighbour(bound, -1)]),
    ...[-0, 2.5, 1e-9, 1e21, 2 ** 53, 2 ** 53 + 2, Number.MAX_VALUE],
  ]),
]

const DATES = [
  ...['2024-02-29', '2023-02-29', '1900-02-29', '2000-02-29', '2026-02-30', '2026-00-10', '2026-13-01'],
  ...[
    '2026-06-00',
    '2026-06-31',
    '0000-01-01',
    '9999-12-31',
    '10000-01-01',
    '2026-6-19',
    '20260619',
    '2026-170',
  ],
  ...['2026-W25-5', '2026-06-19Z', '+2026-06-19', '-2026-06-19', '２０２６-06-19', '2026–06–19'],
  ...['2026-06-19T09:30:00Z', '2026-06-19t09:30:00z', '2026-06-19 09:30:00Z', '2026-06-19T09:30:00'],
  ...['2026-06-19T09:30Z', '2026-06-19T24:00:00Z', '2026-06-19T09:60:00Z', '2026-06-19T09:30:00.Z'],
  ...['2026-06-19T09:30:00.123456789Z', '2026-06-19T09:30:00,5Z', '2026-02-29T00:00:00Z'],
  ...['2016-12-31T23:59:60Z', '2016-12-31T23:59:61Z', '2016-12-31T12:59:60Z', '2017-01-01T00:59:60+01:00'],
  ...['2016-12-31T18:29:60-05:30', '2016-12-31T23:59:60+01:00', '2016-12-31T23:59:60.5Z'],
  ...['2026-06-19T09:30:00+14:00', '2026-06-19T09:30:00-00:00', '2026-06-19T09:30:00+24:00'],
  ...[
    '2026-06-19T09:30:00+02:60',
    '2026-06-19T09:30:00+0200',
    '2026-06-19T09:30:00+02',
    '2026-06-19T09:30:00+05:45',
  ],
]

const IRIS = [
  ...[
    'https://example.org',
    'https://',
    'https:///path',
    'http://?q',
    'https:example.org',
    'HTTPS://EXAMPLE.ORG/',
    'ftp://',
  ],
  ...[
    'https://example.org/a b',
    'https://example.org/%',
    'https://example.org/%zz',
    'https://example.org/%C3%A9',
  ],
  ...[
    'https://πα.example/ü?ñ#ç',
    'https://example.org/😀',
    'https://example.org/\ud800',
    'https://example.org/<x>',
  ],
  ...[
    'https://example.org/\u2028',
    'https://example.org/\u0085',
    'https://example.org/{id}',
    'https://[::1]/',
    'http://user@',
  ],
  ...[
    '//example.org/',
    '/path',
    '#part',
    'urn:uuid:1',
    'urn:',
    ':x',
    '1a:b',
    'a+b-c.d:e',
    'did:example:1',
    'mailto:a@b.example',
  ],
  ...['www.example.org', 'http:/example.org', 'httpss://example.org/', 'https://example.org/\\'],
]

const EMAILS = [
  ...[
    'a@b.example',
    'a@b',
    'a@b.c',
    'a@-b.example',
    'a@b-.example',
    'a..b@c.example',
    'ä@ö.example',
    'a b@c.example',
  ],
  ...[
    '@b.example',
    'a@',
    'a@b@c.example',
    'mailto:a@b.example',
    '"a"@b.example',
    'a@[127.0.0.1]',
    '😀@b.example',
    'a@😀.example',
  ],
  `${'a'.repeat(250)}@b.example`,
]

const TAGS = [
  ...[
    'en',
    'EN',
    'eN',
    'eng',
    'english',
    'en-GB',
    'en-gb',
    'EN-GB',
    'en_GB',
    'en-EN',
    'en-UK',
    'en-419',
    'en-41',
    'en-XX',
  ],
  ...[
    'bg-Latn',
    'bg-latn',
    'bg-LATN',
    'zh-Hant-TW',
    'zh-TW-Hant',
    'de-1996',
    'x-private',
    'i-klingon',
    'xx',
    'zz',
    'und',
    'mul',
  ],
  ...[
    'en-',
    '-en',
    ' en',
    'en ',
    'en\n',
    'e',
    '',
    '𝒆𝒏',
    'еn',
    '@none',
    'sr-Cyrl-RS',
    'sr-Cyrl-SRB',
    'hbs',
    'deu',
    'arz',
  ],
]

const NUTS = ['ES', 'ES6', 'ES62', 'ES620', 'ES6200', 'es62', 'ESA', 'E162', 'ES6-', 'ES62\n', 'ＥＳ62']

const BLANKS = [
  '',
  ' ',
  '\t\n',
  '\u00a0',
  '\u2003',
  '\u200b',
  '\ufeff',
  '\u0085',
  '\u2028',
  '\u180e',
  '\0',
  '\u3000x',
  '😀',
  '\ud83d',
]

/** Names that objects have by nature, and that a lookup in a plain object would find. */
const NATURAL = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'length', 'size']

const FOREIGN_CODES = Object.values(codes).flatMap((list) => [...list].slice(0, 2))

const STRINGS = [
  ...new Set([...DATES, ...IRIS, ...EMAILS, ...TAGS, ...NUTS, ...BLANKS, ...NATURAL, ...FOREIGN_CODES]),
]

const KEYS = [
  ...new Set([
    ...TAGS,
    ...NATURAL,
    '$schema',
    'https://example.org/term',
    'urn:x:y',
    'not an iri',
    '0',
    '-1',
  ]),
]

const swapCase = (text: string): string =>
  [...text].map((each) => (each === each.toLowerCase() ? each.toUpperCase() : each.toLowerCase())).join('')

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A copy in which what stands at a path is replaced; what it shares with the original stays shared. */
function replaced(value: unknown, path: Path, replacement: unknown): unknown {
  const [first, ...rest] = path
  if (first === undefined) return replacement
  if (Array.isArray(value))
    return value.with(first as number, replaced(value[first as number], rest, replacement))
  const object = value as Record<string, unknown>
  return Object.fromEntries(
    Object.entries(object).map(([key, each]) => [
      key,
      key === first ? replaced(each, rest, replacement) : each,
    ]),
  )
}

/** What can be done to a value whatever its place; `odd` adds the long tables of near-misses. */
function* variants(value: unknown, odd: boolean): Generator<Mutation> {
  for (const wrong of WRONG_TYPES) yield { label: `becomes ${JSON.stringify(wrong)}`, value: wrong }
  yield { label: 'becomes undefined', value: undefined }
  yield { label: 'is put into a list', value: [value] }
  yield { label: 'is put into an object', value: { en: value } }
  if (typeof value === 'string') yield* ofString(value, odd)
  else if (typeof value === 'number') yield* ofNumber(value, odd)
  else if (Array.isArray(value)) yield* ofList(value)
  else if (isObject(value)) yield* ofObject(value, odd)
}

function* ofString(value: string, odd: boolean): Generator<Mutation> {
  const near = [
    ...[
      value.toUpperCase(),
      value.toLowerCase(),
      swapCase(value),
      ` ${value}`,
      `${value} `,
      `${value}\n`,
      `\ufeff${value}`,
    ],
    ...[
      `${value}😀`,
      `${value}\ud800`,
      `${value}\0`,
      value.slice(0, -1),
      value.slice(1),
      value + value,
      value.normalize('NFD'),
    ],
    ...['', ' ', '1'],
  ]
  for (const text of odd ? [...near, ...STRINGS] : near)
    yield { label: `becomes ${JSON.stringify(text)}`, value: text }
}

function* ofNumber(value: number, odd: boolean): Generator<Mutation> {
  const near = [value + 1, value - 1, -value, value + 0.5, neighbour(value, 1), neighbour(value, -1)]
  for (const number of odd ? [...near, ...NUMBERS] : near)
    yield { label: `becomes ${Object.is(number, -0) ? '-0' : number}`, value: number }
  yield { label: 'becomes a string', value: String(value) }
}

function* ofList(value: readonly unknown[]): Generator<Mutation> {
  for (const [at, item] of value.entries()) {
    yield { label: `loses item ${at}`, value: value.toSpliced(at, 1) }
    yield { label: `has item ${at} twice`, value: [...value, item] }
  }
  yield { label: 'is spread over an object', value: { ...value } }
  for (const item of WRONG_TYPES) yield { label: `gains ${JSON.stringify(item)}`, value: [...value, item] }
  if (value.length > 0) yield { label: 'becomes its first item', value: value[0] }
}

function* ofObject(value: Record<string, unknown>, odd: boolean): Generator<Mutation> {
  const entries = Object.entries(value)
  const [first] = entries
  for (const [key] of entries) {
    const others = entries.filter(([each]) => each !== key)
    yield { label: `loses ${key}`, value: Object.fromEntries(others) }
    for (const name of [key.toUpperCase(), `${key} `, `${key}s`])
      yield {
        label: `has ${JSON.stringify(name)} for ${key}`,
        value: Object.fromEntries([...others, [name, value[key]]]),
      }
  }
  const nested = entries.filter(([, each]) => isObject(each))
  for (const [key, each] of nested) yield { label: `becomes its ${key}`, value: each }
  for (const key of odd ? KEYS : NATURAL) {
    // As JSON.parse does, so that `__proto__` is a property like any other.
    yield {
      label: `gains ${JSON.stringify(key)}`,
      value: Object.fromEntries([...entries, [key, first?.[1] ?? 'text']]),
    }
    if (odd)
      yield {
        label: `has ${JSON.stringify(key)} alone`,
        value: Object.fromEntries([[key, first?.[1] ?? 'text']]),
      }
  }
}

/** Names a place in a document; two places of one name are judged by the same code. */
export type Naming = (path: Path) => string

export const byPath: Naming = (path) => path.map((each) => (typeof each === 'number' ? '*' : each)).join('/')

/**
 * Every variant of a document. The long tables are tried at each named place once; `seen` remembers the
 * places, so that documents can share them.
 */
export function* mutations(document: unknown, seen: Set<string>, nameOf: Naming): Generator<Mutation> {
  yield* inside(document, document, [], seen, nameOf)
}

function* inside(
  document: unknown,
  value: unknown,
  path: Path,
  seen: Set<string>,
  nameOf: Naming,
): Generator<Mutation> {
  const place = nameOf(path)
  const odd = !seen.has(place)
  seen.add(place)
  for (const { label, value: variant } of variants(value, odd)) {
    // A document that is not there is no document.
    if (variant === undefined && path.length === 0) continue
    yield {
      label: `/${path.join('/')} ${label}`,
      // Many are sampled away before anyone looks.
      get value() {
        return replaced(document, path, variant)
      },
    }
  }
  const members = Array.isArray(value) ? value.entries() : isObject(value) ? Object.entries(value) : []
  for (const [key, each] of members) yield* inside(document, each, [...path, key], seen, nameOf)
}
