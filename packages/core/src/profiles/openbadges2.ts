import { isObject, type Json } from '@microcred/common/json'
import { movedReading } from '../crosswalk/moved.js'
import { openbadges2 as rows } from '../generated/crosswalks.js'
import { byCrosswalk } from './by-crosswalk.js'
import { type Profile, stringsIn } from './profile.js'

const table = /*#__PURE__*/ byCrosswalk(() => rows)

const CONTEXT =
  /^https?:\/\/(?:(?:www\.)?w3id\.org\/openbadges\/v2|(?:www\.)?openbadgespec\.org\/v2|purl\.(?:imsglobal|1edtech)\.org\/spec\/ob\/v2p\d)(?:\.\d)?(?:\/[\w./-]*)?(?:\.json(?:ld)?)?$/

const typesOf = (json: Json): readonly string[] => stringsIn(json.type ?? json['@type'])

/** Whether nobody holds a badge: it is the class alone. */
export const isBadgeClass = (json: unknown): boolean => isObject(json) && typesOf(json).includes('BadgeClass')

/** 1EdTech Open Badges 2.0: an assertion that holds or names its class, or a class alone. */
export const openbadges2: Profile = {
  id: 'openbadges2',
  recognise(json) {
    const contexts = stringsIn(json['@context'])
    const isVersion2 = contexts.some((context) => CONTEXT.test(context))
    // Blockcerts wrap a badge of this version in a form of their own.
    if (contexts.some((context) => context.includes('blockcerts'))) return undefined
    if (contexts.length > 0 && !isVersion2) return undefined
    const types = typesOf(json)
    if (types.includes('Assertion') && (isVersion2 || ('badge' in json && 'recipient' in json)))
      return { version: '2.0', variant: 'assertion' }
    if (types.includes('BadgeClass') && (isVersion2 || ('criteria' in json && 'issuer' in json)))
      return { version: '2.0', variant: 'class' }
    // A type that is left out, or written in other letters, is told by what a badge has.
    return isVersion2 && types.every((type) => type.toLowerCase() === 'assertion') && 'badge' in json
      ? { version: '2.0', variant: 'assertion' }
      : undefined
  },
  where: (pointer) => table.where(pointer),
  paths: (key) => table.paths(key),
  read(json) {
    if (!isBadgeClass(json)) return table.read(json)
    const reading = movedReading(table.read({ badge: json }), (pointer) =>
      pointer.startsWith('/badge') ? pointer.slice('/badge'.length) : pointer,
    )
    // A class is the specification itself, and names none.
    const { specification: _, ...record } = reading.record
    return {
      ...reading,
      record,
      where: (pointer) => table.where(pointer)?.replace(/^badge\./, ''),
    }
  },
  joined: (json, find) => {
    const badge = described(isBadgeClass(json) ? json : json.badge, find)
    const issuer = isObject(badge) ? described(badge.issuer, find) : undefined
    const whole = isObject(badge) && issuer !== badge.issuer ? { ...badge, issuer } : badge
    if (isBadgeClass(json)) return whole as Json
    return whole === json.badge ? json : { ...json, badge: whole }
  },
}

/** What an address names, where it was handed in; an object that says more than its `id` is itself. */
function described(value: unknown, find: (id: string) => Json | undefined): unknown {
  const id =
    isObject(value) && Object.keys(value).every((key) => /^(?:id|type|@context)$/.test(key))
      ? value.id
      : value
  return typeof id === 'string' ? (find(id) ?? value) : value
}
