/** What of the genuineness of an opened credential was not looked at. */
import { ownStatus } from '../generated/own-status.js'
import type { Opened } from '../open/open-bare.js'
import type { Entry } from '../recognise/entry.js'
import { type NotChecked, notChecked, notCheckedOfRecord } from './trust.js'

/** By the envelopes it lay in and by what it carries; `entry` is its profile, where that is known. */
export function uncheckedIn({ json, wrapper, inner }: Opened, entry: Entry | undefined): NotChecked[] {
  if (entry?.own && !wrapper) return notCheckedOfRecord(json)
  const kinds = [wrapper, inner].flatMap((each) => each?.type ?? [])
  return notChecked(json, kinds, ownStatus.has(entry?.profile.id ?? ''))
}
