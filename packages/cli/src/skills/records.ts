import '../print/command-words.js'
import { note } from '../print/output.js'
import { englishWords, type Words } from '../print/words.js'

/** The records among the inputs, each with its name; what cannot be read is said at once. */
export async function recordsOf(files: readonly string[], words: Words = englishWords) {
  const [{ inputsOf }, checking] = await Promise.all([
    import('../input/inputs.js'),
    import('../input/check.js'),
  ])
  const { inputs, problems } = await inputsOf(files, undefined)
  for (const problem of problems) note(problem)
  let unread = problems.length > 0
  const records = []
  for (const input of inputs) {
    const checked = await checking.check(input)
    const record = 'problem' in checked ? undefined : checked.report.record
    if (record) records.push({ file: input.name, record })
    else {
      unread = true
      note('problem' in checked ? checked.problem : words('skills/unread', { name: input.name }))
    }
  }
  return { records, unread }
}
