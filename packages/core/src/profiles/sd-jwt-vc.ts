import { buildCrosswalk, type Crosswalk } from '../crosswalk/crosswalk.js'
import { readByCrosswalk } from '../crosswalk/read.js'
import { pathsIn, whereIn } from '../crosswalk/where.js'
import { openbadges, sdJwtVc as own } from '../generated/crosswalks.js'
import type { Profile } from './profile.js'
import { typeOf } from './sd-jwt-types.js'

let crosswalk: Crosswalk | undefined

/** A micro-credential of the wallet pilots as SD-JWT VC: the claims of an Open Badge, the dates of a token. */
export const sdJwtVc: Profile = {
  id: 'sd-jwt-vc',
  recognise: (json) => typeOf(json, 'sd-jwt-vc'),
  where(pointer) {
    crosswalk ??= buildCrosswalk([...openbadges, ...own])
    return whereIn(crosswalk, pointer)
  },
  paths(key) {
    crosswalk ??= buildCrosswalk([...openbadges, ...own])
    return pathsIn(crosswalk, key)
  },
  read(json) {
    crosswalk ??= buildCrosswalk([...openbadges, ...own])
    return readByCrosswalk(json, crosswalk)
  },
}
