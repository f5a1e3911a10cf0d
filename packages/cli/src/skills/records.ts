import { note } from '../print/output.js'

/** The records among the inputs, each with its name; what cannot be read is said at once. */
export async function recordsOf(words: readonly string[]) {
  const [{ inputsOf }, checking] = await Promise.all([
    import('../input/inputs.js'),
    import('../input/check.js'),
  ])
  const { inputs, problems } = await inputsOf(words, undefined)
  for (const problem of problems) note(problem)
  let unread = problems.length > 0
  const records = []
  for (const input of inputs) {
    const checked = await checking.check(input)
    const record = 'problem' in checked ? undefined : checked.report.record
    if (record) records.push({ file: input.name, record })
    else {
      unread = true
      note('problem' in checked ? checked.problem : `${input.name} cannot be read as a credential.`)
    }
  }
  return { records, unread }
}
