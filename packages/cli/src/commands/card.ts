/** `microcred card`: a page that the holder of a micro-credential can show. */
import { type Audience, audiences, card } from '@microcred/core/card'
import { type Command, UsageError } from '../arguments/usage.js'
import { besideOf, withOption } from '../input/beside.js'
import { check } from '../input/check.js'
import { credentialsOf, recordsOf } from '../input/credentials.js'
import { inputsOf } from '../input/inputs.js'
import { catalogueOf, languageTagOf } from '../input/language.js'
import { fs } from '../input/node.js'
import { note, print } from '../print/output.js'

export const command: Command = {
  synopsis: '[--for learner|employer|admissions] [--language TAG] [--story FILE] FILE|-',
  options: {
    for: { takes: 'READER', choices: audiences },
    language: { takes: 'TAG' },
    story: { takes: 'FILE' },
    with: withOption,
  },
  examples: [
    'microcred card credential.json --language bg > card.html',
    'microcred card badge.png --for employer --output card.html',
    'microcred card credential.json --story story.txt > card.html',
  ],
  async run(given) {
    const { words, value } = given
    if (words.length !== 1) throw new UsageError('Name one file, or - for standard input.')
    const { inputs, problems } = await inputsOf(words, undefined)
    for (const problem of problems) note(problem)
    const [input, ...more] = inputs
    if (!input) return 2
    if (more.length > 0) throw new UsageError('A card is made of one file.')
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
      const why = outcome.report.findings.find(({ severity }) => severity === 'error')?.message
      note(`${input.name} holds no micro-credential${why === undefined ? '.' : `: ${why}`}`)
      return 1
    }
    if (others.length > 0)
      throw new UsageError(
        `${input.name} holds ${records.length} micro-credentials; hand in one of them by itself.`,
      )
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
  if (text.length > LONGEST)
    throw new UsageError(`A story has up to ${LONGEST} characters; ${file} has ${text.length}.`)
  return text
}
