/** The facts in a row below the title: how much work, which level, how it was learned, when it was issued. */
import type { Level, Microcredential, NotionalWorkload, Reason, Volume } from '../generated/types.js'
import { type Html, html } from './html.js'
import { shown, told } from './texts.js'
import type { Words } from './words.js'

/** What a skill is called in a classification. */
export interface SkillName {
  readonly label: string
  readonly labelLanguage: string
}

/** What a section is made from. */
export interface Subject {
  readonly record: Partial<Microcredential>
  readonly words: Words
  readonly audience: 'learner' | 'employer' | 'admissions'
  readonly nameOf: (uri: string) => SkillName | undefined
  readonly story?: { readonly text: string; readonly language?: string | undefined } | undefined
}

/** A text of the record. */
export const textIn = ({ record, words }: Subject, texts: unknown): Html | undefined => {
  const found = told(texts, words.language, record.language)
  return found && shown(found, words.language)
}

/** Items that are objects; what is none was not read. */
export const items = <T>(list: readonly T[] | undefined): readonly T[] =>
  Array.isArray(list) ? list.filter((each) => typeof each === 'object' && each !== null) : []

/** The facts that are stated. */
export function facts(subject: Subject): Html {
  const { words } = subject
  const all = [
    fact(words.say('workload'), workload(subject)),
    fact(words.say('level'), level(subject), 'wide'),
    fact(words.say('learned'), learned(subject)),
    fact(words.say('issued'), dates(subject)),
  ]
  return html`<dl class="facts">${all}</dl>`
}

const fact = (name: Html, value: Html | undefined, kind?: string): Html | undefined =>
  value && html`<div${kind && html` class="${kind}"`}><dt>${name}</dt><dd>${value}</dd></div>`

const fine = (...lines: readonly (Html | undefined)[]): readonly Html[] =>
  lines.flatMap((line) => (line === undefined ? [] : [html`<small>${line}</small>`]))

function amount(volume: Volume, subject: Subject): Html | undefined {
  const { words } = subject
  const { value, unit, framework } = volume
  const [n, shownAs] =
    typeof value === 'object' && value !== null
      ? [value.maximum, `${value.minimum}–${value.maximum}`]
      : [value, value]
  if (typeof n !== 'number') return undefined
  if (unit === 'credit') {
    const name = textIn(subject, framework?.name) ?? words.say('not-stated')
    return words.around('credits', { framework: name }, { amount: shownAs })
  }
  return AMOUNTS.has(unit) ? words.say(unit, { n, amount: shownAs }) : undefined
}

const AMOUNTS: ReadonlySet<string> = new Set(['ects', 'ecvet', 'hour', 'day', 'week'])

function workload(subject: Subject): Html | undefined {
  const { record, words, audience } = subject
  const stated = record.notionalWorkload as NotionalWorkload | undefined
  if (typeof stated !== 'object' || stated === null) return undefined
  const amounts = items(stated.volumes).flatMap((volume) => amount(volume, subject) ?? [])
  const { hoursPerCredit, contactHours } = stated
  const whole = audience === 'admissions'
  const first = amounts[0] === undefined ? because(stated.notApplicable, subject) : html`<b>${amounts[0]}</b>`
  return (
    first &&
    html`${first}${fine(
      ...amounts.slice(1),
      whole && hoursPerCredit !== undefined
        ? words.say('hours-per-credit', { hours: hoursPerCredit })
        : undefined,
      contactHours === undefined ? undefined : words.say('contact-hours', { hours: contactHours }),
      stated.ectsNotApplicable && whole
        ? html`${words.say('not-in-ects')}: ${because(stated.ectsNotApplicable, subject)}`
        : undefined,
    )}`
  )
}

const because = (reason: Reason | undefined, subject: Subject): Html | undefined =>
  textIn(subject, reason?.because)

const LEVELS = [1, 2, 3, 4, 5, 6, 7, 8] as const

/** Eight steps, filled up to the level. */
const stairs = (eqf: number): Html =>
  html`<svg class="stairs" viewBox="0 0 64 20" aria-hidden="true" focusable="false">${LEVELS.map(
    (step) =>
      html`<rect x="${step * 8 - 8}" y="${18 - step * 2}" width="6.4" height="${step * 2 + 2}" rx="1"${step <= eqf ? html` class="on"` : undefined}/>`,
  )}</svg>`

function level(subject: Subject): Html | undefined {
  const { record, words, audience } = subject
  const stated = record.level as Level | undefined
  if (typeof stated !== 'object' || stated === null) return undefined
  const eqf = LEVELS.find((each) => each === stated.eqf)
  const cycle = words.code('cycle', stated.qfEhea)
  const national = items(stated.national).map((each) =>
    words.around('national', {
      level: html`<bdi>${String(each.level ?? '')}</bdi>`,
      framework:
        textIn(subject, each.framework) ?? html`${words.country(each.country) ?? words.plain('not-stated')}`,
    }),
  )
  const whole = audience === 'admissions' || eqf === undefined
  const head =
    eqf === undefined
      ? (because(stated.notApplicable, subject) ?? national[0] ?? cycle)
      : html`<b>${words.say('eqf', { level: eqf })}</b>${stairs(eqf)}`
  return (
    head &&
    html`${head}${fine(
      eqf === undefined ? undefined : words.say(`eqf/${eqf}`),
      head === cycle ? undefined : cycle,
      ...(whole ? national.filter((each) => each !== head) : []),
    )}`
  )
}

function learned(subject: Subject): Html | undefined {
  const { record, words } = subject
  const forms = items(record.participationForm)
  const names = forms.flatMap(({ type, description }) => {
    const own = textIn(subject, description)
    const name = type === 'other' && own ? undefined : words.code('participation-form', type)
    return [name ? html`<b>${name}</b>` : undefined, ...fine(own)]
  })
  const languages = items(record.furtherInformation ? [record.furtherInformation] : [])
    .flatMap((each) => (Array.isArray(each.languages) ? each.languages : []))
    .map((code) => words.languageName(code) ?? String(code))
  if (names.length === 0 && languages.length === 0) return undefined
  return html`${names}${fine(
    languages.length === 0 ? undefined : html`${words.say('languages')}: ${languages.join(', ')}`,
  )}`
}

function dates({ record, words }: Subject): Html | undefined {
  const { dateOfIssuing, validFrom, validUntil } = record
  const time = (value: string): Html => html`<time datetime="${value}">${words.date(value)}</time>`
  if (typeof dateOfIssuing !== 'string') return undefined
  return html`<b>${time(dateOfIssuing)}</b>${fine(
    typeof validFrom === 'string' ? words.around('valid-from', { date: time(validFrom) }) : undefined,
    typeof validUntil === 'string'
      ? words.around('valid-until', { date: time(validUntil) })
      : words.say('no-end'),
  )}`
}
