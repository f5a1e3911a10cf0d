/** Formats and codelists together, by the names the compiled schemas use: `date`, `code:country`. */

import { codes } from '@microcred/core'
import { formats } from '@microcred/core/formats'

const kebab = (key: string): string => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

export const predicates: Readonly<Record<string, (text: string) => boolean>> = {
  ...formats,
  ...Object.fromEntries(
    Object.entries(codes).map(([key, list]) => [`code:${kebab(key)}`, (text: string) => list.has(text)]),
  ),
}
