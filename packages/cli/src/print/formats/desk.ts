/** The recognition desk: each outcome that is asked for, with what is held beside it. */
import {
  type Desk,
  type DeskOutcome,
  type DeskPair,
  type DeskTarget,
  questionOf,
} from '@microcred/equivalence'
import type { Paint } from '../paint.js'
import { visible } from '../visible.js'

const STATES: Readonly<Record<DeskTarget['state'], string>> = {
  covered: 'covered',
  together: 'covered by several together, if they are added up',
  part: 'covered in part',
  open: 'to be judged',
  'nothing-alike': 'nothing alike',
  unread: 'not read: its language is not here',
}

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
export function deskPage({ targets, pairs, surplus }: Desk, all: boolean, paint: Paint): string {
  const shown = (target: DeskTarget, { state, likeness }: DeskPair) =>
    all || state !== 'open' || (likeness !== 'weak' && target.state !== 'covered')
  return [
    ...targets.flatMap((target) => [
      `${COLOURS[target.state](paint)(SIGNS[target.state])} ${paint.bold(called(target))}  ${STATES[target.state]}`,
      ...target.ask.map((each) => paint.dim(`    ${visible(questionOf(each))}`)),
      ...target.pairs.filter((at) => shown(target, pairs[at]!)).flatMap((at) => laid(at, pairs[at]!, paint)),
    ]),
    ...(surplus.length > 0 ? ['', paint.bold('Held besides')] : []),
    ...surplus.map((outcome) => `+ ${called(outcome)}`),
    '',
    paint.dim('Likeness decides nothing. --confirm and --refuse with the number of a pair record an answer.'),
  ].join('\n')
}

function laid(at: number, pair: DeskPair, paint: Paint): string[] {
  const { source, words, pivot, ask } = pair
  return [
    `  ${String(at + 1).padStart(3)}  ${called(source)}  ${paint.dim(why(pair))}`,
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
      ? [paint.dim(visible(`       by ${words.source.join(', ')} | ${words.target.join(', ')}`))]
      : []),
    ...ask.map((each) => paint.dim(visible(`       ${questionOf(each)}`))),
  ]
}

function why({ state, relation, basis, score, likeness }: DeskPair): string {
  if (state === 'refused') return 'refused'
  return state === 'known' ? `${relation}, by ${basis}` : `${score.toFixed(2)} alike, ${likeness}`
}

const called = ({ title, id, pointer }: DeskOutcome): string =>
  visible(title.en ?? Object.values(title)[0] ?? id ?? pointer)
