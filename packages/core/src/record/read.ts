import { movedReading } from '../crosswalk/moved.js'
import type { Reading } from '../crosswalk/reading.js'
import type { ProfileId } from '../generated/profile-list.js'
import { profiles } from '../generated/profiles.js'

/** A credential was to be read that no profile knows, or as a profile that does not exist. */
export class CannotRead extends Error {
  override readonly name = 'CannotRead'
  constructor(
    readonly code: 'not-an-object' | 'unrecognised' | 'unknown-profile',
    message: string,
    /** Where in the input; the whole of it. */
    readonly pointer: string = '',
  ) {
    super(message)
  }
}

/** A record out of a credential, with the profile it was read as. */
export interface ReadRecord extends Reading {
  readonly profile: ProfileId
}

/**
 * Reads the record out of a parsed credential of any profile, without checking anything: what cannot be read is in
 * `unreadable`. Envelopes (tokens, seals, pictures) are opened by `@microcred/validators`, not here.
 *
 * @throws CannotRead when the input is no object, no profile knows it, or `profile` names none.
 *
 * @example
 * read({ title: { en: 'Wood finishing' }, level: { eqf: 5 } }).record.level // { eqf: 5 }
 */
export function read(input: unknown, { profile: asked }: { readonly profile?: ProfileId } = {}): ReadRecord {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    throw new CannotRead(
      'not-an-object',
      'A credential is a JSON object; parse the text, or open the envelope, first.',
    )
  const json = input as Record<string, unknown>
  const profile = profiles.find((each) => (asked === undefined ? each.recognise(json) : each.id === asked))
  if (profile) {
    const framed = profile.framed?.(json)
    const reading = framed ? movedReading(profile.read(framed.json), framed.origin) : profile.read(json)
    return { ...reading, profile: profile.id }
  }
  throw asked === undefined
    ? new CannotRead(
        'unrecognised',
        'No profile knows this credential; name one, or validate it to learn what it is.',
      )
    : new CannotRead(
        'unknown-profile',
        `There is no profile ${JSON.stringify(asked)}; the profiles are ${profiles.map(({ id }) => id).join(', ')}.`,
      )
}
