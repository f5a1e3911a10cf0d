import { openbadges, sdJwtVc as own } from '../generated/crosswalks.js'
import { byCrosswalk } from './by-crosswalk.js'
import type { Profile } from './profile.js'
import { typeOf } from './sd-jwt-types.js'

const table = /*#__PURE__*/ byCrosswalk(() => [...openbadges, ...own])

/** A micro-credential of the wallet pilots as SD-JWT VC: the claims of an Open Badge, the dates of a token. */
export const sdJwtVc: Profile = {
  id: 'sd-jwt-vc',
  recognise: (json) => typeOf(json, 'sd-jwt-vc'),
  where: (pointer) => table.where(pointer),
  paths: (key) => table.paths(key),
  read: (json) => table.read(json),
}
