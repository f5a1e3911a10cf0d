/** Places as accreditations name them: countries in two or three letters, administrative units. */
import { twoLetters } from '../credential/country.js'

/** Whether a country or unit lies in another one. */
export const isWithin = (place: string, unit: string): boolean =>
  place.startsWith(unit) || (twoLetters(place) !== undefined && twoLetters(place) === twoLetters(unit))
