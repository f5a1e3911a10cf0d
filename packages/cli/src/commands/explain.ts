/** `microcred explain`: what a code means. */

import { near as nearestOf } from '@microcred/common/near'
import { nearest } from '@microcred/common/nearest'
import { elements } from '@microcred/core'
import { type Catalogue, fill, type Message, outline, partsFor, say, textIn } from '@microcred/core/messages'
import { profiles } from '@microcred/core/profiles'
import { allCodes, explanationOf, fullCodes, subjects } from '@microcred/validators/explanations'
import { type Command, either, refused, type UsageError } from '../arguments/usage.js'
import { definition } from '../definitions/explain.js'
import { explained } from '../generated/message-parts.js'
import { languageTagOf, partsIn } from '../input/language.js'
import { print } from '../print/output.js'
import { type Paint, paintFor } from '../print/paint.js'

export const command: Command = {
  ...definition,
  async run(given) {
    const { words } = given
    const paint = await paintFor(process.env)
    const tag = words.length === 0 ? undefined : languageTagOf(given)
    const catalogue = tag === undefined ? undefined : await explaining(tag, words)
    print(words.length === 0 ? all(paint) : words.map((code) => one(code, paint, catalogue)).join('\n'))
    return 0
  },
}

/** As much of a language as says and explains codes. */
function explaining(tag: string, codes: readonly string[]): Promise<Catalogue> {
  const asked = codes.flatMap((code) => [code, `*${code.slice(code.indexOf('.'))}`])
  const explanations = Object.entries(explained)
    .filter(([, all]) => all.split(' ').some((code) => asked.includes(code)))
    .map(([part]) => part)
  return partsIn(tag, [...partsFor(codes), ...explanations])
}

/** A code that does not exist, with the three it is most like, the likeliest first. */
function unknown(code: string): UsageError {
  const first = nearest(code, fullCodes())
  const sameSubject = fullCodes().some((each) => each.split('.')[0] === code.split('.')[0])
  return first === undefined && !sameSubject
    ? refused('usage/no-code', { code })
    : refused('usage/no-code-near', { code, near: either(nearestOf(code, fullCodes(), first)) })
}

function one(code: string, paint: Paint, catalogue: Catalogue | undefined): string {
  const known = explanationOf(code)
  if (!known) throw unknown(code)
  const { severity, part, source, docs } = known
  const said = (kind: string): Message | undefined =>
    catalogue &&
    [code, `*${code.slice(code.indexOf('.'))}`]
      .map((each) => textIn(catalogue, `${kind}/${each}`))
      .find((text) => text !== undefined)
  const [sentence, hint, explanation] = [
    outlined(said('finding')) ?? known.sentence,
    outlined(said('hint')) ?? known.hint,
    filled(said('explanation')) ?? known.explanation,
  ]
  const element = elements.find(({ id }) => code.startsWith(`${id}.`))
  const title = element && (say(`element/${element.id}`, {}, catalogue) ?? element.title)
  const word = (key: string, english: string): string =>
    filled(catalogue && textIn(catalogue, key)) ?? english
  const [from, page] = [word('report/source', 'Source'), word('report/documentation', 'Docs')]
  const widest = Math.max(from.length, page.length)
  const words = (text: string): string => blanks(title ? text.replaceAll('{element}', title) : text, paint)
  return [
    `${paint.bold(code)}  ${word(`severity/${severity}`, severity)}, ${part}`,
    '',
    `  ${words(sentence)}${hint ? ` ${words(hint)}` : ''}`,
    '',
    ...(explanation ? [`  ${explanation}`, ''] : []),
    ...(element && code.endsWith('.missing') ? placesOf(element.key) : []),
    `  ${from.padEnd(widest)}  ${source.document}, ${source.clause}`,
    `  ${''.padEnd(widest)}  ${source.url}`,
    `  ${page.padEnd(widest)}  ${docs}`,
    '',
  ].join('\n')
}

/** Where each form of credential keeps an element, in its own words. */
function placesOf(key: string): readonly string[] {
  const rows = profiles.flatMap(({ id, where }) => {
    const place = id === 'record' || id === 'specification' ? key : where?.(`/${key}`)
    return place === undefined ? [] : [[id, place] as const]
  })
  const widest = Math.max(...rows.map(([id]) => id.length))
  return [...rows.map(([id, place]) => `  ${id.padEnd(widest)}  ${place}`), '']
}

const outlined = (text: Message | undefined): string | undefined => text && outline(text)

const filled = (text: Message | undefined): string | undefined => text && fill(text, {})

/** A sentence with its parameters named. */
const blanks = (text: string, paint: Paint): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => paint.cyan(`‹${name}›`))

/** The codes by what they are about, in the order of Annex I. */
function all(paint: Paint): string {
  const groups = new Map<string, string[]>()
  for (const code of allCodes) {
    const subject = code.slice(0, code.indexOf('.'))
    groups.set(subject, [...(groups.get(subject) ?? []), code])
  }
  const widest = Math.max(...allCodes.map((code) => code.length))
  const order = ['*', ...subjects]
  const rank = (subject: string): number => (order.indexOf(subject) + order.length) % order.length
  return [...groups]
    .toSorted(([a], [b]) => rank(a) - rank(b))
    .map(([subject, codes]) => {
      const heading = subject === '*' ? 'any element' : subject
      const lines = codes.toSorted().map((code) => {
        const { severity, sentence } = explanationOf(code)!
        return `  ${code.padEnd(widest)}  ${severity.padEnd(7)}  ${blanks(sentence, paint)}`
      })
      return `${paint.bold(heading)}\n${lines.join('\n')}\n`
    })
    .join('\n')
}
