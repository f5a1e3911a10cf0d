import { buildCrosswalk, type Crosswalk } from '../crosswalk/crosswalk.js'
import { readByCrosswalk } from '../crosswalk/read.js'
import { pathsIn, whereIn } from '../crosswalk/where.js'
import { eudiLearningCredential as rows } from '../generated/crosswalks.js'
import type { Profile } from './profile.js'
import { typeOf } from './sd-jwt-types.js'

let crosswalk: Crosswalk | undefined

/** The learning credential of the EU Digital Identity Wallet: claims in plain words, as SD-JWT VC. */
export const eudiLearningCredential: Profile = {
  id: 'eudi-learning-credential',
  recognise: (json) => typeOf(json, 'eudi-learning-credential'),
  where(pointer) {
    crosswalk ??= buildCrosswalk(rows)
    return whereIn(crosswalk, pointer)
  },
  paths(key) {
    crosswalk ??= buildCrosswalk(rows)
    return pathsIn(crosswalk, key)
  },
  read(json) {
    crosswalk ??= buildCrosswalk(rows)
    return readByCrosswalk(json, crosswalk)
  },
}
