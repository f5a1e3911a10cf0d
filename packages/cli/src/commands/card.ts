/** `microcred card`: a page that the holder of a micro-credential can show. */
import { type Audience, audiences, card } from '@microcred/core/card'
import { type Command, listed, UsageError } from '../arguments/usage.js'
import { languages } from '../generated/languages.js'
import { besideOf, withOption } from '../input/beside.js'
import { check } from '../input/check.js'
import { credentialsOf, recordsOf } from '../input/credentials.js'
import { inputsOf } from '../input/inputs.js'
import { catalogueOf, languageOf } from '../input/language.js'
import { fs } from '../input/node.js'
import { note, print } from '../print/output.js'

export const command: Command = {
  summary: 'Make a page of a credential that its holder can show',
  synopsis: '[--for learner|employer|admissions] [--language TAG] [--story FILE] FILE|-',
  details: [
    'Reads a credential of any form and prints a whole page of HTML: what the holder can do, with the skills as ESCO calls them; how much work and which level it was, and what that level means; how it was assessed, who vouches for it, how to check that, and what it counts towards. The page needs nothing from elsewhere, runs nothing, and fits on one page of paper.',
    'Of the learner it shows the name and nothing else. --story adds what the learner says, in a place of its own that says that nobody has vouched for it; it is never written into the credential.',
    'What stands in the credential is shown as it stands, sound or not: microcred validate and microcred verify say what it is worth. Ends with 0 when the page was printed, with 1 when there is no micro-credential in the file, with 2 when the command line is wrong or it cannot be read.',
  ],
  options: {
    for: {
      takes: 'READER',
      choices: audiences,
      does: 'Who reads it: learner (unless said), employer, admissions; it decides what stands first and how much is said of it',
    },
    language: {
      takes: 'TAG',
      does: `Language of the page: ${listed(languages)}; unless said that of LC_ALL, LC_MESSAGES or LANG, else English. Texts of the credential are shown in it where they have it`,
    },
    story: { takes: 'FILE', does: 'Plain text in the learner’s own words; an empty line begins a paragraph' },
    with: withOption,
  },
  examples: [
    ['microcred card credential.json --language bg > card.html', 'in Bulgarian'],
    ['microcred card badge.png --for employer --output card.html', 'from a badge, for an employer'],
    ['microcred card credential.json --story story.txt > card.html', 'with the learner’s own words'],
  ],
  async run(given) {
    const { words, value } = given
    if (words.length !== 1) throw new UsageError('Name one file, or - for standard input.')
    const { inputs, problems } = await inputsOf(words, undefined)
    for (const problem of problems) note(problem)
    const [input, ...more] = inputs
    if (!input) return 2
    if (more.length > 0) throw new UsageError('A card is made of one file.')
    const asked = await languageOf(given)
    const language = asked && (await catalogueOf(asked.language, 'card/'))
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
