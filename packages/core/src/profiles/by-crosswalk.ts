import { buildCrosswalk, type Crosswalk } from '../crosswalk/crosswalk.js'
import { readByCrosswalk } from '../crosswalk/read.js'
import type { Reading } from '../crosswalk/reading.js'
import { pathsIn, whereIn } from '../crosswalk/where.js'

/** What a profile answers out of its crosswalk alone. */
export interface ByCrosswalk {
  where(pointer: string): string | undefined
  paths(key: string): readonly string[]
  read(json: unknown, keys?: ReadonlySet<string>): Reading
}

/** Reads by the rows of a crosswalk, which is built when something is first asked of it. */
export function byCrosswalk(rows: () => Parameters<typeof buildCrosswalk>[0]): ByCrosswalk {
  let built: Crosswalk | undefined
  const crosswalk = (): Crosswalk => {
    built ??= buildCrosswalk(rows())
    return built
  }
  return {
    where: (pointer) => whereIn(crosswalk(), pointer),
    paths: (key) => pathsIn(crosswalk(), key),
    read: (json, keys) => readByCrosswalk(json, crosswalk(), keys && { keys }),
  }
}
