/** The page around the sections, and which of them stand where for whom. */
import { facts, items, type Subject, textIn } from './facts.js'
import { type Html, html } from './html.js'
import {
  assessment,
  check,
  holder,
  more,
  namesEsco,
  outcomes,
  prerequisites,
  type Section,
  stacks,
  story,
  vouched,
} from './sections.js'
import { style } from './style.js'
import { told } from './texts.js'

interface Plan {
  readonly main: readonly Section[]
  readonly side: readonly Section[]
}

/** Each reader's questions first. */
const PLANS: Readonly<Record<Subject['audience'], Plan>> = {
  learner: { main: [outcomes, story, more, check], side: [stacks, assessment, vouched] },
  employer: { main: [outcomes, more, check, story], side: [assessment, vouched, stacks] },
  admissions: {
    main: [outcomes, assessment, prerequisites, check, story],
    side: [stacks, vouched],
  },
}

/** From how many characters a card is set smaller, so that it stays on one page of paper. */
const SIZES = [
  [3800, 'smallest'],
  [2400, 'smaller'],
  [1800, 'small'],
] as const

const visible = (part: Html): number => part.text.replace(/<[^<>]*>/g, '').length

/** A whole page. */
export function page(subject: Subject, state: string | undefined): Html {
  const { record, words, audience } = subject
  const plan = PLANS[audience]
  const inMain = plan.main.flatMap((make) => make(subject) ?? [])
  const inSide = plan.side.flatMap((make) => make(subject) ?? [])
  const name = holder(subject)
  const title = textIn(subject, record.title) ?? words.say('untitled')
  const bodies = items(record.awardingBody).flatMap(({ legalName }) => textIn(subject, legalName) ?? [])
  const plainTitle = told(record.title, words.language, record.language)?.text ?? words.plain('untitled')
  const long = [...inMain, ...inSide].reduce((sum, each) => sum + visible(each), 0)
  const size = SIZES.find(([least]) => long >= least)?.[1]
  const wide = plainTitle.length > 90 ? 'long' : undefined
  return html`<!doctype html>
<html lang="${words.language}" dir="ltr"${size && html` class="${size}"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="generator" content="microcred">
<title>${plainTitle}</title>
<style>${style}</style>
</head>
<body class="${[audience, wide].filter(Boolean).join(' ')}">
<header>
<p class="kind">${words.say('micro-credential')}</p>
<h1>${title}</h1>
<p class="who"><b>${name ?? words.say('nobody')}</b>${bodies.map((each) => html`<span>${each}</span>`)}</p>
${facts(subject)}
</header>
<main>
<div class="main">${inMain}</div>
<div class="side">${inSide}</div>
</main>
<footer>
<p>${words.say('made')}${namesEsco(subject) ? html` ${words.say('esco')}` : undefined}${
    state === 'machine' ? html` ${words.say('machine-translated')}` : undefined
  }</p>
</footer>
</body>
</html>
`
}
