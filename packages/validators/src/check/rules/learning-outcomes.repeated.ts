import type { LearningOutcome, Text } from '@microcred/core'
import { annex, type Rule } from './rule.js'

const plain = (text: Text | undefined): string =>
  Object.entries(text ?? {})
    .map(([tag, words]) => `${tag} ${words.replace(/\s+/g, ' ').trim().toLowerCase()}`)
    .sort()
    .join('\n')

const contentOf = ({ title, description }: LearningOutcome): string =>
  `${plain(title)}\0${plain(description)}`

const LETTERS = 24

/** A number for the first letters of a text, letter case and white space apart. */
function hashOf(text: string): number {
  let hash = 0
  let letters = 0
  for (let at = 0; at < text.length && letters < LETTERS; at++) {
    const code = text.charCodeAt(at)
    if (code <= 32) continue
    if (code > 127) return hashOfAnyScript(text)
    hash = (hash * 31 + (code > 64 && code < 91 ? code + 32 : code)) | 0
    letters++
  }
  return hash
}

/** The same number where there are letters beyond ASCII. */
function hashOfAnyScript(text: string): number {
  let hash = 0
  let letters = 0
  for (const letter of text.toLowerCase()) {
    if (letter <= ' ' || /\s/.test(letter)) continue
    hash = (hash * 31 + letter.charCodeAt(0)) | 0
    if (++letters === LETTERS) break
  }
  return hash
}

/** Whether two titles begin alike in the first of their languages, so that it is worth comparing all. */
function someBeginAlike(outcomes: readonly LearningOutcome[]): boolean {
  const seen = new Set<number>()
  for (const { title } of outcomes) {
    const beginning = hashOf(title[firstTag(title)] ?? '')
    if (seen.has(beginning)) return true
    seen.add(beginning)
  }
  return false
}

/** The language of a text that comes first in the alphabet, whatever their order. */
function firstTag(text: Text): string {
  let first = ''
  for (const tag in text) if (first === '' || tag < first) first = tag
  return first
}

export const explanation =
  'The same outcome is listed twice, letter case and white space apart. It counts twice where outcomes are compared.'

export const rule: Rule = {
  severity: 'warning',
  part: 'quality',
  sentence: 'This outcome says the same as outcome {first}.',
  hint: 'Keep one of them.',
  source: annex(6),
  check({ record: { learningOutcomes: outcomes } }, report) {
    if (!outcomes || outcomes.length < 2 || !someBeginAlike(outcomes)) return
    const seen = new Map<string, number>()
    for (const [at, outcome] of outcomes.entries()) {
      const content = contentOf(outcome)
      const first = seen.get(content)
      if (first === undefined) seen.set(content, at)
      else report({ pointer: `/learningOutcomes/${at}`, params: { first: first + 1 } })
    }
  },
}
