/** The sections of a card, each made from what is stated; what says nothing is left out. */
import { isEmail, isWebUrl } from '../formats.js'
import type { Assessment, QualityStatement, Skill, StackingTarget } from '../generated/types.js'
import { NAMESPACE } from '../names/namespace.js'
import { ability } from './can.js'
import { items, type Subject, textIn } from './facts.js'
import { type Html, html } from './html.js'
import { shown, told } from './texts.js'
import type { Words } from './words.js'

/** A section, or nothing. */
export type Section = (subject: Subject) => Html | undefined

const section = (id: string, heading: Html, inside: Html, kind = ''): Html =>
  html`<section aria-labelledby="${id}" class="${kind || id}"><h2 id="${id}">${heading}</h2>${inside}</section>`

const list = (all: readonly Html[], kind?: string): Html | undefined =>
  all.length === 0
    ? undefined
    : html`<ul${kind === undefined ? undefined : html` class="${kind}"`}>${all.map((each) => html`<li>${each}</li>`)}</ul>`

const link = (url: unknown, text: Html | string | undefined): Html =>
  typeof url === 'string' && isWebUrl(url)
    ? html`<a href="${url}" rel="noreferrer">${text ?? url}</a>`
    : html`${text ?? String(url)}`

/** The name of the holder. */
export function holder({ record, words }: Subject): Html | undefined {
  const { fullName, givenName, familyName } = record.learner ?? {}
  const [whole, given, family] = [fullName, givenName, familyName].map((each) =>
    told(each, words.language, record.language),
  )
  if (whole) return shown(whole, words.language)
  const parts = [given, family].flatMap((each) => (each ? [each.text] : []))
  return parts.length === 0 ? undefined : html`<bdi>${parts.join(' ')}</bdi>`
}

/** What the holder can do, in sentences, each with the skills it stands for. */
export const outcomes: Section = (subject) => {
  const { record, words } = subject
  const name = holder(subject)
  const heading = name ? words.around('can-heading', { name }) : words.say('can-nobody')
  const sentences = items(record.learningOutcomes).flatMap((outcome) => {
    const title = told(outcome.title, words.language, record.language)
    if (!title) return []
    const can = isIn(title.language, words.language) ? ability(title.text, words.language) : undefined
    const said =
      can === undefined
        ? shown(title, words.language)
        : words.around('can', { what: html`<bdi>${can}</bdi>` })
    const details = textIn(subject, outcome.description)
    return [
      html`<p>${said}</p>${details && html`<p class="more">${details}</p>`}${skills(items(outcome.skills), subject)}`,
    ]
  })
  return section('can', heading, list(sentences) ?? html`<p>${words.say('no-outcomes')}</p>`)
}

const isIn = (tag: string, language: string): boolean =>
  tag.toLowerCase().split('-')[0] === language.toLowerCase().split('-')[0]

const ESCO = 'http://data.europa.eu/esco/'
const GREENCOMP = `${NAMESPACE}greencomp/`

/** Whose concept it is, as people call it. */
const schemeOf = (uri: string): string | undefined =>
  uri.startsWith(ESCO) ? 'ESCO' : uri.startsWith(GREENCOMP) ? 'GreenComp' : undefined

const MATCHES = {
  close: 'match/close',
  broad: 'match/broad',
  narrow: 'match/narrow',
  related: 'match/related',
} as const

function skills(all: readonly Skill[], subject: Subject): Html | undefined {
  const { record, words, nameOf } = subject
  const named = all.flatMap(({ uri, match, label }) => {
    if (typeof uri !== 'string') return []
    const own = told(label, words.language, record.language)
    const name = nameOf(uri)
    const official = name && { text: name.label, language: name.labelLanguage }
    const best =
      [own, official].find((each) => each && isIn(each.language, words.language)) ?? own ?? official
    const relation =
      match !== undefined && Object.hasOwn(MATCHES, match) ? words.say(MATCHES[match as 'close']) : undefined
    const scheme = schemeOf(uri)
    return [
      html`${relation && html`<i>${relation}</i> `}${link(uri, best && shown(best, words.language))}${scheme && html` <abbr>${scheme}</abbr>`}`,
    ]
  })
  return list(named, 'skills')
}

