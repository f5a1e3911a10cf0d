import type { Rule } from './rule.js'
import { foreignIn } from './scripts.js'
import { ownForm } from './sources.js'

/** The script a text is written in, where none of some languages is written so; Latin letters are read everywhere. */
function writtenOtherwise(text: string, languages: readonly string[]): string | undefined {
  const scripts = languages.map((language) => foreignIn(text, language))
  const [script] = scripts
  return script !== undefined && script !== 'Latn' && scripts.every((each) => each === script)
    ? script
    : undefined
}

export const explanation =
  'These texts do not say themselves what language they are in: the language of the classes is all there is to choose a font, a voice and a dictionary by.'

export const rule: Rule = {
  reads: 'scripts',
  severity: 'info',
  part: 'quality',
  sentence:
    'The classes are said to be held in `{language}`, and this text is written in the script `{script}`.',
  hint: 'If the classes are held in another language, name that.',
  source: ownForm,
  check({ record }, report) {
    const { title, learningOutcomes = [], furtherInformation: { description, languages = [] } = {} } = record
    const [language] = languages
    if (language === undefined) return
    const look = (text: typeof title, pointer: string): void => {
      const script = text?.und === undefined ? undefined : writtenOtherwise(text.und, languages)
      if (script !== undefined) report({ pointer: `${pointer}/und`, params: { language, script } })
    }
    look(title, '/title')
    for (const [at, outcome] of learningOutcomes.entries())
      look(outcome.title, `/learningOutcomes/${at}/title`)
    look(description, '/furtherInformation/description')
  },
}
