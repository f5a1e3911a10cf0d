import { eudiLearningCredential as rows } from '../generated/crosswalks.js'
import { byCrosswalk } from './by-crosswalk.js'
import type { Profile } from './profile.js'
import { typeOf } from './sd-jwt-types.js'

const table = /*#__PURE__*/ byCrosswalk(() => rows)

/** The learning credential of the EU Digital Identity Wallet: claims in plain words, as SD-JWT VC. */
export const eudiLearningCredential: Profile = {
  id: 'eudi-learning-credential',
  recognise: (json) => typeOf(json, 'eudi-learning-credential'),
  where: (pointer) => table.where(pointer),
  paths: (key) => table.paths(key),
  read: (json) => table.read(json),
}