/** Whether any outcome names a concept of ESCO. */
export const namesEsco = ({ record }: Subject): boolean =>
  items(record.learningOutcomes).some((outcome) =>
    items(outcome.skills).some(({ uri }) => typeof uri === 'string' && uri.startsWith(ESCO)),
  )

/** How it was assessed, under which supervision, with which result. */
export const assessment: Section = (subject) => {
  const { record, words, audience } = subject
  const kinds = items(record.assessmentType).map((each) => assessed(each, subject))
  const { supervision, grade } = record
  const watched = words.code('supervision', supervision?.type)
  const mark = textIn(subject, grade?.value)
  const { minimum, maximum, passing } = grade?.scheme ?? {}
  const scale =
    audience !== 'learner' && minimum !== undefined && maximum !== undefined
      ? html`<small>${words.say('scale', { minimum, maximum })}${
          passing === undefined ? undefined : html`, ${words.say('passed-from', { passing })}`
        }</small>`
      : undefined
  const all = [
    list(kinds),
    watched && html`<p>${watched}</p>`,
    mark && html`<p class="grade">${words.say('grade')}: <b>${mark}</b>${scale}</p>`,
  ]
  return all.some(Boolean) ? section('assessed', words.say('assessed'), html`${all}`) : undefined
}

function assessed({ type, route, title, description }: Assessment, subject: Subject): Html {
  const { words } = subject
  const own = textIn(subject, title)
  const more = textIn(subject, description)
  const kind = type === 'other' && (own ?? more) ? undefined : words.code('assessment-type', type)
  const by = words.code('route', route)
  const [head, ...rest] = [kind, own, more, by].filter((each) => each !== undefined)
  return html`${head}${rest.map((each) => html`<small>${each}</small>`)}`
}

/** Which organisations answer for it, and who has looked at them. */
export const vouched: Section = (subject) => {
  const { record, words, audience } = subject
  const bodies = items(record.awardingBody).map((body) => {
    const name = textIn(subject, body.legalName) ?? html`${body.id ?? words.plain('not-stated')}`
    const country = words.country(body.country)
    const licences = audience === 'learner' ? [] : items(body.accreditation)
    return html`${link(body.homepage, name)}${country && html`<small>${country}</small>`}${list(
      licences.map((each) => quality(each, subject)),
    )}`
  })
  const assured = list(items(record.qualityAssurance).map((each) => quality(each, subject)))
  const inside = [list(bodies, 'bodies'), assured && html`<h3>${words.say('quality')}</h3>${assured}`]
  return inside.some(Boolean) ? section('vouched', words.say('vouched'), html`${inside}`) : undefined
}

function quality(
  { type, title, body, reference, url, date, validUntil }: QualityStatement,
  subject: Subject,
): Html {
  const { words, audience } = subject
  const own = textIn(subject, title)
  const kind = type === 'other' && own ? own : words.code('quality', type)
  const by = textIn(subject, body?.name)
  const when = decided(date, validUntil, words)
  const details = audience === 'learner' ? [by] : [kind === own ? undefined : own, by, reference, when]
  return html`${link(url, kind ?? own)}${details.map((each) =>
    each === undefined || each === '' ? undefined : html`<small>${each}</small>`,
  )}`
}

function decided(date: unknown, until: unknown, words: Words): Html | undefined {
  if (typeof date !== 'string') return undefined
  return typeof until === 'string'
    ? words.say('decided-until', { date: words.date(date), until: words.date(until) })
    : words.say('decided', { date: words.date(date) })
}

