/** Everything that is computed, away from the page: it is asked by messages and holds nothing of its own. */

import { languages } from 'languages:'
import { elements, profileTitles } from '@microcred/core'
import { type Catalogue, joined, partsFor } from '@microcred/core/messages'
import type { Report } from '@microcred/validators'
import { placesOf } from '@microcred/validators/places'
import type { Converted, Input, Marked, Operations, Said } from './messages.ts'
import { compared, stacked } from './standing.ts'

/** As many findings as a person reads at once. */
const SHOWN = 200

type Span = { start: number; end: number }

const segments = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))

/** The path of a pointer in a text, with the numbers of lists as numbers. */
function pathIn(value: unknown, pointer: string): (string | number)[] {
  let at = value
  return segments(pointer).map((part) => {
    const key = Array.isArray(at) ? (part === '-' ? at.length : Number(part)) : part
    at = (at as Record<string | number, unknown> | undefined)?.[key]
    return key
  })
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const nameOf = (report: Report): string => {
  const { profile } = report
  if (!profile) return 'not recognised'
  const title = profileTitles[profile.id]
  return profile.version ? `${title} (${profile.version})` : title
}

/** For the first look at a record little is loaded; after that everything is said that the command says. */
async function validatorOf(
  input: Input,
  first?: boolean,
): Promise<(given: unknown, options: object) => Report> {
  const own =
    first &&
    typeof input === 'string' &&
    /"\$schema"\s*:\s*"https:\/\/w3id\.org\/microcred\//.test(input.slice(0, 2000))
  const { validate } = own
    ? await import('@microcred/validators/record')
    : await import('@microcred/validators')
  return validate as (given: unknown, options: object) => Report
}

/** As much of a language as a report needs. */
async function catalogueFor(language: string, { findings, credentials = [] }: Report): Promise<Catalogue> {
  const codes = [findings, ...credentials.map((each) => each.findings)].flat().map(({ code }) => code)
  const [first, ...others] = await Promise.all(
    partsFor(codes).map(async (part) => (await languages[language]![part]()).catalogue),
  )
  return joined(first!, ...others)
}

async function reported(asked: Parameters<Operations['report']>[0]): Promise<Said> {
  const { input, trust, language = 'en', first } = asked
  const verified = trust
    ? await (await import('@microcred/trust')).verify(input, { trust: trust as never })
    : undefined
  const inEnglish: Report = verified ?? (await validatorOf(input, first))(input, {})
  const catalogue = language === 'en' ? undefined : await catalogueFor(language, inEnglish)
  // What is said in English needs nothing but what the form of the credential needs.
  const report = catalogue
    ? (await import('@microcred/validators')).inLanguage(inEnglish, catalogue)
    : inEnglish
  const every = report.credentials
    ? [...report.findings, ...report.credentials.flatMap(({ findings }) => findings)]
    : report.findings
  const listed = every.slice(0, SHOWN)
  const places = placesOf(input, listed)
  const text = places?.text
  const plain = text !== undefined && text === input && parsed(text) !== undefined
  const rows = report.elements.length > 0 ? report.elements : (report.credentials?.[0]?.elements ?? [])
  return {
    profile: nameOf(report),
    verdict: report.verdict,
    ok: report.ok,
    elements: rows,
    titles: rows.map(({ id }) => elements.find((element) => element.id === id)!.title),
    found: listed.map((finding): Marked => {
      const span = finding.line === undefined ? undefined : places?.span(finding)
      const edits = plain ? finding.fix?.edits : undefined
      return { finding, ...(span && { span }), ...(edits && { edits }) }
    }),
    total: every.length,
    notChecked: (report.notChecked ?? []).map(({ message }) => message),
    language,
    ...(catalogue?.state && { state: catalogue.state }),
    ...(report.untranslated && { untranslated: report.untranslated }),
    ...(verified && { claims: verified.claims }),
    ...(text !== undefined && text !== input && { text }),
  }
}

/** Where pointers stand in a JSON text. */
async function spansIn(text: string | undefined): Promise<(pointer: string) => Span | undefined> {
  const { findNodeAtLocation, parseTree } = await import('jsonc-parser')
  const tree = text === undefined ? undefined : parseTree(text)
  const json = text === undefined ? undefined : parsed(text)
  return (pointer) => {
    if (!tree || json === undefined) return undefined
    const node = findNodeAtLocation(tree, pathIn(json, pointer))
    return node && { start: node.offset, end: node.offset + node.length }
  }
}

async function converted({ input, to }: Parameters<Operations['convert']>[0]): Promise<Converted> {
  const { convert } = await import('@microcred/validators/convert')
  const { claims } = await import('@microcred/validators/claims')
  const spanOf = await spansIn(typeof input === 'string' ? input : undefined)
  try {
    const { credential, loss, lacks, unread } = convert(input, to as never)
    const origin = claims(input).claims[0]?.origin
    const text = credential === undefined ? undefined : JSON.stringify(credential, null, 2)
    const spanThere = await spansIn(text)
    const originThere = text === undefined ? undefined : claims(text).claims[0]?.origin
    return {
      ...(text !== undefined && { text }),
      loss: loss.map(({ pointer, kind, reason, shown }) => {
        const span = origin && spanOf(origin(pointer))
        const there = kind === 'lost' ? undefined : originThere && spanThere(originThere(pointer))
        return { pointer, kind, reason, shown, ...(span && { span }), ...(there && { there }) }
      }),
      lacks: lacks.map((lack) => (typeof lack === 'string' ? lack : JSON.stringify(lack))),
      unread: unread.map((pointer) => {
        const span = spanOf(pointer)
        return { pointer, ...(span && { span }) }
      }),
    }
  } catch (error) {
    return { loss: [], lacks: [], unread: [], refused: (error as Error).message }
  }
}

const operations: Operations = {
  report: reported,
  convert: converted,
  async explain({ code }) {
    const { explanationOf } = await import('@microcred/validators/explanations')
    const known = explanationOf(code)
    return {
      explanation: known?.explanation ?? '',
      source: known ? `${known.source.document}, ${known.source.clause}` : '',
      url: known?.source.url ?? '',
    }
  },
  async skills({ text }) {
    const { find } = await import('@microcred/taxonomy')
    return find(text, { limit: 8 }).map(({ uri, label, strength, why }) => ({
      uri,
      label,
      strength,
      words: why.words,
    }))
  },
  async extract({ text }) {
    const { extract } = await import('@microcred/taxonomy')
    return extract(text).map(({ uri, label, strength, spans }) => ({
      uri,
      label,
      strength,
      words: spans.map(({ offset, length }) => text.slice(offset, offset + length)),
    }))
  },
  stack: stacked,
  compare: compared,
  table: async (asked) => (await import('./table.ts')).tabled(asked),
  async masked({ text }) {
    const personal = placesOf(text, [])?.personal ?? []
    let out = ''
    let at = 0
    for (const { start, end } of personal) {
      out += text.slice(at, start) + text.slice(start, end).replaceAll(/[^\s]/g, '•')
      at = end
    }
    return out + text.slice(at)
  },
}

self.addEventListener('message', async ({ data }: MessageEvent) => {
  const { id, operation, asked } = data as { id: number; operation: keyof Operations; asked: never }
  try {
    self.postMessage({ id, answer: await operations[operation](asked) })
  } catch (error) {
    self.postMessage({ id, failed: (error as Error).message })
  }
})

export type { Input }
