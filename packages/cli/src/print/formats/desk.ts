/** The recognition desk: each outcome that is asked for, with what is held beside it. */
import '../command-words.js'
import {
  type Desk,
  type DeskOutcome,
  type DeskPair,
  type DeskTarget,
  questionOf,
} from '@microcred/equivalence'
import type { Paint } from '../paint.js'
import { visible } from '../visible.js'
import { type Spoken, spokenIn, textOf } from '../words.js'

const SIGNS: Readonly<Record<DeskTarget['state'], string>> = {
  covered: '✓',
  together: '≈',
  part: '~',
  open: '?',
  'nothing-alike': '✗',
  unread: '?',
}

const COLOURS: Readonly<Record<DeskTarget['state'], (paint: Paint) => Paint['red']>> = {
  covered: ({ green }) => green,
  together: ({ yellow }) => yellow,
  part: ({ yellow }) => yellow,
  open: ({ yellow }) => yellow,
  'nothing-alike': ({ red }) => red,
  unread: ({ yellow }) => yellow,
}

/** The desk for people: by outcome that is asked for, best first. */
export function deskPage(
  { targets, pairs, surplus }: Desk,
  all: boolean,
  paint: Paint,
  spoken: Spoken = spokenIn(),
): string {
  const { words, language } = spoken
  const shown = (target: DeskTarget, { state, likeness }: DeskPair) =>
    all || state !== 'open' || (likeness !== 'weak' && target.state !== 'covered')
  return [
    ...targets.flatMap((target) => [
      `${COLOURS[target.state](paint)(SIGNS[target.state])} ${paint.bold(called(target, spoken))}  ${words(`desk/state-${target.state}`)}`,
      ...target.ask.map((each) => paint.dim(`    ${visible(questionOf(each, language))}`)),
      ...target.pairs
        .filter((at) => shown(target, pairs[at]!))
        .flatMap((at) => laid(at, pairs[at]!, paint, spoken)),
    ]),
    ...(surplus.length > 0 ? ['', paint.bold(words('desk/besides'))] : []),
    ...surplus.map((outcome) => `+ ${called(outcome, spoken)}`),
    '',
    paint.dim(words('desk/decides')),
  ].join('\n')
}

function laid(at: number, pair: DeskPair, paint: Paint, spoken: Spoken): string[] {
  const { source, words, pivot, ask } = pair
  const by = { source: words.source.join(', '), target: words.target.join(', ') }
  return [
    `  ${String(at + 1).padStart(3)}  ${called(source, spoken)}  ${paint.dim(why(pair, spoken))}`,
    ...(pivot
      ? [
          paint.dim(
            visible(
              `       ${pivot.source.language} “${pivot.source.label}” = ${pivot.target.language} “${pivot.target.label}”`,
            ),
          ),
        ]
      : []),
    ...(words.source.length + words.target.length > 0
      ? [paint.dim(visible(`       ${spoken.words('desk/by', by)}`))]
      : []),
    ...ask.map((each) => paint.dim(visible(`       ${questionOf(each, spoken.language)}`))),
  ]
}

function why({ state, relation, basis, score, likeness }: DeskPair, { words }: Spoken): string {
  if (state === 'refused') return words('desk/refused')
  return state === 'known'
    ? words('desk/known', {
        relation: words(`compare/relation-${relation!}`),
        basis: words(`compare/basis-${basis!}`),
      })
    : words('desk/alike', { score: score.toFixed(2), likeness: words(`desk/likeness-${likeness!}`) })
}

const called = ({ title, id, pointer }: DeskOutcome, spoken: Spoken): string =>
  visible(textOf(title, spoken) || (id ?? pointer))
