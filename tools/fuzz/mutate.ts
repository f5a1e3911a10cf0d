/** Inputs made from documents that mean something: what people and programs get wrong, and what nobody would write. */
import type { Random } from '../../packages/stacking/src/search/random.ts'

type Json = Record<string, unknown>
type Path = readonly (string | number)[]

const { fromCharCode } = String

const ODD_VALUES: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  0.1,
  1e308,
  -0,
  2 ** 53,
  '',
  ' ',
  '\u0000',
  '\uD800',
  '\u202E',
  '\u200B',
  '<b>x</b>',
  'en',
  'xx',
  'ES',
  'urn:x',
  'urn:uuid:6f2b0b5e-8d3c-4a53-9a3e-0d7a2a6a1c11',
  'https://example.org/a',
  'not an iri',
  'mailto:a@b.example',
  'a@b.example',
  '2026-02-30',
  '2026-06-19T25:00:00Z',
  '19.06.2026',
  'P60M',
  'PT60H',
  '5',
  'EQF 5',
  'http://data.europa.eu/esco/skill/0023e7a5-43da-4b68-bee3-726ef21f986d',
  'http://data.europa.eu/snb/eqf/5',
  'http://data.europa.eu/snb/model/context/edc-ap',
  'https://www.w3.org/ns/credentials/v2',
  'https://www.w3.org/2018/credentials/v1',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
  'Concept',
  'Qualification',
  'OpenBadgeCredential',
  'VerifiableCredential',
  'EuropeanDigitalCredential',
  'GrÃ¼n',
  'x'.repeat(5_000),
  [],
  {},
  [[]],
  [null],
  [{}],
  { en: 'x' },
  { en: ['x', 'y'] },
  { '@value': 'x' },
  { '@set': ['a'] },
  { '@list': [] },
  { '@id': 'urn:x' },
  { id: 'urn:x' },
  { id: 7 },
  { type: 'Concept' },
  { __proto__: null, id: 'urn:x', type: ['Concept', 'ConceptScheme'] },
]

const ODD_KEYS: readonly string[] = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '',
  ' ',
  '@id',
  '@type',
  '@context',
  '@graph',
  '@value',
  '@language',
  '@set',
  '@nest',
  'id',
  'type',
  'a/b',
  'a~b',
  '0',
  '-',
  'en',
  'x-y',
  'sec:proof',
  'proof',
  '\n::error::x',
  '\u001b[31m',
  '\u0000',
  'ünï',
  '$schema',
  'payload',
  'verifiableCredential',
  'credentialSubject',
]

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null

/** Ways to everything in a value, as many as are worth choosing from. */
function pathsOf(value: unknown): Path[] {
  const paths: Path[] = [[]]
  const open: (readonly [unknown, Path])[] = [[value, []]]
  for (let at = 0; at < open.length && paths.length < 4_000; at++) {
    const [current, path] = open[at]!
    if (!isObject(current)) continue
    for (const key of Array.isArray(current) ? current.keys() : Object.keys(current)) {
      const inner = [...path, key]
      paths.push(inner)
      open.push([(current as Json)[key], inner])
    }
  }
  return paths
}

const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((current, key) => (current as Json)[key], value)

/** Defines, where `__proto__` as a key would set the prototype. */
const put = (around: unknown, key: string | number, value: unknown): void => {
  Object.defineProperty(around, key, { value, enumerable: true, configurable: true, writable: true })
}

/** A copy as JSON would make it, keys called `__proto__` included. */
const copied = (value: unknown): unknown => JSON.parse(JSON.stringify(value) ?? 'null')

const pick = <T>(list: readonly T[], random: Random): T => list[Math.floor(random() * list.length)]!

