/** What several formats say in the same words. */
import { elements } from '@microcred/core'
import type { ElementRow, Finding } from '@microcred/validators'

const titles = new Map<string, string>(elements.map(({ id, title }) => [id, title]))

/** Title of an element. */
export const titleOf = (id: string): string => titles.get(id) ?? id

/** Whether a row is as it has to be. */
export const isSound = ({ required, status }: ElementRow): boolean =>
  status === 'present' || (status === 'missing' && !required)

/** Where a finding is: line and column of the text where it has them, else its pointer. */
export const placeOf = ({ line, column, pointer }: Finding): string =>
  line === undefined ? pointer : `${line}:${column}`
