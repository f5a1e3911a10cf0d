import { isObject } from '@microcred/common/json'
import { readRecord } from '../crosswalk/reading.js'
import { elements } from '../generated/elements.js'
import { NAMESPACE } from '../names/namespace.js'
import type { Profile, Recognised } from './profile.js'

const SCHEMA = new RegExp(
  `^${NAMESPACE.replaceAll('.', '\\.')}(\\d+\\.\\d+\\.\\d+)/(microcredential|specification)\\.schema\\.json$`,
)

/** What a `$schema` of ours says: version and which of the two. */
function schemaOf(json: Readonly<Record<string, unknown>>): { version: string; of: string } | undefined {
  const [, version, of] = SCHEMA.exec(typeof json.$schema === 'string' ? json.$schema : '') ?? []
  return version && of ? { version, of } : undefined
}

const KEYS = elements.map((element) => element.key)

/** Members a record has besides its elements. */
const MORE = ['id', 'specification', 'language', 'validFrom', 'validUntil', 'status', 'extensions']

/** Keys that courses and badges of others have too: they tell a record where their values are as a record has them. */
const GENERIC: Readonly<Record<string, (value: unknown) => boolean>> = {
  title: isObject,
  learner: isObject,
  prerequisites: isObject,
  grade: (value) => isObject(value) && 'value' in (value as object),
  level: (value) =>
    isObject(value) && /^(?:eqf|qfEhea|national|notApplicable)$/.test(Object.keys(value as object)[0] ?? ''),
  learningOutcomes: (value) => Array.isArray(value) && isObject(value[0]) && isObject(value[0].title),
}

/** Our neutral form: recognised by `$schema`, else by a majority of keys that only it has. */
export const record: Profile = {
  id: 'record',
  recognise(json): Recognised | undefined {
    const schema = schemaOf(json)
    if (schema) return schema.of === 'microcredential' ? { version: schema.version } : undefined
    if ('@context' in json || 'credentialSubject' in json || 'vct' in json) return undefined
    const held = KEYS.filter((key) => Object.hasOwn(json, key))
    if (held.length < 2 || !held.some((key) => GENERIC[key]?.(json[key]) ?? true)) return undefined
    const known = held.length + MORE.filter((key) => Object.hasOwn(json, key)).length
    return known * 2 > Object.keys(json).length ? {} : undefined
  },
  read: readRecord,
}

/** The same elements before anyone holds the credential. */
export const specification: Profile = {
  id: 'specification',
  recognise(json): Recognised | undefined {
    const schema = schemaOf(json)
    return schema?.of === 'specification' ? { version: schema.version } : undefined
  },
  read: readRecord,
}