/** One change of a document, in place; a document whose root is replaced is the answer. */
function change(json: unknown, donor: unknown, random: Random): unknown {
  const paths = pathsOf(json)
  const path = pick(paths, random)
  const key = path.at(-1)
  const around = key === undefined ? undefined : at(json, path.slice(0, -1))
  const value = at(json, path)
  const replace = (given: unknown): unknown => {
    if (key === undefined) return given
    put(around, key, given)
    return json
  }
  const graft = (): unknown => copied(at(donor, pick(pathsOf(donor), random)))
  const step = Math.floor(random() * 14)
  if (step === 0 && key !== undefined) {
    if (Array.isArray(around)) around.splice(Number(key), 1)
    else delete (around as Json)[key]
    return json
  }
  // A copy, for what is put in may be changed by the next step.
  if (step <= 3) return replace(copied(pick(ODD_VALUES, random)))
  if (step === 4) return replace(graft())
  if (step === 5 && key !== undefined && !Array.isArray(around)) {
    delete (around as Json)[key]
    put(around, pick(ODD_KEYS, random), value)
    return json
  }
  if (step === 6) return replace([value])
  if (step === 7) return replace(random() < 0.5 ? { en: value } : { id: value })
  if (step === 8) return replace(deeper(value, 1 + Math.floor(random() * 12)))
  if (step === 9 && typeof value === 'string') return replace(edited(value, random))
  if (step === 9 && typeof value === 'number') return replace(value * pick([-1, 0, 10, 1.5, 1e9], random))
  if (step === 10 && isObject(value) && !Array.isArray(value)) {
    const entries = Object.entries(value).sort(() => random() - 0.5)
    return replace(Object.fromEntries(entries))
  }
  if (step === 11 && isObject(value)) {
    if (Array.isArray(value))
      value.push(random() < 0.5 && value.length > 0 ? copied(pick(value, random)) : graft())
    else put(value, pick(ODD_KEYS, random), graft())
    return json
  }
  if (step === 12 && isObject(value) && !Array.isArray(value)) {
    const other = at(donor, pick(pathsOf(donor), random))
    if (isObject(other) && !Array.isArray(other))
      for (const [name, inner] of Object.entries(other)) if (random() < 0.5) put(value, name, copied(inner))
    return json
  }
  // The same thing at two places.
  return replace(copied(at(json, pick(paths, random))))
}

const deeper = (value: unknown, levels: number): unknown =>
  levels === 0 ? value : deeper(levels % 2 ? [value] : { x: value }, levels - 1)

function edited(text: string, random: Random): string {
  const place = Math.floor(random() * (text.length + 1))
  switch (Math.floor(random() * 6)) {
    case 0:
      return text.slice(0, place) + text.slice(place + 1)
    case 1:
      return text.slice(0, place) + fromCharCode(Math.floor(random() * 0x3000)) + text.slice(place)
    case 2:
      return text.toUpperCase()
    case 3:
      return ` ${text} `
    case 4:
      return text.replace(/^http:/, 'https:')
    default:
      return text + text
  }
}

/** A text with a byte of its encoding flipped, cut, doubled or taken away. */
function spoilt(text: string, random: Random): string {
  const place = Math.floor(random() * text.length)
  switch (Math.floor(random() * 5)) {
    case 0:
      return text.slice(0, place)
    case 1:
      return (
        text.slice(0, place) +
        fromCharCode(text.charCodeAt(place) ^ (1 << Math.floor(random() * 7))) +
        text.slice(place + 1)
      )
    case 2:
      return text.slice(0, place) + text.slice(place, place + 200) + text.slice(place)
    case 3:
      return text.slice(0, place) + text.slice(place + Math.floor(random() * 50))
    default:
      return (
        text.slice(0, place) +
        pick(['"', '{', '}', '[', ']', ',', ':', '\\', '\u0000', '\uD800'], random) +
        text.slice(place)
      )
  }
}

const base64 = (text: string): string => Buffer.from(text).toString('base64url')

/** What credentials come in. */
function wrapped(text: string, random: Random): string {
  switch (Math.floor(random() * 9)) {
    case 0:
      return JSON.stringify({
        payload: text,
        signatures: [{ protected: base64('{"alg":"ES256"}'), signature: 'c2ln' }],
      })
    case 1:
      return JSON.stringify({
        payload: base64(text),
        signatures: [{ protected: base64('{"alg":"ES256"}'), signature: 'c2ln' }],
      })
    case 2:
      return `{"credential":${text},"deliveryDetails":{}}`
    case 3:
      return `${base64('{"alg":"ES256","typ":"JWT"}')}.${base64(text)}.c2ln`
    case 4:
      return `${base64('{"alg":"ES256","typ":"JWT"}')}.${base64(`{"vc":${text}}`)}.c2ln`
    case 5:
      return `[${text},${text}]`
    case 6:
      return `{"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiablePresentation"],"verifiableCredential":[${text}]}`
    case 7:
      return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"><openbadges:credential><![CDATA[${text}]]></openbadges:credential></svg>`
    default:
      return `\uFEFF${text}`
  }
}

/** One input from two documents. */
export function mutant(document: string, donor: string, random: Random): string {
  let json = JSON.parse(document) as unknown
  const other = JSON.parse(donor) as unknown
  const rounds = 1 + Math.floor(random() ** 2 * 6)
  for (let round = 0; round < rounds; round++) json = change(json, other, random)
  let text = JSON.stringify(json, undefined, random() < 0.2 ? 2 : undefined) ?? 'null'
  if (random() < 0.1) text = wrapped(text, random)
  return random() < 0.08 ? spoilt(text, random) : text
}
