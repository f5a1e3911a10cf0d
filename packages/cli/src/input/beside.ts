/** What `--with` hands in beside credentials: classes and issuers that they name by address. */
import { type Given, refused, UsageError } from '../arguments/usage.js'
import { jsonIn } from './json-file.js'

/** The objects in the files of `--with`; a list stands for its items. */
export const besideOf = (given: Given): readonly object[] =>
  given.all('with').flatMap((file) => {
    const content = jsonIn(file)
    if ('problem' in content) throw new UsageError(content.problem)
    const objects = [content.value].flat()
    if (objects.length > 0 && objects.every(hasId)) return objects
    throw refused('usage/with-nothing', { file })
  })

const hasId = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && typeof (value as { id?: unknown }).id === 'string'
