/** The unusual strings of a credential, as text rules look at them. */
import { escapeKey } from '@microcred/common/pointer'
import type { Inventory, Noted } from '../inventory.js'

/** Members that hold code, pictures or signatures, and no words for people. */
const NO_WORDS = /html|template|^(?:svg|image|content|proof(?:Value)?|jws|signature|payload|@context)$/i

/** Whether a string is meant to be read by people, or is what they and programs call a thing. */
export const isText = ({ key, value }: Noted): boolean =>
  !(typeof key === 'string' && NO_WORDS.test(key)) && !value.startsWith('data:')

/** Whether a string names something to programs: it has a scheme or is an `id`. */
export const isIdentifier = ({ key, value }: Noted): boolean =>
  !/\s/.test(value) && (key === 'id' || /^[a-z][a-z\d+.-]*:/i.test(value))

/** JSON Pointer to a string that was noted. */
export const placeOf = (inventory: Inventory, { holder, key }: Noted): string =>
  `${inventory.pointerTo(holder)}/${escapeKey(String(key))}`
