/** Places as accreditations name them: countries in two or three letters, administrative units. */
import { countryCalled } from '@microcred/core/codes'

export const countryOf = (text: string): string | undefined =>
  text.length === 2 ? text : countryCalled(text)

/** Whether a country or unit lies in another one. */
export const isWithin = (place: string, unit: string): boolean =>
  place.startsWith(unit) || (countryOf(place) !== undefined && countryOf(place) === countryOf(unit))
