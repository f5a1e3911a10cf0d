/** Says in a sentence each what a folder or a table lacks: the checks that JSON Schema cannot make on the sources. */
import { guards } from './guards/guards.ts'
import { load } from './model/load.ts'
import { SourceError } from './model/source-error.ts'

try {
  const model = load()
  const missing = guards.flatMap((guard) => [...guard(model)])
  for (const sentence of missing) console.error(sentence)
  process.exitCode = missing.length > 0 ? 1 : 0
} catch (error) {
  if (!(error instanceof SourceError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
