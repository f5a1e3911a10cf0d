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

/** Our neutral form: recognised by `$schema`, else by its element keys. */
export const record: Profile = {
  id: 'record',
  recognise(json): Recognised | undefined {
    const schema = schemaOf(json)
    if (schema) return schema.of === 'microcredential' ? { version: schema.version } : undefined
    if ('@context' in json || 'credentialSubject' in json || 'vct' in json) return undefined
    return KEYS.filter((key) => Object.hasOwn(json, key)).length >= 2 ? {} : undefined
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
