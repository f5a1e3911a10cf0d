import type { Microcredential } from '../generated/types.js'
import { NAMESPACE, VERSION } from '../names/namespace.js'
import { specification } from '../profiles/record.js'
import type { Writer } from './writer.js'
import type { Json } from './writing.js'

/**
 * Our own form in its present version, named, so that it is known whatever it holds: what names an earlier one is
 * lifted, for nothing was taken away.
 */
const lifted = (record: Readonly<Partial<Microcredential>>): Readonly<Partial<Microcredential>> => ({
  ...record,
  $schema: `${NAMESPACE}${VERSION}/${specification.recognise(record as Json) ? 'specification' : 'microcredential'}.schema.json`,
})

/** A record as it is. */
export const writer: Writer<Readonly<Partial<Microcredential>>> = { write: lifted }
