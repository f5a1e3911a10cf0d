import { type EmbeddedPart, readEmbedded } from '../crosswalk/embedded.js'
import type { Reading } from '../crosswalk/reading.js'
import { embeddedAt } from '../crosswalk/where.js'
import { openbadges as rows } from '../generated/crosswalks.js'
import { byCrosswalk } from './by-crosswalk.js'
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
    value: member(value, 'microcredential'),
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
    }
  },
  where: (pointer) =>
    table.where(pointer) ?? embeddedAt('credentialSubject.achievement.microcredential', pointer),
  paths: (key) => table.paths(key),
  read(json) {
    const plain = (): Reading => table.read(json)
    return readEmbedded(json, extensions(json), plain, achievements(json)) ?? plain()
  },
}
