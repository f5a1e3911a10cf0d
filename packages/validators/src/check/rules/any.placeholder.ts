import { subjectOf } from '../explain.js'
import type { Rule } from './rule.js'
import { recommendation } from './sources.js'

/** Blanks of a template: `<name of the course>`, `{{title}}`, `${title}`, `[insert title]`. */
const BLANK = /^<[^<>]+>$|\{\{[^{}]*\}\}|\$\{[^{}]+\}|^\[(?:insert|enter|your|name|title|date)\b[^\]]*\]$/i

const FILLER =
  /^(?:lorem ipsum\b.*|to ?do|tb[acd]|fix ?me|xx+|\?+|\.{2,}|…|_{2,}|test(?:ing)?|string|undefined|null|nan|\[object object\]|(?:your|insert|enter) .+ here)[.!:]?$/is

export const explanation =
  'A blank of a template or a filler such as “TODO”, “Lorem ipsum” or “test” was left. It passes every check of form and says nothing.'

export const rule: Rule = {
  severity: 'warning',
  part: 'quality',
  sentence: 'This is a placeholder, not a value.',
  hint: 'Write what belongs here, or leave it out.',
  source: recommendation('Annex II, principle 2, Transparency'),
  check({ contents }, report) {
    for (const { value, key, holder } of contents.doubtful) {
      const blank = BLANK.test(value)
      if (!blank && !FILLER.test(value.trim())) continue
      const pointer = `${contents.pointerTo(holder)}/${key}`
      const subject = subjectOf(pointer)
      // Someone may be called Test, and extensions follow rules of their own.
      if (subject !== 'extensions' && (blank || subject !== 'learner')) report({ subject, pointer })
    }
  },
}
