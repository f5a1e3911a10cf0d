/** What an outcome without IRI is called in recorded matches: a UUID made from its words. */
import { canonical } from '@microcred/common/canonical'
import type { Text } from '@microcred/core'
import { uuidOf } from './uuid.js'

const PREFIX = 'urn:uuid:'

/** The name of a text: the same words in the same languages have the same one, white space apart. */
export const textName = (title: Text): string =>
  PREFIX +
  uuidOf(
    canonical(
      Object.fromEntries(
        Object.entries(title).map(([language, text]) => [language, text.trim().replace(/\s+/g, ' ')]),
      ),
    ),
  )

export const isTextName = (name: string): boolean => name.startsWith(PREFIX)
