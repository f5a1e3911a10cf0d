/** What of the genuineness of an opened credential was not looked at. */
import type { Opened } from '../open/open-bare.js'
import type { Entry } from '../recognise/entry.js'
import { type NotChecked, notChecked, notCheckedOfRecord } from './trust.js'

/** Profiles in which `status` at the top is a status entry. */
const OWN_STATUS: ReadonlySet<string> = new Set(['edc', 'sd-jwt-vc', 'record', 'specification'])

/** By the envelopes it lay in and by what it carries; `entry` is its profile, where that is known. */
export function uncheckedIn({ json, wrapper, inner }: Opened, entry: Entry | undefined): NotChecked[] {
  if (entry?.own && !wrapper) return notCheckedOfRecord(json)
  const kinds = [wrapper, inner].flatMap((each) => each?.type ?? [])
  return notChecked(json, kinds, OWN_STATUS.has(entry?.profile.id ?? ''))
}
