/** What commands say around what they find, in a language of brackets: what is outside of them is in no catalogue. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Catalogue, fill, type Message } from '@microcred/core/messages'
import { match } from '@microcred/equivalence'
import { type Need, priorityPolicies, rank } from '@microcred/needs'
import { claims } from '@microcred/validators/claims'
import { expect, it } from 'vitest'
import { root } from '../../../tools/root.js'
import { helpOf, overview } from '../src/arguments/help.js'
import { withOutput } from '../src/arguments/run.js'
import { type Command, defect, near, refused } from '../src/arguments/usage.js'
import '../src/print/command-words.js'
import { helpWords } from '../src/generated/help.js'
import { rows } from '../src/generated/overview.js'
import { catalogueOf } from '../src/input/language.js'
import { prettyLine, summaryText } from '../src/print/formats/cohort.js'
import { deskPage } from '../src/print/formats/desk.js'
import { needsPage, needsReport } from '../src/print/formats/needs.js'
import { noPaint } from '../src/print/paint.js'
import { speakIn } from '../src/print/voice.js'
import { spokenIn } from '../src/print/words.js'

const bracketed = (text: Message): Message => ['⟦', ...[text].flat(), '⟧'] as Message

const { texts } = await catalogueOf('en')
const language: Catalogue = {
  language: 'en-XA',
  texts: Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, bracketed(text)])),
}
const spoken = spokenIn(language)

/** Words outside of brackets, without those that are data. */
const outside = (text: string, data: readonly string[] = []): readonly string[] => {
  let rest = text
  for (let before = ''; before !== rest; ) {
    before = rest
    rest = rest.replace(/⟦[^⟦⟧]*⟧/g, ' ')
  }
  const known = new Set(data.flatMap((each) => each.match(/\p{L}{2,}/gu) ?? []))
  return (rest.match(/\p{L}{2,}/gu) ?? []).filter((word) => !known.has(word))
}

const json = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'))

const help = (key: string, params = {}): string => fill(bracketed(helpWords[key]!), params, language)

it.each(rows)('the help of %s says nothing else but names and command lines', async (name) => {
  const { command } = (await import(`../src/commands/${name}.ts`)) as { command: Command }
  const { synopsis, examples, options } = withOutput(command)
  const flags = Object.entries(options).flatMap(([option, { takes = '' }]) => [option, takes])
  const said = helpOf(name, withOutput(command), help)
  expect(outside(said, ['microcred', name, synopsis, ...examples, ...flags])).toEqual([])
})

it('the overview says nothing else but names and command lines', () => {
  expect(outside(overview(help, '1.0.0'), rows.flat())).toEqual([])
})

it('the desk says nothing else but titles and likenesses', () => {
  const [held, asked] = [
    'examples/credentials/yecla-low-emission-wood-finishing.json',
    'packages/taxonomy/qualifications/wood-furniture-circular-furniture-repair.json',
  ].map((path) => claims(json(path)).claims)
  const laid = match(held!, asked!, { at: '2026-06-19' })
  const said = deskPage(laid, true, noPaint, spoken)
  const titles = [
    ...laid.targets,
    ...laid.surplus,
    ...laid.pairs.flatMap(({ source, target }) => [source, target]),
  ]
  const data = titles.flatMap(({ title }) => Object.values(title))
  const pivots = laid.pairs.flatMap(({ pivot }) =>
    pivot ? [pivot.source, pivot.target].flatMap((side) => Object.values(side)) : [],
  )
  expect(laid.targets.length).toBeGreaterThan(0)
  expect(outside(said, [...data, ...pivots])).toEqual([])
})

it('needs say nothing else but titles and sectors', () => {
  const { needs } = json('examples/needs/low-emission-finishes.json') as { needs: readonly Need[] }
  const ranking = rank(needs, priorityPolicies.borich, { catalogue: [], at: '2026-06-19' })
  const data = [
    ...needs.flatMap(({ title, context }) => [...Object.values(title), context?.sector ?? '']),
    ranking.policy.id,
  ]
  expect(outside(needsReport(needs, ranking, spoken), data)).toEqual([])
  const body = needsPage(needs, ranking, spoken)
    .replace(/^[\s\S]*<body>/, '')
    .replace(/<[^>]*>/g, ' ')
  expect(outside(body, data)).toEqual([])
})

it('a cohort says nothing else but names of learners and of requirements', () => {
  const { words } = spoken
  const summary = {
    learners: 2,
    verdicts: { satisfied: 1, provisional: 1 },
    requirements: [{ id: 'core', missing: 1, open: 1 }],
  }
  expect(outside(summaryText(summary as never, words), ['core'])).toEqual([])
  const line = prettyLine(
    {
      id: 'anna',
      verdict: 'needs-decision',
      nodes: [],
      missing: [],
      counted: [],
      constraints: [],
      findings: [],
    } as never,
    words,
  )
  expect(outside(line, ['anna'])).toEqual([])
})

it('a command line that cannot be followed is told in nothing else but what was typed', () => {
  speakIn(language)
  try {
    const { message } = near('usage/no-option', { option: '--fromat' }, 'fromat', ['format'], '--')
    expect(outside(message.replace(/--\w+/g, ''))).toEqual([])
    for (const key of ['usage/no-policy', 'note/line-not-json', 'cell/date-order', 'problem/ENOENT'] as const)
      expect(outside(refused(key, { name: '7' }).message)).toEqual([])
    expect(outside(defect(Object.assign(new Error('7'), { code: 'ENOENT', path: '7' })))).toEqual([])
  } finally {
    speakIn({ language: 'en', texts: {} })
  }
})
