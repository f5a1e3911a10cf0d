/** Formats and codelists together, by the names the compiled schemas use: `date`, `code:country`. */

import { codes } from '@microcred/core'
import { formats } from '@microcred/core/formats'

export const predicates: Readonly<Record<string, (text: string) => boolean>> = {
  ...formats,
  ...Object.fromEntries(
    Object.entries(codes).map(([name, list]) => [`code:${name}`, (text: string) => list.has(text)]),
  ),
}