/** What it counts towards. */
export const stacks: Section = (subject) => {
  const { record, words } = subject
  const { type, towards, description } = record.stackability ?? {}
  if (type !== 'standalone' && type !== 'stackable') return undefined
  const larger = items(towards).flatMap((each) => target(each, subject))
  const inside =
    type === 'standalone'
      ? html`<p>${words.say('stacks-alone')}</p>`
      : html`${list(larger) ?? html`<p>${words.say('stacks-unnamed')}</p>`}${
          larger.length > 0 ? html`<p class="more">${words.say('stacks-decides')}</p>` : undefined
        }`
  const own = textIn(subject, description)
  return section('stacks', words.say('stacks'), html`${inside}${own && html`<p class="more">${own}</p>`}`)
}

function target({ credential }: StackingTarget, subject: Subject): readonly Html[] {
  const { words } = subject
  const name = textIn(subject, credential?.title)
  const eqf = credential?.eqf === undefined ? undefined : words.say('eqf', { level: credential.eqf })
  const body = textIn(subject, credential?.awardingBody?.name)
  const details = [eqf, body].flatMap((each) => (each ? [html`<small>${each}</small>`] : []))
  const shownAs = name ?? (credential?.id === undefined ? undefined : html`<code>${credential.id}</code>`)
  return shownAs ? [html`${shownAs}${details}`] : []
}

/** What was asked before it was begun. */
export const prerequisites: Section = (subject) => {
  const { record, words } = subject
  const said = textIn(subject, record.prerequisites?.description)
  const held = items(record.prerequisites?.credentials).flatMap(({ title }) => textIn(subject, title) ?? [])
  const inside = [said && html`<p>${said}</p>`, list(held)]
  return inside.some(Boolean) ? section('asked', words.say('prerequisites'), html`${inside}`) : undefined
}

/** Work that shows it, and pages about it. */
export const more: Section = (subject) => {
  const { record, words } = subject
  const { evidence: shownBy, links } = record.furtherInformation ?? {}
  const pieces = items(shownBy).flatMap(({ id, title, description }) => {
    const name = textIn(subject, title) ?? textIn(subject, description)
    return name ? [link(id, name)] : []
  })
  const pages = items(links).flatMap(({ url, title }) =>
    typeof url === 'string' && isWebUrl(url) ? [link(url, textIn(subject, title) ?? url)] : [],
  )
  const inside = list([...pieces, ...pages])
  return inside && section('more', words.say('more'), inside, 'links')
}

/** How the reader finds out whether all this is true. */
export const check: Section = (subject) => {
  const { record, words } = subject
  const contacts = items(record.awardingBody).flatMap(({ email, homepage }) => [
    ...(typeof email === 'string' && isEmail(email)
      ? [html`<a href="mailto:${encodeURI(email)}">${email}</a>`]
      : []),
    ...(typeof homepage === 'string' && isWebUrl(homepage) ? [link(homepage, homepage)] : []),
  ])
  const status = items(record.status).flatMap(({ list: address }) =>
    typeof address === 'string' ? [link(address, address)] : [],
  )
  return section(
    'check',
    words.say('check'),
    html`<p>${words.say('check-card')} ${words.say('check-ask')}</p>${
      typeof record.id === 'string'
        ? html`<p>${words.say('check-id')}: <code>${record.id}</code></p>`
        : undefined
    }${status.length > 0 ? html`<p>${words.say('check-status')} ${status[0]}</p>` : undefined}${
      contacts.length > 0
        ? html`<p>${words.say('check-contact')} ${contacts.map((each, at) => html`${at > 0 ? ' · ' : ''}${each}`)}</p>`
        : undefined
    }`,
  )
}

/** The learner's own words, apart from everything the credential says. */
export const story: Section = ({ story: told, words }) => {
  if (told === undefined || told.text.trim() === '') return undefined
  const paragraphs = told.text
    .trim()
    .split(/\r?\n\s*\r?\n/)
    .map((each) => html`<p dir="auto">${each.trim()}</p>`)
  const { language } = told
  const marked =
    language === undefined || isIn(language, words.language) ? undefined : html` lang="${language}"`
  return section(
    'story',
    words.say('story'),
    html`<p class="more">${words.say('story-note')}</p><blockquote${marked}>${paragraphs}</blockquote>`,
  )
}
