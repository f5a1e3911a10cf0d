import { type EmbeddedPart, readEmbedded } from '../crosswalk/embedded.js'
import type { Framed } from '../crosswalk/framed.js'
import type { Reading } from '../crosswalk/reading.js'
import { embeddedAt } from '../crosswalk/where.js'
import { openbadges as rows } from '../generated/crosswalks.js'
import { byCrosswalk } from './by-crosswalk.js'
import { OF_THE_HOLDER } from './openbadges-halves.js'
import { type Profile, stringsIn } from './profile.js'

const table = /*#__PURE__*/ byCrosswalk(() => rows)

const CONTEXT = /^https?:\/\/purl\.imsglobal\.org\/spec\/ob\/v3p0\/context(?:-(\d+\.\d+\.\d+))?\.json$/

type Json = Readonly<Record<string, unknown>>

const member = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Json)[key] : undefined

/** The two halves of the extension `EuMicroCredential`: what is true of every holder, and of this one. */
function extensions(json: unknown): EmbeddedPart[] {
  const subject = first(member(json, 'credentialSubject'), '/credentialSubject')
  const achievement = first(member(subject.value, 'achievement'), `${subject.pointer}/achievement`)
  return [achievement, subject].map(({ value, pointer }) => ({
    pointer: `${pointer}/microcredential`,
    // Where nothing can carry a half, none was left out.
    value: typeof value === 'object' ? member(value, 'microcredential') : null,
  }))
}

/** Where the achievements stand. */
const achievements = (json: unknown): readonly string[] =>
  each(member(json, 'credentialSubject'), '/credentialSubject').flatMap(({ value, pointer }) =>
    each(member(value, 'achievement'), `${pointer}/achievement`).map((achievement) => achievement.pointer),
  )

/** The items of a list, or the one value, with their places. */
const each = (value: unknown, pointer: string): readonly EmbeddedPart[] =>
  Array.isArray(value)
    ? value.map((item, at) => ({ value: item as unknown, pointer: `${pointer}/${at}` }))
    : value === undefined
      ? []
      : [{ value, pointer }]

/** The first of several, as the plain fields are read too. */
const first = (value: unknown, pointer: string): EmbeddedPart =>
  Array.isArray(value) ? { value: value[0], pointer: `${pointer}/0` } : { value, pointer }

/** What makes an achievement one that somebody was awarded. */
const AWARDING = [
  'AchievementCredential',
  'OpenBadgeCredential',
  'EndorsementCredential',
  'VerifiableCredential',
  'VerifiablePresentation',
]

/** Whether an object is an achievement that nobody holds. */
const isOffer = (json: Json): boolean => {
  const types = stringsIn(json.type ?? json['@type'])
  return (
    types.includes('Achievement') &&
    !types.some((type) => AWARDING.includes(type)) &&
    !('credentialSubject' in json) &&
    !('issuer' in json)
  )
}

/** Whether a badge is more than an achievement that nobody holds, put where a badge has it. */
const isHeld = (json: unknown): boolean => {
  const types = stringsIn(member(json, 'type') ?? member(json, '@type'))
  return !types.includes('Achievement') || types.some((type) => AWARDING.includes(type))
}

/** Where an achievement and its creator stand in a badge, and in an achievement that nobody holds. */
const PLACES = [
  ['credentialSubject.achievement', ''],
  ['issuer', 'creator'],
] as const

/** A place in a badge as one in the achievement that nobody holds; `separator` stands between keys. */
function moved(place: string, separator: '/' | '.'): string {
  for (const [from, to] of PLACES) {
    const before = from.replaceAll('.', separator)
    if (place !== before && !place.startsWith(before + separator)) continue
    const rest = place.slice(before.length)
    return to === '' ? rest.slice(1) : to + rest
  }
  return place
}

/** An achievement that nobody holds, where a badge has it; who made it is who would award it. */
const held = (json: Json): Framed => ({
  json: {
    '@context': json['@context'],
    type: json.type,
    ...(json.creator !== undefined && { issuer: json.creator }),
    credentialSubject: { achievement: json },
  },
  origin: (pointer) => {
    const place = moved(pointer.slice(1), '/')
    return place === '' || place === 'credentialSubject' ? '' : `/${place}`
  },
  path: (path) => moved(path, '.'),
})

/** What was read of an achievement that nobody holds: it is the specification itself, and names none. */
function asSpecification(reading: Reading, achievement: unknown): Reading {
  const { specification, ...record } = reading.record
  const id = specification?.id ?? member(achievement, 'id')
  return Object.defineProperty(reading, 'record', {
    value: { ...(typeof id === 'string' && { id }), ...record },
    enumerable: true,
  })
}

/** 1EdTech Open Badges 3.0. */
export const openbadges: Profile = {
  id: 'openbadges',
  recognise(json) {
    const types = stringsIn(json.type ?? json['@type'])
    const context = stringsIn(json['@context'])
      .map((each) => CONTEXT.exec(each))
      .find((match) => match !== null)
    if (!context && !types.includes('OpenBadgeCredential') && !types.includes('AchievementCredential'))
      return undefined
    return {
      ...(context && { version: context[1] ?? '3.0.0' }),
      ...(types.includes('EndorsementCredential') && { variant: 'endorsement' }),
      ...(isOffer(json) && { variant: 'achievement' }),
    }
  },
  framed: (json) => (isOffer(json) ? held(json) : undefined),
  where: (pointer) =>
    table.where(pointer) ?? embeddedAt('credentialSubject.achievement.microcredential', pointer),
  paths: (key) => table.paths(key),
  read(json) {
    const plain = (keys?: ReadonlySet<string>): Reading => table.read(json, keys)
    const halves = extensions(json)
    const homeOf = (key: string): string => halves[OF_THE_HOLDER.has(key) ? 1 : 0]!.pointer
    const reading = readEmbedded(json, halves, plain, achievements(json), homeOf) ?? plain()
    return isHeld(json)
      ? reading
      : asSpecification(reading, member(member(json, 'credentialSubject'), 'achievement'))
  },
}
