import { isObject, type Json } from '@microcred/common/json'
import type { Reading } from '../crosswalk/reading.js'
import { openbadges } from './openbadges.js'
import { type Profile, stringsIn } from './profile.js'

/** The achievement credentials a learner record holds, with their places. */
function badges(json: unknown): { readonly value: Json; readonly pointer: string }[] {
  const subject = isObject(json) ? json.credentialSubject : undefined
  const held = isObject(subject) ? subject.verifiableCredential : undefined
  const all = Array.isArray(held)
    ? held.map((value, at) => ({
        value: value as unknown,
        pointer: `/credentialSubject/verifiableCredential/${at}`,
      }))
    : [{ value: held, pointer: '/credentialSubject/verifiableCredential' }]
  return all.filter(
    (each): each is { value: Json; pointer: string } => isObject(each.value) && isBadge(each.value),
  )
}

const isBadge = ({ type }: Json): boolean =>
  stringsIn(type).some((each) => each === 'AchievementCredential' || each === 'OpenBadgeCredential')

/** A reading of something that stands inside of the credential. */
const within = (reading: Reading, pointer: string): Reading => ({
  record: reading.record,
  unreadable: reading.unreadable.map((each) => ({ ...each, pointer: pointer + each.pointer })),
  ...(reading.where && {
    where: (place: string) => {
      const inside = reading.where?.(place)
      return inside && `credentialSubject.verifiableCredential.${inside}`
    },
  }),
  ...(reading.visible && { visible: (keys) => within(reading.visible!(keys), pointer) }),
  ...(reading.repeated && {
    repeated: reading.repeated.map((each) => ({
      ...each,
      pointers: [pointer + each.pointers[0], pointer + each.pointers[1]] as const,
    })),
  }),
  several: reading.several.map((each) => ({
    ...each,
    pointers: each.pointers.map((place) => pointer + place),
  })),
  get found() {
    return new Map([...reading.found].map(([name, places]) => [name, places.map((place) => pointer + place)]))
  },
  get consumed() {
    return new Set([...reading.consumed].map((place) => pointer + place))
  },
  origin: (recordPointer) => pointer + reading.origin(recordPointer),
  pointers: (recordPointer) => reading.pointers(recordPointer).map((each) => pointer + each),
})

/** 1EdTech Comprehensive Learner Record 2.0: a transcript of badges, of which the first is read. */
export const clr: Profile = {
  id: 'clr',
  recognise(json) {
    if (!stringsIn(json.type).includes('ClrCredential')) return undefined
    const context = stringsIn(json['@context']).find((each) => each.includes('/spec/clr/v2p0/'))
    const [, version = '2.0.0'] = /context-(\d+\.\d+\.\d+)\.json$/.exec(context ?? '') ?? []
    return context === undefined ? {} : { version }
  },
  where: (pointer) => `credentialSubject.verifiableCredential.${openbadges.where!(pointer)}`,
  paths: (key) => openbadges.paths!(key).map((path) => `credentialSubject.verifiableCredential.${path}`),
  readAll: (json) => badges(json).map(({ value, pointer }) => within(openbadges.read(value), pointer)),
  read(json) {
    const held = badges(json)
    const first = held[0]
    if (!first) return openbadges.read({})
    const reading = within(openbadges.read(first.value), first.pointer)
    return Object.defineProperty(reading, 'found', {
      enumerable: true,
      value: new Map([['@achievement', held.map((each) => `${each.pointer}/credentialSubject/achievement`)]]),
    })
  },
}
