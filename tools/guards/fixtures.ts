/** What an element's own fixtures say of it against what its validator says of them. */
import type { ElementKey } from '../../packages/validators/src/elements.ts'
import { elementValidators } from '../../packages/validators/src/elements.ts'
import { fixturesOf } from '../fixtures.ts'
import type { Model } from '../model/model.ts'
import { root } from '../root.ts'

interface Place {
  readonly code: string
  readonly pointer: string
}

const called = ({ code, pointer }: Place): string => `${code} at ${pointer === '' ? 'its top' : pointer}`
const listed = (places: readonly Place[]): string => places.map(called).join(' and ') || 'nothing'

/** Valid fixtures that are not, and invalid ones in which another fault is found than they say. */
export function* fixtures({ elements }: Model, base = root): Iterable<string> {
  for (const { id, key } of elements) {
    const validator = elementValidators[key as ElementKey]
    const { valid, invalid } = fixturesOf(id, base)
    for (const { file, data } of valid) {
      const found = validator.check(data)
      if (found.length > 0)
        yield `${file} is to be valid, and what is found in it is ${listed(found)}; mend it, or move it to invalid/ with its "because".`
    }
    for (const { file, because, data } of invalid) {
      if (typeof because?.code !== 'string' || typeof because.pointer !== 'string') {
        yield `${file} does not say why it is invalid; write { "because": { "code", "pointer" }, "data" }.`
        continue
      }
      const found = validator.check(data)
      if (found.length !== 1 || called(found[0]!) !== called(because))
        yield `${file} says that it has ${called(because)}, and what is found is ${listed(found)}; correct "because", or leave one fault in "data".`
    }
  }
}
