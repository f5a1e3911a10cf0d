/** What several formats say in the same words. */
import { elements } from '@microcred/core'
import type { ElementRow, Finding } from '@microcred/validators'
import { englishWords, type Words } from '../words.js'

const titles = new Map<string, string>(elements.map(({ id, title }) => [id, title]))

/** Title of an element. */
export const titleOf = (id: string, words: Words = englishWords): string =>
  words(`element/${id}`, { name: titles.get(id) ?? id })

/** How a row is, in a word. */
export const statusOf = ({ status }: ElementRow, words: Words = englishWords): string =>
  words(status === 'present' ? 'page/present' : `row/${status}`)

/** Whether a row is as it has to be. */
export const isSound = ({ required, status }: ElementRow): boolean =>
  status === 'present' || (status === 'missing' && !required)

/** Where a finding is: line and column of the text where it has them, else its pointer. */
export const placeOf = ({ line, column, pointer }: Finding): string =>
  line === undefined ? pointer : `${line}:${column}`
