/** `microcred card`: a page that the holder of a micro-credential can show. */

import { definition } from '../definitions/card.js'
import '../print/command-words.js'
import { type Audience, card } from '@microcred/core/card'
import { type Command, refused } from '../arguments/usage.js'
import { besideOf } from '../input/beside.js'
import { check } from '../input/check.js'
import { credentialsOf, recordsOf } from '../input/credentials.js'
import { inputsOf } from '../input/inputs.js'
import { catalogueOf, languageTagOf } from '../input/language.js'
import { fs } from '../input/node.js'
import { note, print } from '../print/output.js'
import { told, toldFinding } from '../print/voice.js'

export const command: Command = {
  ...definition,
  async run(given) {
    const { words, value } = given
    if (words.length !== 1) throw refused('usage/one-file')
    const { inputs, problems } = await inputsOf(words, undefined)
    for (const problem of problems) note(problem)
    const [input, ...more] = inputs
    if (!input) return 2
    if (more.length > 0) throw refused('usage/card-of-one')
    const asked = languageTagOf(given)
    const language = asked === undefined ? undefined : await catalogueOf(asked, 'card/')
    const story = storyIn(value('story'))
    const beside = besideOf(given)
    const outcome = await check(input, { ...(beside.length > 0 && { with: beside }) })
    if ('problem' in outcome) {
      note(outcome.problem)
      return 2
    }
    const records = credentialsOf(outcome.report).flatMap(({ report }) => recordsOf(report))
    const [record, ...others] = records
    if (!record) {
      const fault = outcome.report.findings.find(({ severity }) => severity === 'error')
      note(
        fault
          ? told('note/no-credential-why', { name: input.name, why: toldFinding(fault, fault.message) })
          : told('note/no-credential', { name: input.name }),
      )
      return 1
    }
    if (others.length > 0) throw refused('usage/one-by-itself', { name: input.name, count: records.length })
    const { languages: labelled, skill } = await import('@microcred/taxonomy')
    const tag = language?.language ?? 'en'
    const labels = labelled().includes(tag) ? tag : 'en'
    print(
      card(record, {
        for: (value('for') ?? 'learner') as Audience,
        skills: (uri) => skill(uri, { language: labels }),
        ...(language && { language }),
        ...(story !== undefined && { story: { text: story } }),
      }),
    )
    return 0
  },
}

/** More is no story. */
const LONGEST = 4000

function storyIn(file: string | undefined): string | undefined {
  if (file === undefined) return undefined
  const text = fs.readFileSync(file, 'utf8')
  if (text.length > LONGEST) throw refused('usage/story', { most: LONGEST, file, count: text.length })
  return text
}
