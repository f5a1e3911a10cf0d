import { buildCrosswalk, type Crosswalk } from '../crosswalk/crosswalk.js'
import { readByCrosswalk } from '../crosswalk/read.js'
import { openbadges, sdJwtVc as own } from '../generated/crosswalks.js'
import type { Profile } from './profile.js'

let crosswalk: Crosswalk | undefined

const TYPE = /^urn:eudi:(?:micro_credential|openbadge_[a-z]+):(\d+)$/

/** A micro-credential as SD-JWT VC: the claims of an Open Badge, the dates of a token. */
export const sdJwtVc: Profile = {
  id: 'sd-jwt-vc',
  recognise(json) {
    const [, version] = TYPE.exec(typeof json.vct === 'string' ? json.vct : '') ?? []
    return version === undefined ? undefined : { version }
  },
  read(json) {
    crosswalk ??= buildCrosswalk([...openbadges, ...own])
    return readByCrosswalk(json, crosswalk)
  },
}
