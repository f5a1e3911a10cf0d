/** The time stamps of a seal, each over what its kind is about (ETSI TS 119 182-1 sections 5.2.6, 5.3.4 to 5.3.6). */
import type { Tools } from '../bundle/tools.js'
import type { Signature } from '../jws/jws.js'
import { failed, type Ground, unchecked, verified } from '../report/row.js'
import { isObject, type Json, listOf } from '../text/json.js'
import { checkStamp, type Stamp } from '../time-stamp/token.js'
import type { Certificate } from '../x509/certificate.js'
import type { Timed } from './own-time.js'
import { type Added, valuesIn } from './unsigned.js'

interface Found {
  readonly kind: string
  readonly stamp: Stamp
}

/** References that a time stamp of references is about. */
const REFERENCES: ReadonlySet<string> = new Set(['xRefs', 'rRefs', 'axRefs', 'arRefs'])

/** What a time stamp of a kind is about; `undefined` where nobody says here. */
function aboutOf(kind: string, signature: Signature, before: readonly Added[]): string | undefined {
  if (kind === 'adoTst') return signature.payload
  if (kind === 'sigTst') return signature.signature
  const texts = (list: readonly Added[]): string | undefined =>
    list.every(({ text }) => text !== undefined) ? list.map(({ text }) => text).join('') : undefined
  const all = texts(before)
  const { payload, protected: header, signature: value } = signature
  if (kind === 'arcTst') return all === undefined ? undefined : `${payload}.${header}.${value}.${all}`
  if (kind === 'sigRTst') {
    const rest = texts(before.filter(({ name }) => name === 'sigTst' || REFERENCES.has(name)))
    return rest === undefined ? undefined : `${value}.${rest}`
  }
  return kind === 'rfsTst' ? texts(before.filter(({ name }) => REFERENCES.has(name))) : undefined
}

const KINDS: ReadonlySet<string> = new Set(['sigTst', 'arcTst', 'sigRTst', 'rfsTst'])

const tokensOf = (value: unknown): ReturnType<typeof valuesIn> =>
  listOf(value).flatMap((each) => (isObject(each) ? valuesIn(each.tstTokens) : []))

/** Every time stamp of a seal. */
async function stampsOf(
  signature: Signature,
  header: Json,
  elements: readonly Added[],
  certificates: readonly Certificate[],
  tools: Tools,
): Promise<readonly Found[]> {
  const places = [
    { name: 'adoTst', value: header.adoTst, before: [] as readonly Added[] },
    ...elements.map(({ name, value }, at) => ({ name, value, before: elements.slice(0, at) })),
  ].filter(({ name, value }) => (name === 'adoTst' || KINDS.has(name)) && value !== undefined)
  const found: Found[] = []
  for (const { name, value, before } of places.slice(0, MOST)) {
    const about = aboutOf(name, signature, before)
    const tokens = tokensOf(value)
    if (tokens.length === 0) found.push({ kind: name, stamp: { state: 'broken' } })
    for (const token of tokens.slice(0, MOST))
      found.push({
        kind: name,
        stamp:
          about === undefined
            ? { state: 'unknown' }
            : await checkStamp(token, new TextEncoder().encode(about), certificates, tools),
      })
  }
  return found
}

/** Time stamps that are checked. */
const MOST = 20

/** When something was sealed, and who says so; `own` is what the signer says. */
export async function timeOf(
  signature: Signature,
  header: Json,
  own: Timed,
  {
    elements,
    certificates,
  }: { readonly elements: readonly Added[]; readonly certificates: readonly Certificate[] },
  tools: Tools,
): Promise<Timed> {
  const stamps = await stampsOf(signature, header, elements, certificates, tools)
  if (stamps.some(({ stamp }) => stamp.state === 'broken'))
    return { row: failed('time.stamp-altered'), signed: own.signed }
  // A stamp over the content alone says nothing of when it was sealed.
  const proving = stamps.filter(({ kind }) => kind !== 'adoTst' && kind !== 'rfsTst')
  const trusted = proving.map(({ stamp }) => stamp).filter((each) => each.state === 'trusted')
  const [first] = trusted.toSorted((a, b) => a.at - b.at)
  if (first) {
    const ground = { kind: 'time-stamp', name: first.anchor, source: first.source, at: iso(first.at) }
    return { row: verified([ground]), signed: { at: first.at, trusted: true } }
  }
  const ground = [
    ...own.row.ground,
    ...stamps.map(
      ({ kind, stamp }): Ground =>
        stamp.state === 'intact' ? { kind, name: stamp.by, at: iso(stamp.at) } : { kind, name: '' },
    ),
  ]
  const wanted = proving.flatMap(({ stamp }) =>
    stamp.state === 'intact' ? [{ kind: 'time-stamp-authority', id: stamp.by }] : [],
  )
  const row = proving.length > 0 ? unchecked('time.stamp-not-trusted', ...unique(wanted)) : own.row
  return { row: { ...row, ground }, signed: own.signed }
}

const unique = <Each extends { readonly id: string }>(list: readonly Each[]): readonly Each[] => [
  ...new Map(list.map((each) => [each.id, each])).values(),
]

const iso = (at: number): string => new Date(at).toISOString()
