import type { Rule } from './rule.js'
import { recommendation } from './sources.js'

export const explanation =
  'Displays choose texts by the main language and show nothing, or any other, when there is none. The title stands for the other texts.'

export const rule: Rule = {
  severity: 'warning',
  part: 'quality',
  absence: true,
  sentence: 'The main language is {language}, and the title is in {languages} only.',
  hint: 'Name the language the texts are in, or add the texts.',
  source: recommendation('Annex II, principle 2, Transparency'),
  check({ record: { language, title } }, report) {
    if (!language || !title) return
    for (const tag in title)
      if (tag === language || tag === 'und' || tag === 'mul' || tag.startsWith(`${language}-`)) return
    report({ pointer: '/title', params: { language, languages: Object.keys(title) } })
  },
}
