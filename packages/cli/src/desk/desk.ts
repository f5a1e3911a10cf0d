/** `microcred compare … --desk`: outcomes of both sides beside each other, and what the officer answers. */

import '../print/command-words.js'
import { jsonOf } from '@microcred/common/steering'
import {
  confirm,
  type Desk,
  type DeskPair,
  findingOf,
  match,
  questionOf,
  type RecognitionDecisions,
  type RecordedMatch,
  type RecordedRefusal,
  refuse,
} from '@microcred/equivalence'
import type { Claim } from '@microcred/validators/claims'
import { type Given, refused } from '../arguments/usage.js'
import { languageOf } from '../input/language.js'
import { deskPage } from '../print/formats/desk.js'
import { note, print } from '../print/output.js'
import { paintFor } from '../print/paint.js'
import { version } from '../print/version.js'
import { visible } from '../print/visible.js'
import { spokenIn } from '../print/words.js'

/** What the desk is laid with. */
export interface Recorded extends RecognitionDecisions {
  readonly at: string
}

/** Lays the desk and prints it, or the answers as a file to be handed in again. */
export async function desk(
  sources: readonly Claim[],
  targets: readonly Claim[],
  { at, ...recorded }: Recorded,
  given: Given,
): Promise<number> {
  const { matches = [], refusals = [] } = recorded
  const laid = match(sources, targets, { at, matches, refusals })
  const spoken = spokenIn(await languageOf(given))
  for (const each of laid.findings) note(visible(`${each.code}: ${spoken.finding(each, findingOf(each))}`))
  const answers = answersIn(laid, at, given)
  if (answers) print(`${jsonOf(together(recorded, answers), 2)}\n`)
  else if (given.value('format') === 'json') print(`${jsonOf(asJson(laid), 2)}\n`)
  else print(`${deskPage(laid, given.has('all'), await paintFor(process.env), spoken)}\n`)
  if (laid.targets.every(({ state }) => state === 'covered')) return laid.targets.length > 0 ? 0 : 1
  return laid.state === 'nothing-alike' ? 1 : 3
}

interface Answers {
  readonly matches: readonly RecordedMatch[]
  readonly refusals: readonly RecordedRefusal[]
}

/** What the command line answers, or nothing where it answers nothing. */
function answersIn({ pairs }: Desk, decided: string, given: Given): Answers | undefined {
  const [confirmed, denied] = [chosen(pairs, given, 'confirm'), chosen(pairs, given, 'refuse')]
  if (confirmed.length + denied.length === 0) return undefined
  const [by, reason, how = 'exact'] = ['by', 'reason', 'match'].map((name) => given.value(name))
  if (by === undefined) throw refused('usage/who-decides')
  if (denied.length > 0 && reason === undefined) throw refused('usage/refusal-reason')
  const answer = { evaluator: { name: { en: by } }, decided }
  const why = reason === undefined ? {} : { reason: { en: reason } }
  return {
    matches: confirmed.map((pair) =>
      confirm(pair, { ...answer, ...why, match: how as RecordedMatch['match'] }),
    ),
    refusals: denied.map((pair) => refuse(pair, { ...answer, reason: { en: reason! } })),
  }
}

function chosen(pairs: readonly DeskPair[], given: Given, option: string): DeskPair[] {
  return given
    .all(option)
    .flatMap((value) => value.split(','))
    .map((word) => {
      const pair = /^\d+$/.test(word.trim()) ? pairs[Number(word) - 1] : undefined
      if (pair) return pair
      throw refused(pairs.length === 0 ? 'usage/no-pairs' : 'usage/pairs', {
        option: `--${option}`,
        count: pairs.length,
        value: word,
      })
    })
}

/** What was recorded before, and what is answered now. */
function together(before: RecognitionDecisions, { matches, refusals }: Answers): RecognitionDecisions {
  const [allMatches, allRefusals] = [
    [...(before.matches ?? []), ...matches],
    [...(before.refusals ?? []), ...refusals],
  ]
  return {
    ...(before.decisions && { decisions: before.decisions }),
    ...(allMatches.length > 0 && { matches: allMatches }),
    ...(allRefusals.length > 0 && { refusals: allRefusals }),
  }
}

function asJson({ pairs, targets, findings, ...rest }: Desk) {
  const asked = (ask: DeskPair['ask']) => ask.map((each) => ({ ...each, message: questionOf(each) }))
  return {
    microcred: version(),
    ...rest,
    pairs: pairs.map((pair) => ({ ...pair, ask: asked(pair.ask) })),
    targets: targets.map((target) => ({ ...target, ask: asked(target.ask) })),
    findings: findings.map((finding) => ({ ...finding, message: findingOf(finding) })),
  }
}
